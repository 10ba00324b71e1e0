import { releasesOf, type Shares } from './fee-split.ts'
import type { Terms } from './terms.ts'
import type { Day } from './time.ts'
import type { DeliverableKind, Platform } from './vocabulary.ts'

export interface PlannedDeliverable {
  /** 1, 2, 3 … within the contract, in the order of the terms' lines. */
  readonly position: number
  /** Position of the milestone that pays for it. */
  readonly milestone: number
  readonly kind: DeliverableKind
  readonly platform: Platform
  readonly note: string
  readonly weight: number
  readonly dueOn: Day
  readonly revisionRounds: number
  readonly reviewDays: number
}

export interface PlannedMilestone extends Shares {
  /** 1, 2, 3 … within the contract. */
  readonly position: number
  /** When the last work it pays for is due. */
  readonly dueOn: Day
}

export interface WorkPlan {
  readonly deliverables: readonly PlannedDeliverable[]
  readonly milestones: readonly PlannedMilestone[]
}

/**
 * What a contract over these terms will consist of: a deliverable per piece, and the releases that pay for them.
 *
 * Paid per deliverable, each has a milestone of its own; paid on completion, one milestone pays for all of them.
 */
export function planWork(terms: Terms): WorkPlan {
  const isEach = terms.payment === 'per_deliverable'
  const pieces = terms.lines.flatMap((line) => Array.from({ length: line.count }, () => line))
  const deliverables = pieces.map(({ kind, platform, note, weight, dueOn }, index) => ({
    position: index + 1,
    milestone: isEach ? index + 1 : 1,
    kind,
    platform,
    note,
    weight,
    dueOn,
    revisionRounds: terms.revisionRounds,
    reviewDays: terms.reviewDays,
  }))
  const milestones = releasesOf(terms).map((shares, index) => ({
    ...shares,
    position: index + 1,
    dueOn: latest(deliverables.filter((deliverable) => deliverable.milestone === index + 1)),
  }))
  return { deliverables, milestones }
}

const latest = (planned: readonly PlannedDeliverable[]): Day =>
  planned.reduce((so, { dueOn }) => (dueOn > so ? dueOn : so), '')
