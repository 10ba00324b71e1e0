import type { Id } from '@concertato/core'
import { BriefsService } from '../briefs/briefs.service.ts'
import { ContractsService } from '../contracts/contracts.service.ts'
import { DeliverablesService } from '../deliverables/deliverables.service.ts'
import { MatchingService } from '../matching/matching.service.ts'
import { OffersService } from '../offers/offers.service.ts'
import { hearProvider, takeUpEvents } from './money-deeds.ts'
import { daysAround, instantOf, nightsBetween } from './moments.ts'
import type { Places } from './people.ts'
import { LeftOut, type Stage } from './stage.ts'
import { ALONE } from './story-alone.ts'
import type { DemoBrief, Step } from './story.ts'
import { others } from './story-others.ts'
import { verano } from './story-verano.ts'

/** Something that happens at an instant. */
interface Scene {
  readonly at: Date
  readonly play: () => Promise<void>
}

/** How the story went. */
export interface Played {
  readonly briefs: number
  readonly deals: number
  /** Deals that stopped early, because nobody could pay or an act was not suggested. */
  readonly leftOut: number
}

/** Mails of the last days are there to be read; nobody looks for older ones. Days. */
const MAILED = 3

/** First moment of the story. Days before today. */
export const BEGINS = 56

export const briefsOf = (now: Date): readonly DemoBrief[] => {
  const day = daysAround(now)
  return [...verano(day), ...others(day)]
}

/**
 * Plays the story in the order of its moments, at its own time: what people do, what that leads to, and at night what
 * clocks and banks do. Everything goes through the services that do it in the product.
 */
export async function play(stage: Stage, places: Places, begins: Date, now: Date): Promise<Played> {
  const briefs = briefsOf(now)
  const left = new Set<string>()
  const scenes = [
    ...briefs.flatMap((brief) => scenesOf(stage, places, brief, left, now)),
    ...ALONE.map((step) => sceneOf(stage, step, `alone ${step[0]}`, left, now, () => NOWHERE)),
    ...nightsBetween(begins, now).map((at) => ({ at, play: () => night(stage, at) })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const readFrom = new Date(now.getTime() - MAILED * 86_400_000)
  for (const scene of scenes) {
    stage.setTime(scene.at)
    await scene.play()
    await stage.deliver(scene.at >= readFrom)
  }
  stage.comeBack()
  await night(stage, stage.now())
  await stage.sandbox?.until(stage.now())
  await stage.deliver()
  await takeUpEvents(stage)
  await stage.deliver()
  await stage.leaveForLater()
  const deals = briefs.reduce((sum, it) => sum + Object.keys(it.deals).length, 0)
  return { briefs: briefs.length, deals, leftOut: left.size }
}

interface Where {
  readonly briefId: Id<'brief'>
  readonly actId: Id<'workspace'>
}

/** For what happens at no brief. */
const NOWHERE = { briefId: '' as Id<'brief'>, actId: '' as Id<'workspace'> }

function scenesOf(stage: Stage, places: Places, brief: DemoBrief, left: Set<string>, now: Date): Scene[] {
  const made: { id?: Id<'brief'> } = {}
  const begun = instantOf(brief.begun, now)
  const owner = stage.member(brief.owner)
  const where = (slug?: string) => (): Where => {
    const actId = slug === undefined ? NOWHERE.actId : places.get(slug)
    if (!made.id || actId === undefined) throw new Error(`the story has no place for ${slug ?? brief.fields.title}`)
    return { briefId: made.id, actId }
  }
  return [
    {
      at: begun,
      play: async () => {
        made.id = await stage.as(owner, () => stage.get(BriefsService).create(brief.fields, owner, begun))
      },
    },
    ...brief.steps.map((step) => sceneOf(stage, step, `${brief.fields.title}`, left, now, where())),
    ...Object.entries(brief.deals).flatMap(([slug, steps]) =>
      steps.map((step) => sceneOf(stage, step, `${brief.fields.title} ${slug}`, left, now, where(slug))),
    ),
  ]
}

function sceneOf(
  stage: Stage,
  [when, who, does]: Step,
  of: string,
  left: Set<string>,
  now: Date,
  where: () => Where,
): Scene {
  const at = instantOf(when, now)
  const perform = async () => {
    if (left.has(of)) return
    try {
      await does({ stage, by: stage.member(who), at, ...where() })
    } catch (error) {
      if (!(error instanceof LeftOut)) throw new Error(`the story stopped at ${when}, ${who}, ${of}`, { cause: error })
      left.add(of)
    }
  }
  return { at, play: perform }
}

/** What nobody does: invitations, offers and contracts lapse, silence approves, banks pay. */
async function night(stage: Stage, at: Date): Promise<void> {
  const due = await stage.row<Record<'match' | 'offer' | 'contract' | 'review' | 'money', boolean>>(DUE, [at])
  await stage.asSystem(async () => {
    if (due.match) await stage.get(MatchingService).expireDue(at)
    if (due.offer) await stage.get(OffersService).expireDue(at)
    if (due.contract) await stage.get(ContractsService).expireDue(at)
    if (due.review) await stage.get(DeliverablesService).approveSilent(at)
  })
  if (due.money) await hearProvider(stage, at)
}

const DUE = `select exists (select from match where state = 'invited' and expires_at <= $1) as match,
  exists (select from offer where state = 'sent' and expires_at <= $1) as offer,
  exists (select from contract where state in ('awaiting_signatures', 'partially_signed') and sign_by <= $1) as contract,
  exists (select from deliverable where state = 'submitted' and review_by <= $1) as review,
  exists (select from payout where state = 'submitted')
    or exists (select from payment where state = 'processing' and session_ends_at <= $1) as money`
