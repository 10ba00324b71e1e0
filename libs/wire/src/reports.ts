import { BRIEF_STATES, CONTRACT_STATES, DELIVERABLE_KINDS, DELIVERABLE_STATES, PLATFORMS } from '@concertato/deal'
import { z } from 'zod'
import { currency, day, instant, minorUnits } from './codecs.ts'
import { BarView, PartyView } from './deal.ts'
import { EvidenceView } from './matches.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** One act's part in a campaign. */
export const ReportAct = z.object({
  matchId: z.uuid(),
  contractId: z.uuid(),
  act: PartyView,
  state: z.enum(CONTRACT_STATES),
  /** What was promised when the act was picked. */
  evidence: EvidenceView,
  deliverables: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(DELIVERABLE_KINDS),
      platform: z.enum(PLATFORMS),
      state: z.enum(DELIVERABLE_STATES),
      dueOn: day,
      approvedAt: instant.nullable(),
      wasOnTime: z.boolean().nullable(),
      revisionsUsed: z.number().int(),
      link: z.string().nullable(),
    }),
  ),
  feeMinor: minorUnits,
  securedMinor: minorUnits,
  releasedMinor: minorUnits,
  paidMinor: minorUnits,
  refundedMinor: minorUnits,
  currency,
  score: z.array(BarView),
})
export type ReportAct = z.output<typeof ReportAct>

/** The campaign in sums: reach promised, work done, money closed. */
export const ReportView = z.object({
  briefId: z.uuid(),
  title: z.string(),
  brand: PartyView,
  state: z.enum(BRIEF_STATES),
  madeAt: instant,
  /** People reached at least once by the acts under contract; a range where it is estimated. */
  reach: z.object({ people: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Of those, people the brand did not reach before. */
  newPeople: z.number().nullable(),
  deliverablesPlanned: z.number().int(),
  deliverablesApproved: z.number().int(),
  deliverablesOnTime: z.number().int(),
  budgetMinor: minorUnits.nullable(),
  feeMinor: minorUnits,
  releasedMinor: minorUnits,
  paidMinor: minorUnits,
  currency,
  /** Every unit of the fees is accounted for: released, refunded, or still secured. */
  isMoneyClosed: z.boolean(),
  acts: z.array(ReportAct),
  score: z.array(BarView),
})
export type ReportView = z.output<typeof ReportView>

export const view = route({
  name: 'reports.view',
  method: 'GET',
  path: '/briefs/:id/report',
  summary: 'The campaign report of a brief',
  params: byId,
  reply: ReportView,
})
