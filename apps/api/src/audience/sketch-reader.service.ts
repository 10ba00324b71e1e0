import { estimateReach, type Sketch } from '@concertato/audience'
import type { Id } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import {
  AudienceReader,
  type CandidateAudience,
  type CandidateRequest,
  type RosterReach,
} from './audience-reader.service.ts'
import { AudienceStore, type KnownAudience } from './audience-store.service.ts'
import { MINIMUM } from './minimum.ts'
import { ResidentAudiences } from './resident-audiences.ts'
import { figuresOfTarget } from './target-figures.ts'
import { Veil } from './veil.ts'

type WorkspaceId = Id<'workspace'>

/** Answers from sketches kept in memory; the first question after a start loads them. */
@Injectable()
export class SketchReader extends AudienceReader {
  constructor(
    private readonly store: AudienceStore,
    private readonly resident: ResidentAudiences,
    private readonly veil: Veil,
  ) {
    super()
  }

  /**
   * The acts that share most people with the brand first, then those whose audience cannot be compared. An act that could
   * be and shares less than twice as many others do is not worth looking at, unless it was asked for.
   */
  override async candidatesFor(request: CandidateRequest, now: Date): Promise<CandidateAudience[]> {
    const [brand] = await this.store.of([request.brandWorkspaceId])
    if (!brand || brand.size < MINIMUM || (brand.sketches?.length ?? 0) === 0) return this.byTarget(request, now)
    const comparable = await this.store.comparableWith(brand, request.actWorkspaceIds)
    const looked = await this.lookedAt(brand, request, comparable)
    const known = await this.store.of(looked)
    const population = this.populationOf(brand)
    const measured = known.map((act) => ({
      actWorkspaceId: act.workspaceId as WorkspaceId,
      audience: this.veil.figuresOf(brand, act, population, now),
    }))
    return [...measured, ...unknown(request.actWorkspaceIds, comparable)]
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

  /** The index counts shared people with every act at once; twice as many as wanted are looked at closely. */
  private async mostShared(brand: KnownAudience, request: CandidateRequest): Promise<string[]> {
    await this.resident.ready()
    const top = 2 * request.most
    const shared = new Map<string, number>()
    for (const own of brand.sketches ?? []) {
      for (const it of this.resident.meet(own, { kind: 'containment' }, top, { only: request.actWorkspaceIds })) {
        shared.set(it.workspaceId, Math.max(it.shared, shared.get(it.workspaceId) ?? 0))
      }
    }
    return [...shared]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, top)
      .map(([id]) => id)
  }

  /** Those who share most, those asked for, and others while there is room. */
  private async lookedAt(
    brand: KnownAudience,
    request: CandidateRequest,
    comparable: readonly string[],
  ): Promise<string[]> {
    const isComparable = new Set(comparable)
    const wanted = [...(await this.mostShared(brand, request)), ...request.nearest]
    const looked = new Set(wanted.filter((id) => isComparable.has(id)))
    for (const id of comparable) if (looked.size < 2 * request.most) looked.add(id)
    return [...looked]
  }

  private populationOf(brand: KnownAudience): number {
    return Math.max(brand.size, ...(brand.sketches ?? []).map((it: Sketch) => this.resident.populationOf(it)))
  }

  /** A brand without an audience of its own is matched by the people it wants to reach. */
  private async byTarget(request: CandidateRequest, now: Date): Promise<CandidateAudience[]> {
    const known = await this.store.of(request.actWorkspaceIds)
    const modelled = known
      .filter((it) => it.cells !== undefined && it.size >= MINIMUM)
      .map((act) => ({
        actWorkspaceId: act.workspaceId as WorkspaceId,
        audience: figuresOfTarget(act, request, now),
      }))
    const seen = modelled.map((it) => it.actWorkspaceId)
    return [...modelled, ...unknown(request.actWorkspaceIds, seen)]
  }
}

const unknown = (asked: readonly WorkspaceId[], known: readonly string[]): CandidateAudience[] => {
  const seen = new Set(known)
  return asked.filter((id) => !seen.has(id)).map((actWorkspaceId) => ({ actWorkspaceId, audience: null }))
}
