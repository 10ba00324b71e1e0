import type { Id } from '@concertato/core'
import type { EntityManager } from 'typeorm'
import type { FoundingService } from '../identity/founding.service.ts'
import { ACTS, birthOfYoungArtist, BRANDS, EXTRAS, HOUSE, type Persona, PERSONAS, YOUNG_ARTIST } from './cast.ts'

/** Workspaces of the demo by slug. */
export type Places = ReadonlyMap<string, Id<'workspace'>>

/** Founds the agency, the brands, the acts and everybody in them at an instant, with ages as of `today`. */
export async function foundPeople(
  tx: EntityManager,
  founding: FoundingService,
  now: Date,
  today: Date,
): Promise<Places> {
  const places = new Map<string, Id<'workspace'>>()
  const house = await founding.workspace(tx, { kind: 'house', name: HOUSE.name, country: HOUSE.country }, now)
  places.set(HOUSE.slug, house.id)
  for (const { slug, name, country } of BRANDS) {
    const website = `https://${slug}.example`
    // One currency, so that the demo's money can be read at a glance.
    const brand = await founding.workspace(tx, { kind: 'brand', name, country, currency: 'EUR', website }, now)
    places.set(slug, brand.id)
  }
  for (const { slug, name, country, form, genres, languages } of ACTS) {
    const birthOn = slug === YOUNG_ARTIST ? birthOfYoungArtist(today) : null
    const act = await founding.workspace(
      tx,
      { kind: 'act', name, country, currency: 'EUR', act: { form, birthOn, genres, languages } },
      now,
    )
    places.set(slug, act.id)
  }
  for (const [i, persona] of PERSONAS.entries()) await settle(tx, founding, places, persona, { now, today }, i + 1)
  for (const extra of EXTRAS) await settle(tx, founding, places, extra, { now, today })
  return places
}

const MANDATE = {
  maxMinor: 500_000n,
  currency: 'EUR',
  categories: [],
  until: null,
  mayAccept: true,
  maySign: false,
} as const

async function settle(
  tx: EntityManager,
  founding: FoundingService,
  places: Places,
  it: Persona,
  { now, today }: { readonly now: Date; readonly today: Date },
  personaPosition?: number,
): Promise<void> {
  const workspaceId = places.get(it.workspace)
  if (!workspaceId) throw new Error(`the demo has no workspace ${it.workspace}`)
  const birthOn = it.workspace === YOUNG_ARTIST && it.role === 'artist' ? birthOfYoungArtist(today) : null
  const person = await founding.person(tx, { name: it.name, email: it.email, locale: it.locale, birthOn }, now)
  await founding.membership(
    tx,
    person.id,
    workspaceId,
    {
      role: it.role,
      maySign: it.maySign ?? false,
      ...(it.role === 'manager' ? { mandate: MANDATE } : {}),
      ...(personaPosition === undefined ? {} : { personaPosition }),
    },
    now,
  )
}
