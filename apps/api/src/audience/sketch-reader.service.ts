import { estimateReach, type Sketch } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import {
  AudienceReader,
  type CandidateAudience,
  type CandidateRequest,
  type RosterReach,
} from './audience-reader.service.ts'
import { filterFor } from './act-facets.ts'
import { AudienceStore, type KnownAudience } from './audience-store.service.ts'
import { EligibleActs } from './eligible-acts.service.ts'
import { MINIMUM } from './minimum.ts'
import { ResidentAudiences } from './resident-audiences.ts'
import { figuresOfTarget } from './target-figures.ts'
import { Veil } from './veil.ts'

type WorkspaceId = Id<'workspace'>

/** Of acts whose audience cannot be compared, so many are looked at beside those that come near by their styles. */
const UNKNOWN = 200

/** For a brand without an audience: so many are kept of those whose people belong most to the target. */
const TARGETED = 400

/** Acts whose cells are read at once. */
const PAGE = 500

/** Answers from sketches kept in memory; the first question after a start loads them. */
@Injectable()
export class SketchReader extends AudienceReader {
  constructor(
    private readonly store: AudienceStore,
    private readonly acts: EligibleActs,
    private readonly resident: ResidentAudiences,
    private readonly veil: Veil,
  ) {
    super()
  }

  /**
   * The acts that share most people with the brand first, then those whose audience cannot be compared. An act that could
   * be and shares less than twice as many others do is not worth looking at, unless it was asked for.
   */
  override async worthLooking(request: CandidateRequest, now: Date): Promise<WorkspaceId[]> {
    const brand = await this.comparableBrand(request)
    return brand ? this.nearBrand(brand, request) : this.nearTarget(request, now)
  }

  override async figuresOf(
    request: CandidateRequest,
    acts: readonly WorkspaceId[],
    now: Date,
  ): Promise<CandidateAudience[]> {
    const brand = await this.comparableBrand(request)
    if (!brand) return complete(acts, await this.targetedOf(request, acts, now))
    const known = await this.store.of(await this.store.comparableWith(brand, acts))
    const population = this.populationOf(brand)
    const measured = known.map((act) => ({
      actWorkspaceId: act.workspaceId as WorkspaceId,
      audience: this.veil.figuresOf(brand, act, population, now),
    }))
    return complete(acts, measured)
  }

  override async reachOf(brandId: WorkspaceId, acts: readonly WorkspaceId[], _now: Date): Promise<RosterReach | null> {
    const [brand] = await this.store.of([brandId])
    const known = await this.store.of(acts)
    const scope = brand?.sketches?.[0]?.scope ?? known[0]?.sketches?.[0]?.scope
    const sketches = known.flatMap((it) => it.sketches?.filter((sketch) => sketch.scope === scope) ?? [])
    if (sketches.length < known.length || sketches.length === 0) return null
    const reach = estimateReach(sketches)
    if (reach.value < MINIMUM) return null
    const own = brand?.sketches?.find((it) => it.scope === scope)
    const newPeople = own ? Math.round(estimateReach([...sketches, own]).value - own.count) : null
    return { people: Math.round(reach.value), low: Math.round(reach.low), high: Math.round(reach.high), newPeople }
  }

  /** The brand with its lists; nothing where it has none that could be compared. */
  private async comparableBrand({ brandWorkspaceId }: CandidateRequest): Promise<KnownAudience | undefined> {
    const [brand] = await this.store.of([brandWorkspaceId])
    return brand && brand.size >= MINIMUM && (brand.sketches?.length ?? 0) > 0 ? brand : undefined
  }

  /** Those who share most, those asked for, others while there is room; then some of whom nobody can tell. */
  private async nearBrand(brand: KnownAudience, request: CandidateRequest): Promise<WorkspaceId[]> {
    const { asked, briefId, nearest } = request
    const room = 2 * request.most
    const scopes = (brand.sketches ?? []).map(({ scope }) => scope)
    const wanted = [...(await this.mostShared(brand, request)), ...nearest]
    const isComparable = new Set(await this.store.comparableWith(brand, wanted))
    const looked = new Set(wanted.filter((id) => isComparable.has(id)))
    if (looked.size < room) {
      const others = await this.acts.some(asked, { withListIn: scopes }, briefId, room)
      for (const id of others) if (looked.size < room) looked.add(id)
    }
    const unknown = await this.acts.some(asked, { withoutListIn: scopes }, briefId, UNKNOWN)
    return [...new Set([...looked, ...nearest, ...unknown])]
  }

  /** The index counts shared people with every act at once, of those that nothing leaves out. */
  private async mostShared(brand: KnownAudience, request: CandidateRequest): Promise<WorkspaceId[]> {
    await this.resident.ready()
    const top = 2 * request.most
    const wanted = { ...filterFor(request.asked.conditions), not: request.byDay }
    const shared = new Map<string, number>()
    for (const own of brand.sketches ?? []) {
      for (const it of this.resident.meet(own, { kind: 'containment' }, top, wanted)) {
        shared.set(it.workspaceId, Math.max(it.shared, shared.get(it.workspaceId) ?? 0))
      }
    }
    return [...shared]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, top)
      .map(([id]) => id as WorkspaceId)
  }

  private populationOf(brand: KnownAudience): number {
    return Math.max(brand.size, ...(brand.sketches ?? []).map((it: Sketch) => this.resident.populationOf(it)))
  }

  /** A brand without an audience of its own is matched by the people it wants to reach; cells are in no index. */
  private async nearTarget(request: CandidateRequest, now: Date): Promise<WorkspaceId[]> {
    const { asked, briefId, nearest } = request
    let best: CandidateAudience[] = []
    let after = FIRST
    for (;;) {
      const page = await this.acts.page(asked, { withCells: true }, after, PAGE)
      best = [...best, ...(await this.targetedOf(request, page, now))].toSorted(byShare).slice(0, TARGETED)
      after = page.at(-1) ?? after
      if (page.length < PAGE) break
    }
    const unknown = await this.acts.some(asked, { withCells: false }, briefId, UNKNOWN)
    return [...new Set([...best.map((it) => it.actWorkspaceId), ...nearest, ...unknown])]
  }

  private async targetedOf(
    request: CandidateRequest,
    acts: readonly WorkspaceId[],
    now: Date,
  ): Promise<CandidateAudience[]> {
    const known = await this.store.of(acts)
    return known
      .filter((it) => it.cells !== undefined && it.size >= MINIMUM)
      .map((act) => ({ actWorkspaceId: act.workspaceId as WorkspaceId, audience: figuresOfTarget(act, request, now) }))
  }
}

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000'

const shareOf = ({ audience }: CandidateAudience): number => audience?.shareOfAct ?? -1

const byShare = (a: CandidateAudience, b: CandidateAudience): number =>
  shareOf(b) - shareOf(a) || (a.actWorkspaceId < b.actWorkspaceId ? -1 : 1)

/** The answers, and one of nothing for every other act. */
const complete = (acts: readonly WorkspaceId[], known: readonly CandidateAudience[]): CandidateAudience[] => {
  const seen = new Set(known.map((it) => it.actWorkspaceId))
  return [...known, ...acts.filter((id) => !seen.has(id)).map((actWorkspaceId) => ({ actWorkspaceId, audience: null }))]
}
