import { minorDigits } from '@concertato/money'
import { csvOf } from '../../lib/csv.ts'
import type { Plan } from './planner.api.ts'
import { isScored, type Shown } from './matches.api.ts'

const HEAD = [
  'rank',
  'act',
  'country',
  'styles',
  'state',
  'fit',
  'audience_points',
  'content_points',
  'price_points',
  'record_points',
  'benefit_of_doubt',
  'shared_people',
  'share_of_act',
  'price',
  'currency',
  'price_from',
  'reach_alone',
  'in_plan',
]

/** The candidates as a table for a spreadsheet; names of columns and codes are those of the API, in every language. */
export function candidatesCsv(rows: readonly Shown[], plan: Plan | undefined): string {
  const lines = rows.map((it) => {
    const planned = plan?.acts.find(({ actId }) => actId === it.act.id)
    const points = (name: string) => {
      const part = it.evidence.parts.find(({ part: own }) => own === name)
      return part && part.knownOutOf > 0 ? Math.round(part.points * 10) / 10 : null
    }
    return [
      it.rank,
      it.act.name,
      it.act.country,
      it.evidence.genres.join(' '),
      it.state,
      isScored(it) ? Math.round(it.fit * 10) / 10 : null,
      points('audience'),
      points('content'),
      points('price'),
      points('record'),
      isScored(it) ? Math.round(it.evidence.credit * 10) / 10 : null,
      it.evidence.shared?.people ?? null,
      it.evidence.shareOfAct,
      planned?.price ? Number(planned.price.minor) / 10 ** minorDigits(plan?.currency ?? 'EUR') : null,
      planned?.price ? (plan?.currency ?? '') : '',
      planned?.price?.from ?? '',
      planned?.alone?.people ?? null,
      planned ? (planned.isChosen ? 'yes' : 'no') : '',
    ]
  })
  return csvOf(HEAD, lines)
}
