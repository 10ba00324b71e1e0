import { allowedTerritories, type BriefFacts, type CandidateFacts, freeDays } from './facts.ts'
import { type PartScore, pricePart, type Scene } from './parts.ts'
import { compareFits, type Fit, fitFrom, fitOf } from './rank.ts'

/** Who would have to move. */
export type Side = 'act' | 'brand'

/** One change of one term. Money in minor units; the rest as it would be afterwards. */
export type Change =
  | { readonly side: Side; readonly lever: 'price'; readonly fromMinor: bigint; readonly toMinor: bigint }
  | { readonly side: Side; readonly lever: 'territory'; readonly territories: readonly string[] }
  | { readonly side: Side; readonly lever: 'rights'; readonly fromMonths: number; readonly toMonths: number }
  | { readonly side: 'act'; readonly lever: 'dates'; readonly freeDays: number }
  | { readonly side: 'brand'; readonly lever: 'dates'; readonly startsOn: string; readonly endsOn: string }

/** A change that is enough, and how large it is: the share of the term that moves, 0 to 1 and above. */
export type Counterfactual = { readonly change: Change; readonly effort: number; readonly rank: number }

/** Prices are asked in steps of this, in minor units: nobody haggles over cents. */
const PRICE_STEP = 5000n
/** No price is asked to move by more than this share. */
const FURTHEST = 0.6
const MOST_WEEKS = 12
const DAY = 86_400_000

/** Applies a change, giving the facts as they would be. */
export function applyChange(
  change: Change,
  act: string,
  candidates: readonly CandidateFacts[],
  brief: BriefFacts,
): { readonly candidates: readonly CandidateFacts[]; readonly brief: BriefFacts } {
  if (change.side === 'brand') return { candidates, brief: changedBrief(change, brief) }
  const changed = candidates.map((candidate) =>
    candidate.act === act ? { ...candidate, terms: changedTerms(change, candidate.terms, brief) } : candidate,
  )
  return { candidates: changed, brief }
}

function changedBrief(change: Change, brief: BriefFacts): BriefFacts {
  if (change.lever === 'price') return { ...brief, feeCapMinor: change.toMinor }
  if (change.lever === 'rights') return { ...brief, rightsMonths: change.toMonths }
  if (change.lever === 'territory') {
    return { ...brief, territories: brief.territories.filter((territory) => !change.territories.includes(territory)) }
  }
  return change.side === 'brand' ? { ...brief, startsOn: change.startsOn, endsOn: change.endsOn } : brief
}

function changedTerms(change: Change, terms: CandidateFacts['terms'], brief: BriefFacts): CandidateFacts['terms'] {
  if (change.lever === 'price') return { ...terms, feeMinor: change.toMinor }
  if (change.lever === 'rights') return { ...terms, rightsMonths: change.toMonths }
  if (change.lever === 'territory')
    return { ...terms, territories: [...(terms.territories ?? []), ...change.territories] }
  return change.side === 'act' ? { ...terms, busy: withFreedDays(brief, terms.busy ?? [], change.freeDays) } : terms
}

/** The busy stretches after the first `count` busy days inside the brief's time were freed. */
function withFreedDays(
  brief: BriefFacts,
  busy: NonNullable<CandidateFacts['terms']['busy']>,
  count: number,
): [string, string][] {
  const days = new Set<string>()
  for (const [first, last] of busy) for (const day of eachDay(first, last)) days.add(day)
  const inside = [...days].sort().filter((day) => day >= (brief.startsOn ?? '') && day <= (brief.endsOn ?? ''))
  for (const day of inside.slice(0, count)) days.delete(day)
  return [...days].sort().map((day) => [day, day])
}

function eachDay(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = laterBy(day, 1)) days.push(day)
  return days
}

function laterBy(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The parts of a fit that no lever touches are kept, so that trying hundreds of changes stays quick. */
class Board {
  readonly #scene: Scene
  readonly #candidates: readonly CandidateFacts[]
  readonly #fits: readonly Fit[]
  readonly #at: number

  constructor(act: string, candidates: readonly CandidateFacts[], scene: Scene) {
    this.#scene = scene
    this.#candidates = candidates
    this.#fits = candidates.map((candidate) => fitOf(candidate, scene))
    this.#at = candidates.findIndex((candidate) => candidate.act === act)
  }

  get candidate(): CandidateFacts | undefined {
    return this.#candidates[this.#at]
  }

  /** The act's rank as things stand. */
  get rank(): number {
    return this.#rankAmong(this.#fits, this.#fits[this.#at]!)
  }

  /** The act's rank after a change. */
  rankAfter(change: Change): number {
    const mine = this.candidate!
    if (change.side === 'act') {
      const terms = changedTerms(change, mine.terms, this.#scene.brief)
      return this.#rankAmong(this.#fits, this.#repriced(this.#at, { ...mine, terms }, this.#scene))
    }
    const scene = { ...this.#scene, brief: changedBrief(change, this.#scene.brief) }
    const fits = this.#candidates.map((candidate, i) => this.#repriced(i, candidate, scene))
    return this.#rankAmong(fits, fits[this.#at]!)
  }

  #repriced(at: number, candidate: CandidateFacts, scene: Scene): Fit {
    const parts = this.#fits[at]!.parts.map((part): PartScore =>
      part.part === 'price' ? pricePart(candidate, scene) : part,
    )
    return fitFrom(candidate.act, parts, scene)
  }

  #rankAmong(fits: readonly Fit[], mine: Fit): number {
    return 1 + fits.filter((fit) => fit.act !== mine.act && compareFits(fit, mine) < 0).length
  }
}

/** Ways to move one term, smallest first, each with its effort. */
type Ladder = readonly { readonly change: Change; readonly effort: number }[]

function priceLadder(side: Side, from: bigint): Ladder {
  const steps = Number((from * BigInt(FURTHEST * 100)) / 100n / PRICE_STEP)
  const direction = side === 'act' ? -1n : 1n
  return Array.from({ length: steps }, (_, i) => {
    const by = BigInt(i + 1) * PRICE_STEP
    const change: Change = { side, lever: 'price', fromMinor: from, toMinor: from + direction * by }
    return { change, effort: Number(by) / Number(from) }
  })
}

function territoryLadder(side: Side, { terms }: CandidateFacts, brief: BriefFacts): Ladder {
  if (!terms.territories) return []
  const allowed = allowedTerritories(brief.territories, terms.territories)
  const missing = brief.territories.filter((territory) => !allowed.includes(territory))
  // A brief must keep at least one territory.
  const most = side === 'act' ? missing.length : Math.min(missing.length, brief.territories.length - 1)
  return Array.from({ length: most }, (_, i) => ({
    change: { side, lever: 'territory', territories: missing.slice(0, i + 1) },
    effort: (i + 1) / brief.territories.length,
  }))
}

function rightsLadder(side: Side, { terms }: CandidateFacts, brief: BriefFacts): Ladder {
  const granted = terms.rightsMonths
  if (granted === undefined || granted >= brief.rightsMonths) return []
  return Array.from({ length: brief.rightsMonths - granted }, (_, i) => {
    const fromMonths = side === 'act' ? granted : brief.rightsMonths
    const toMonths = side === 'act' ? granted + i + 1 : brief.rightsMonths - i - 1
    return { change: { side, lever: 'rights', fromMonths, toMonths }, effort: (i + 1) / brief.rightsMonths }
  })
}

function datesLadder(side: Side, { terms }: CandidateFacts, brief: BriefFacts): Ladder {
  const { startsOn, endsOn } = brief
  const { days, free } = freeDays(brief, terms.busy)
  if (startsOn === undefined || endsOn === undefined || free === days) return []
  if (side === 'act') {
    return Array.from({ length: days - free }, (_, i) => ({
      change: { side: 'act', lever: 'dates', freeDays: i + 1 },
      effort: (i + 1) / days,
    }))
  }
  return Array.from({ length: MOST_WEEKS }, (_, i) => {
    const by = 7 * (i + 1)
    const change: Change = {
      side: 'brand',
      lever: 'dates',
      startsOn: laterBy(startsOn, by),
      endsOn: laterBy(endsOn, by),
    }
    return { change, effort: by / (7 * MOST_WEEKS) }
  })
}

function laddersFor(candidate: CandidateFacts, brief: BriefFacts): Ladder[] {
  const prices = [
    ...(candidate.terms.feeMinor === undefined ? [] : [priceLadder('act', candidate.terms.feeMinor)]),
    ...(brief.feeCapMinor === undefined ? [] : [priceLadder('brand', brief.feeCapMinor)]),
  ]
  const sides: Side[] = ['act', 'brand']
  const others = sides.flatMap((side) => [
    territoryLadder(side, candidate, brief),
    rightsLadder(side, candidate, brief),
    datesLadder(side, candidate, brief),
  ])
  return [...prices, ...others]
}

/** The lowest rung that is enough. An act's own moves only ever help it, so halving finds it; a brand's move everyone. */
function firstEnough(ladder: Ladder, board: Board, place: number): Counterfactual | undefined {
  const isEnough = (i: number): boolean => board.rankAfter(ladder[i]!.change) <= place
  let at = 0
  if (ladder[0]?.change.side === 'act') {
    let high = ladder.length
    while (at < high) {
      const middle = (at + high) >>> 1
      if (isEnough(middle)) high = middle
      else at = middle + 1
    }
  } else while (at < ladder.length && !isEnough(at)) at++
  const found = ladder[at]
  return found && { ...found, rank: board.rankAfter(found.change) }
}

/**
 * What would have to be different for an act to come among the first: for each side and each of price, territory, rights
 * and dates the smallest single change that is enough, the least effort first.
 *
 * @param place the act must come this far; 5 if left out.
 * @returns nothing when the act is there already, is not a candidate, or no single change is enough.
 */
export function counterfactuals(
  act: string,
  candidates: readonly CandidateFacts[],
  scene: Scene,
  place = 5,
): Counterfactual[] {
  const board = new Board(act, candidates, scene)
  if (!board.candidate || board.rank <= place) return []
  return laddersFor(board.candidate, scene.brief)
    .flatMap((ladder) => firstEnough(ladder, board, place) ?? [])
    .sort((one, other) => one.effort - other.effort)
}
