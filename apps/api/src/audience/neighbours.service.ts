import { Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { AudienceStore, type KnownAudience } from './audience-store.service.ts'
import { overlapOf } from './overlap-view.ts'
import { QuestionBook } from './question-book.ts'
import { ResidentAudiences } from './resident-audiences.ts'
import { nameOf, Veil } from './veil.ts'

/** Acts named to another one; those who share most. */
const MOST = 8

/** What an act sees of other acts: those who let themselves be seen, while it does so too. */
@Injectable()
export class NeighboursService {
  constructor(
    private readonly store: AudienceStore,
    private readonly db: Database,
    private readonly veil: Veil,
    private readonly book: QuestionBook,
    private readonly resident: ResidentAudiences,
  ) {}

  async of(by: Member, now: Date): Promise<audience.NeighbourView[]> {
    const me = by.membership.workspaceId
    const sharing = await asSystem('audience', () =>
      this.db.read<{ id: string }>('select workspace_id as id from audience_sharing order by shared_at', []),
    )
    const ids = sharing.map((it) => it.id)
    const [own] = ids.includes(me) ? await this.store.of([me]) : []
    if (!own) return []
    const others = await this.store.of(await this.closest(own, ids))
    const seen: audience.NeighbourView[] = []
    for (const other of others) {
      const it = await this.compare(own, other, by, now)
      if (it) seen.push(it)
    }
    return seen
  }

  /** The acts that share most people with this one, by the index that matching uses. */
  private async closest(own: KnownAudience, among: readonly string[]): Promise<string[]> {
    await this.resident.ready()
    const others = among.filter((it) => it !== own.workspaceId)
    const found = (own.sketches ?? []).flatMap((it) =>
      this.resident.meet(it, { kind: 'containment' }, MOST, { only: others }),
    )
    return [...new Set(found.toSorted((a, b) => b.shared - a.shared).map((it) => it.workspaceId))].slice(0, MOST)
  }

  private async compare(
    own: KnownAudience,
    other: KnownAudience,
    by: Member,
    now: Date,
  ): Promise<audience.NeighbourView | undefined> {
    try {
      const about = [{ name: nameOf(other), workspaceId: other.workspaceId }]
      await this.book.spend(by.membership.workspaceId, about, now, [nameOf(own)])
    } catch (error) {
      // Whoever changes their own list again and again learns nothing new by it.
      if (error instanceof Refusal && error.code === 'question_budget_spent') return undefined
      throw error
    }
    const population = Math.max(
      own.size,
      other.size,
      ...(own.sketches ?? []).map((it) => this.resident.populationOf(it)),
    )
    const overlap = overlapOf(this.veil, own, other, { population, now })
    return overlap.shared ? { workspaceId: other.workspaceId, name: other.name, overlap } : undefined
  }
}
