import type { Id } from '@concertato/core'
import { kindOf, type Role } from '@concertato/deal'
import { admin } from '@concertato/wire'
import type { Caller } from './caller.ts'
import type { Given, GivenMember } from './given.ts'

/** Somebody who calls; `role` is what the permission table asks about. */
export interface Persona {
  readonly name: string
  readonly caller: Caller
  readonly signedIn: boolean
  readonly role: Role | undefined
  /** Absent for those who act for no workspace. */
  readonly member?: GivenMember
  /** What a forbidden call is answered to them. */
  readonly refusal: 'not_signed_in' | 'not_allowed' | 'second_factor_needed'
}

export interface World {
  readonly personas: readonly Persona[]
  /** Somebody of another workspace of the same kind. */
  readonly strangerTo: (persona: Persona) => GivenMember
}

/** Roles of the three workspaces of a small world, each worn by somebody else. */
const CAST: readonly { readonly home: string; readonly roles: readonly Role[] }[] = [
  { home: 'brand', roles: ['brand_owner', 'brand_finance', 'brand_member'] },
  { home: 'act', roles: ['artist', 'band_member', 'manager'] },
  { home: 'young act', roles: ['guardian', 'artist'] },
  { home: 'house', roles: ['house_matcher', 'house_finance', 'house_admin'] },
]

/** Two of everything: everybody of one brand, one act, one young act and the house, and strangers to each of them. */
export async function aWorld(given: Given): Promise<World> {
  const young = { act: { form: 'solo' as const, birthOn: '2012-04-05' } }
  const homes: Record<string, Id<'workspace'>> = {
    brand: (await given.workspace('brand')).id,
    act: (await given.workspace('act', { act: { form: 'band', birthOn: '1991-02-03' } })).id,
    'young act': (await given.workspace('act', young)).id,
    house: (await given.house()).id,
  }
  const personas: Persona[] = []
  for (const { home, roles } of CAST) {
    for (const role of roles) {
      const member = await given.member(role, homes[home], { maySign: role === 'band_member' })
      personas.push({
        name: home === 'young act' ? `${role} of a young act` : role,
        caller: member.caller,
        signedIn: true,
        role,
        member,
        refusal: 'not_allowed',
      })
    }
  }
  personas.push(...(await bystanders(given, homes.brand)))
  const strangers = {
    brand: await given.member('brand_owner'),
    act: await given.member('artist'),
    // There is one house; what is foreign to it belongs to somebody outside.
    house: await given.member('brand_owner'),
  }
  return { personas, strangerTo: ({ role }) => strangers[role ? kindOf(role) : 'brand'] }
}

/** Those who may do little: nobody, somebody without a workspace, half a proof, and somebody locked out. */
async function bystanders(given: Given, brand: Id<'workspace'> | undefined): Promise<Persona[]> {
  const alone = await given.person()
  const finance = await given.member('brand_finance', brand)
  const half = await given.signedIn(finance)
  half.actingAs = finance.membershipId
  const suspended = await given.member('brand_owner', brand)
  const chief = await given.member('house_admin')
  await chief.caller.ok(admin.suspend, { params: { id: suspended.id }, body: { reason: 'for the test' } })
  const out = { signedIn: false, role: undefined, refusal: 'not_signed_in' } as const
  return [
    { name: 'anonymous', caller: given.anyone(), ...out },
    { name: 'suspended', caller: suspended.caller, ...out },
    {
      name: 'without a workspace',
      caller: await given.signedIn(alone),
      signedIn: true,
      role: undefined,
      refusal: 'not_allowed',
    },
    { name: 'with half a proof', caller: half, signedIn: true, role: undefined, refusal: 'second_factor_needed' },
  ]
}
