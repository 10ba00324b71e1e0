import { DISCLOSURE, minimumFor } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { isMinor } from '@concertato/deal'
import { audience, type planner as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { AudienceStore, type KnownAudience } from '../audience/audience-store.service.ts'
import { LabService } from '../audience/lab.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'

interface BriefRow {
  readonly brand_workspace_id: string
  readonly target_ages: { readonly from: number; readonly to: number } | null
}

/** Lays the audiences of a brief's candidates over one another, for whoever may see these candidates. */
@Injectable()
export class CompareService {
  constructor(
    private readonly db: Database,
    private readonly lab: LabService,
    private readonly audiences: AudienceStore,
  ) {}

  async compare(briefId: string, asked: readonly string[], by: Member, now: Date): Promise<wire.CompareView> {
    const [brief] = await this.db.read<BriefRow>('select brand_workspace_id, target_ages from brief where id = $1', [
      briefId,
    ])
    const actIds = [...new Set(asked)]
    const seen = await this.db.read('select 1 from match where brief_id = $1 and act_workspace_id = any($2::uuid[])', [
      briefId,
      actIds,
    ])
    if (!brief || seen.length < actIds.length) throw new Refusal('not_found')
    const sets = await this.lab.compare([brief.brand_workspace_id, ...actIds], by, now)
    const known = await this.audiences.of([brief.brand_workspace_id, ...actIds])
    const own = known.find(({ workspaceId }) => workspaceId === brief.brand_workspace_id)
    const acts = known.filter((it) => it !== own && it.cells !== undefined)
    const day = now.toISOString().slice(0, 10)
    const isYoung = acts.some(({ birthOn }) => birthOn !== null && isMinor(birthOn, day))
    const minimum = minimumFor(DISCLOSURE, isYoung)
    return { sets, ages: agesOf(acts, own, brief.target_ages, minimum), actsWithAges: acts.length }
  }
}

function agesOf(
  acts: readonly KnownAudience[],
  own: KnownAudience | undefined,
  wanted: BriefRow['target_ages'],
  minimum: number,
): wire.CompareView['ages'] {
  if (acts.length === 0) return []
  const theirs = byBand(acts)
  const ours = byBand(own?.cells ? [own] : [])
  return audience.AGE_BANDS.map((band) => ({
    band,
    acts: shareOf(theirs, band, minimum),
    own: shareOf(ours, band, minimum),
    isWanted: wanted === null || overlaps(band, wanted),
  }))
}

function byBand(known: readonly KnownAudience[]): ReadonlyMap<string, number> {
  const people = new Map<string, number>()
  for (const [key, count] of known.flatMap(({ cells }) => [...(cells ?? [])])) {
    const [, band = ''] = key.split('·')
    people.set(band, (people.get(band) ?? 0) + count)
  }
  return people
}

function shareOf(people: ReadonlyMap<string, number>, band: string, minimum: number): number | null {
  const all = [...people.values()].reduce((sum, it) => sum + it, 0)
  const inside = people.get(band) ?? 0
  return inside < minimum ? null : inside / all
}

function overlaps(band: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const [first = '0', last = '120'] = band.replace('+', '').split('-')
  return Number(first) <= to && (band.endsWith('+') ? 120 : Number(last)) >= from
}
