import { DISCLOSURE, type Figure, minimumFor, type Sketch, standIn } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { AudienceStore, type KnownAudience } from './audience-store.service.ts'
import { regionsOf } from './lab-regions.ts'
import { dayOf, overlapOf } from './overlap-view.ts'
import { QuestionBook } from './question-book.ts'
import { ResidentAudiences } from './resident-audiences.ts'
import { isYoung, nameOf, roundedPeople, Veil } from './veil.ts'

type Known = KnownAudience | undefined

/** Compares any audiences of the house, up to twelve at once. */
@Injectable()
export class LabService {
  constructor(
    private readonly store: AudienceStore,
    private readonly db: Database,
    private readonly veil: Veil,
    private readonly book: QuestionBook,
    private readonly resident: ResidentAudiences,
  ) {}

  /** @throws Refusal('question_budget_spent') when too much was asked already; the same question again is free. */
  async compare(workspaceIds: readonly string[], by: Member, now: Date): Promise<audience.LabView> {
    const unique = [...new Set(workspaceIds)]
    const names = await this.namesOf(unique)
    const byId = new Map((await this.store.of(unique)).map((it) => [it.workspaceId, it]))
    const known = await this.withStandIns(
      unique.map((id) => byId.get(id)),
      by,
      now,
    )
    const guarded = known.flatMap((it) =>
      it && !it.isPublic ? [{ name: nameOf(it), workspaceId: it.workspaceId }] : [],
    )
    const questions = await this.book.spend(by.membership.workspaceId, guarded, now)
    const population = await this.populationOf(known)
    const isSensitive = known.some((it) => it && isYoung(it, now))
    const together = guarded
      .map((it) => it.name)
      .toSorted()
      .join('·')
    const minimum = minimumFor(DISCLOSURE, isSensitive)
    const pairs = this.pairsOf(known, population, now)
    const pair = unique.length === 2 ? pairs[0]?.overlap : undefined
    const blur = (it: Figure, group: string) => this.veil.blur(it, `lab·${DISCLOSURE.version}·${together}·${group}`)
    return {
      sets: unique.map((workspaceId, n) => ({
        workspaceId,
        name: names.get(workspaceId) ?? '',
        ...sizeOf(known[n], now),
      })),
      pairs,
      ...regionsOf({ known, minimum, pair, blur }),
      minimum,
      questions,
    }
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.read<{ id: string; name: string }>('select id, name from workspace where id = any($1)', [
      ids,
    ])
    if (rows.length < ids.length) throw new Refusal('not_found')
    return new Map(rows.map((it) => [it.id, it.name]))
  }

  /**
   * Two lists that differ by fewer people than the minimum get one answer, that of the one asked about first, so that
   * their difference says nothing about those few.
   */
  private async withStandIns(known: readonly Known[], by: Member, now: Date): Promise<Known[]> {
    const sizes = known.flatMap((it) => (it && !it.isPublic ? [it.size] : []))
    if (sizes.length === 0) return [...known]
    const asked = await this.book.askedBefore(by.membership.workspaceId, sizes, now)
    const earlier = (await this.store.of(asked)).filter((it) => !it.isPublic).flatMap((it) => it.sketches ?? [])
    const stand = (it: Sketch, own: KnownAudience) => standIn(it, earlier, minimumFor(DISCLOSURE, isYoung(own, now)))
    return known.map((it) =>
      it?.sketches && !it.isPublic ? { ...it, sketches: it.sketches.map((sketch) => stand(sketch, it)) } : it,
    )
  }

  /** Everybody in any audience that can be compared with these: what chance is measured against. */
  private async populationOf(known: readonly Known[]): Promise<number> {
    await this.resident.ready()
    const sketches = known.flatMap((it) => it?.sketches ?? [])
    const sizes = known.map((it) => it?.size ?? 0)
    return Math.max(1, ...sizes, ...sketches.map((it) => this.resident.populationOf(it)))
  }

  private pairsOf(known: readonly Known[], population: number, now: Date): audience.LabView['pairs'] {
    return known.flatMap((one, a) =>
      known.slice(a + 1).map((other, n) => ({
        a,
        b: a + 1 + n,
        overlap: overlapOf(this.veil, one, other, { population, now }),
      })),
    )
  }
}

/** The size of one audience; nothing where it has too few people. */
function sizeOf(it: Known, now: Date): Pick<audience.LabView['sets'][number], 'people' | 'asOf'> {
  if (!it) return { people: null, asOf: null }
  const isShown = it.size >= minimumFor(DISCLOSURE, isYoung(it, now))
  const people = it.isPublic ? it.size : roundedPeople(it.size)
  return { people: isShown ? people : null, asOf: dayOf(it.asOf) }
}
