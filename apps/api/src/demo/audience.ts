import { hash } from 'node:crypto'
import { type Crowd, seededRandom, World } from '@concertato/audience'
import type { audience } from '@concertato/wire'
import type { ListWish } from '../audience/audience-import.service.ts'
import { ACTS, BRANDS, type DemoAct, type DemoBrand } from './cast.ts'

/** Decides who listens to whom; another number is another world. */
const SEED = 20_261
/** Everybody who could be on a list. A brand has a small part of them, so that sharing more than chance is visible. */
const PEOPLE = 160_000
/** Scenes have a style and a country; styles alternate, so that style modulo four is a taste. */
const SCENES = 40
const TASTES = 4

/** Acts that have not brought a list yet. */
export const WITHOUT_AUDIENCE: readonly string[] = ['bruma', 'otis-fairley', 'paula-himmel', 'velours-9']
/** An act whose list is long out of date. */
export const STALE_AUDIENCE = 'gaspard-lutz'
const STALE_DAYS = 140

const DAY_MS = 86_400_000

/** A list to be added, with the people on it as digests. */
export interface DemoList {
  readonly wish: ListWish
  readonly digests: Uint8Array
  /** When somebody added it. */
  readonly at: Date
}

/** Lists of everybody who has one: acts largest part from scenes of their taste and country, brands from more of them. */
export function* demoLists(now: Date): Generator<DemoList> {
  const world = new World({ seed: SEED, people: PEOPLE, scenes: SCENES, acts: ACTS.length, brands: BRANDS.length })
  const addresses = new Addresses()
  for (const [place, brand] of BRANDS.entries()) yield listOfBrand(world, addresses, brand, place, now)
  for (const [place, act] of ACTS.entries()) {
    if (!WITHOUT_AUDIENCE.includes(act.slug)) yield listOfAct(world, addresses, act, place, now)
  }
}

function listOfBrand(world: World, addresses: Addresses, brand: DemoBrand, place: number, now: Date): DemoList {
  const people = drawn(world, brand, { size: brand.customers, scenes: 9, everywhere: 0.15 }, 1_000 + place)
  const asOf = new Date(now.getTime() - (2 + place) * DAY_MS)
  return {
    wish: wishOf(brand.slug, 'customers', 'contract', 'Customers of the online shop who agreed to be compared.', asOf),
    digests: addresses.digestsOf(people),
    at: new Date(asOf.getTime() + DAY_MS),
  }
}

function listOfAct(world: World, addresses: Addresses, act: DemoAct, place: number, now: Date): DemoList {
  // The acts with a face are heard beyond their own scene; the others have a home.
  const isLead = place < 8
  const people = drawn(
    world,
    act,
    { size: act.followers, scenes: isLead ? 16 : 5, everywhere: isLead ? 0.16 : 0.1 },
    place,
  )
  const age = act.slug === STALE_AUDIENCE ? STALE_DAYS : 3 + ((place * 5) % 14)
  const asOf = new Date(now.getTime() - age * DAY_MS)
  const isTickets = place % 3 === 1
  const words = isTickets
    ? 'People who bought tickets and ticked that their address may be compared.'
    : 'Readers of the newsletter who agreed to be compared with brands.'
  const wish = wishOf(act.slug, isTickets ? 'ticket_buyers' : 'newsletter', 'consent', words, asOf)
  const at = new Date(asOf.getTime() + DAY_MS)
  return { wish: { ...wish, cells: cellsOf(world, people) }, digests: addresses.digestsOf(people), at }
}

const wishOf = (
  workspaceSlug: string,
  kind: ListWish['kind'],
  lawfulBasis: ListWish['lawfulBasis'],
  consentText: string,
  asOf: Date,
): ListWish => ({
  workspaceSlug,
  kind,
  identifierKind: 'email',
  platform: null,
  asOf: asOf.toISOString().slice(0, 10),
  lawfulBasis,
  consentText,
})

interface Spread {
  readonly size: number
  /** So many scenes, those that suit best. */
  readonly scenes: number
  /** Share of people from anywhere. */
  readonly everywhere: number
}

/** People drawn from the scenes that suit a taste and a country. */
function drawn(
  world: World,
  whose: { readonly slug: string; readonly taste: number; readonly country: string },
  { size, scenes, everywhere }: Spread,
  seed: number,
): Uint32Array {
  const random = seededRandom(SEED + 31 * seed)
  const suited = world.scenes
    .map(({ style, country, from, to }, scene) => {
      const taste = style % TASTES === whose.taste ? 1 : style % TASTES === (whose.taste + 1) % TASTES ? 0.34 : 0.13
      const home = country === whose.country ? 2.4 : 1
      return { scene, weight: taste * home * Math.sqrt(to - from) * (0.55 + 0.9 * random()) }
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, scenes)
  const whole = suited.reduce((sum, { weight }) => sum + weight, 0)
  const near = Math.round(size * (1 - everywhere))
  const draws = suited.map(({ scene, weight }) => ({ scene, count: Math.floor((near * weight) / whole) }))
  const crowd: Crowd = {
    name: whose.slug,
    most: size,
    draws: [...draws, { scene: -1, count: size - draws.reduce((sum, { count }) => sum + count, 0) }],
    seed,
  }
  return world.people(crowd)
}

/** SHA-256 of invented addresses, as a browser would send them; whoever is on several lists is hashed once. */
export class Addresses {
  private readonly digests = new Uint8Array(32 * PEOPLE)
  private readonly isKnown = new Uint8Array(PEOPLE)

  digestsOf(people: Uint32Array): Uint8Array {
    const bytes = new Uint8Array(32 * people.length)
    people.forEach((person, n) => bytes.set(this.digestOf(person), 32 * n))
    return bytes
  }

  private digestOf(person: number): Uint8Array {
    const [from, to] = [32 * person, 32 * person + 32]
    if (this.isKnown[person] === 0) {
      this.digests.set(hash('sha256', `listener-${person}@demo.invalid`, 'buffer'), from)
      this.isKnown[person] = 1
    }
    return this.digests.subarray(from, to)
  }
}

function cellsOf(world: World, people: Uint32Array): audience.CellView[] {
  return [...world.cellsOf(people)].map(([key, count]) => {
    const [country = '', ageBand, gender] = key.split('·') as [string, audience.CellView['ageBand'], string]
    return { country, ageBand, gender: gender === 'f' ? ('female' as const) : ('male' as const), people: count }
  })
}
