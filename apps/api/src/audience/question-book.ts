import { type Asked, DISCLOSURE, sha256, spendQuestion, toHex, utf8 } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Database } from '../platform/database.ts'

/** An audience a question is about: its fingerprint, and whose it is. */
export interface AskedAbout {
  readonly name: string
  readonly workspaceId: string
}

export interface QuestionsLeft {
  readonly left: number
  /** Of the audience most was asked about. */
  readonly leftAboutOne: number
  readonly windowDays: number
}

interface AskedRow {
  readonly own: string
  readonly about: string
  readonly asked_at: Date
}

const DAY = 86_400_000
const since = (now: Date): Date => new Date(now.getTime() - DISCLOSURE.windowDays * DAY)

/** What each workspace asked in the window, so that the noise cannot be averaged away by asking on and on. */
@Injectable()
export class QuestionBook {
  constructor(private readonly db: Database) {}

  /**
   * Counts one question about each of the audiences, which are looked at together. The same audiences again cost nothing,
   * whatever order they are named in.
   *
   * @param beside fingerprints of audiences that are looked at as well without being asked about: one's own.
   *
   * @throws Refusal('question_budget_spent') with the day from which it may be asked; then nothing is counted.
   */
  async spend(
    workspaceId: string,
    audiences: readonly AskedAbout[],
    now: Date,
    beside: readonly string[] = [],
  ): Promise<QuestionsLeft> {
    const together = [...audiences.map((it) => it.name), ...beside].toSorted()
    const own = toHex(sha256(utf8(together.join('·')))).slice(0, 32)
    return this.db.transaction(async (tx) => {
      // Two questions at once would otherwise both see the last one as free.
      await tx.query("select pg_advisory_xact_lock(hashtextextended('question:' || $1, 0))", [workspaceId])
      const asked = await readAsked(tx, workspaceId, now)
      const left = audiences.reduce((before, { name }) => leftAfter(asked, { own, about: name, at: now }, before), FULL)
      for (const { name, workspaceId: about } of audiences) {
        await tx.query(
          `insert into audience_question (workspace_id, own, about, about_workspace_id, asked_at)
           values ($1, $2, $3, $4, $5) on conflict do nothing`,
          [workspaceId, own, name, about, now],
        )
      }
      return left
    })
  }

  /** Workspaces asked about in the window whose lists are about as long as one of these, the first asked first. */
  async askedBefore(workspaceId: string, sizes: readonly number[], now: Date): Promise<string[]> {
    const rows = await this.db.read<{ id: string }>(
      `select q.about_workspace_id as id from audience_question q
       where q.workspace_id = $1 and q.asked_at > $2 and exists (
         select from audience_source s, unnest($3::bigint[]) size
         where s.workspace_id = q.about_workspace_id and s.state = 'ready' and abs(s.people - size) < $4)
       group by 1 order by min(q.asked_at), 1`,
      [workspaceId, since(now), sizes, DISCLOSURE.sensitiveMinimum],
    )
    return rows.map((it) => it.id)
  }
}

const FULL: QuestionsLeft = {
  left: DISCLOSURE.questions,
  leftAboutOne: DISCLOSURE.questionsPerAudience,
  windowDays: DISCLOSURE.windowDays,
}

async function readAsked(tx: EntityManager, workspaceId: string, now: Date): Promise<Asked[]> {
  await tx.query('delete from audience_question where workspace_id = $1 and asked_at <= $2', [workspaceId, since(now)])
  const rows = await tx.query<AskedRow[]>(
    'select own, about, asked_at from audience_question where workspace_id = $1',
    [workspaceId],
  )
  return rows.map((it) => ({ own: it.own, about: it.about, at: it.asked_at }))
}

/** Asks one more question of a list, which then holds it. */
function leftAfter(asked: Asked[], question: Asked, before: QuestionsLeft): QuestionsLeft {
  const { left, leftAboutThis, repeated } = spendOrSay(asked, question)
  if (!repeated) asked.push(question)
  return { ...before, left, leftAboutOne: Math.min(before.leftAboutOne, leftAboutThis) }
}

function spendOrSay(asked: readonly Asked[], question: Asked): ReturnType<typeof spendQuestion> {
  try {
    return spendQuestion(asked, question, DISCLOSURE)
  } catch (error) {
    if (!(error instanceof Refusal) || !(error.detail.from instanceof Date)) throw error
    // A day is what a person can act on, and on the day after the window has certainly passed.
    const from = new Date(error.detail.from.getTime() + DAY).toISOString().slice(0, 10)
    throw new Refusal('question_budget_spent', { ...error.detail, from })
  }
}
