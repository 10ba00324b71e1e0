import {
  type Audience,
  estimateOverlap,
  estimateReach,
  estimateRegions,
  type Figure,
  type Overlap,
  type Sketch,
} from '@concertato/audience'
import { Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Actor } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { AudienceStore, type KnownAudience } from './audience-store.ts'
import { MINIMUM } from './minimum.ts'

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** People as they may be shown: nothing about fewer than the minimum. */
const shown = (it: Figure): audience.EstimateView => ({
  people: Math.round(it.value),
  low: Math.round(it.low),
  high: Math.round(it.high),
  isFew: it.high - it.low > it.value,
})

/** Compares any audiences of the house, up to twelve at once. */
@Injectable()
export class LabService {
  constructor(
    private readonly store: AudienceStore,
    private readonly db: Database,
  ) {}

  async compare(workspaceIds: readonly string[], _by: Actor, now: Date): Promise<audience.LabView> {
    const unique = [...new Set(workspaceIds)]
    const names = await this.db.read<{ id: string; name: string }>(
      'select id, name from workspace where id = any($1)',
      [unique],
    )
    if (names.length < unique.length) throw new Refusal('not_found')
    const known = await this.store.of(unique)
    const byId = new Map(known.map((it) => [it.workspaceId, it]))
    const sets = unique.map((id) => {
      const it = byId.get(id)
      const name = names.find((row) => row.id === id)?.name ?? ''
      return {
        workspaceId: id,
        name,
        people: it && it.size >= MINIMUM ? it.size : null,
        asOf: it ? dayOf(it.asOf) : null,
      }
    })
    const pairs = unique.flatMap((a, i) =>
      unique.slice(i + 1).map((b, j) => ({ a: i, b: i + 1 + j, overlap: overlapOf(byId.get(a), byId.get(b), now) })),
    )
    return { sets, pairs, ...regionsOf(unique.map((id) => byId.get(id))) }
  }
}

const NOTHING: audience.OverlapView = {
  shared: null,
  shareOfA: null,
  shareOfB: null,
  jaccard: null,
  lift: null,
  method: 'bounded',
  asOf: null,
}

/** The five figures of a pair; absent where they would be about too few people. */
export function overlapOf(a: KnownAudience | undefined, b: KnownAudience | undefined, now: Date): audience.OverlapView {
  if (!a || !b || Math.min(a.size, b.size) < MINIMUM) return NOTHING
  const it: Overlap = estimateOverlap(a as Audience, b as Audience, { now })
  const asOf = dayOf(a.asOf < b.asOf ? a.asOf : b.asOf)
  if (it.method === 'measured' && it.shared.value < MINIMUM) return { ...NOTHING, method: it.method, asOf }
  return {
    shared: shown(it.shared),
    shareOfA: it.shareOfA.value,
    shareOfB: it.shareOfB.value,
    jaccard: it.jaccard.value,
    lift: it.lift?.value ?? null,
    method: it.method,
    asOf,
  }
}

/** Exclusive groups of all the sets, where all of them can be compared person by person. */
function regionsOf(
  known: readonly (KnownAudience | undefined)[],
): Pick<audience.LabView, 'regions' | 'union' | 'hidden'> {
  const sketches = commonSketches(known)
  if (!sketches) return { regions: [], union: null, hidden: 0 }
  const found = estimateRegions(sketches)
  const visible = found.regions.filter((it) => it.people.value >= MINIMUM)
  const hidden = found.regions.filter((it) => it.people.value < MINIMUM).reduce((sum, it) => sum + it.people.value, 0)
  return {
    regions: visible.map((it) => ({
      members: it.members.reduce((bits, n) => bits | (1 << n), 0),
      people: shown(it.people),
    })),
    union: shown(estimateReach(sketches)),
    // Complementary suppression: a single hidden group would follow from the rest.
    hidden: hidden >= MINIMUM ? Math.round(hidden) : 0,
  }
}

function commonSketches(known: readonly (KnownAudience | undefined)[]): Sketch[] | undefined {
  const scopes = known[0]?.sketches?.map((it) => it.scope) ?? []
  for (const scope of scopes) {
    const found = known.map((it) => it?.sketches?.find((sketch) => sketch.scope === scope))
    const sketches = found.filter((it) => it !== undefined)
    if (sketches.length === known.length && sketches.every((it) => it.count >= MINIMUM)) return sketches
  }
  return undefined
}
