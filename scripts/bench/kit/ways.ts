import { mean, quantile } from './clock.ts'
import type { FullLists } from './crowds.ts'
import type { Row } from './report.ts'

/** Exact answer by looking up every member of every act in the brand's set. */
export function askSets(lists: FullLists, isMember: Uint8Array, top: number): number[] {
  const best: { act: number; shared: number }[] = []
  for (let act = 0; act < lists.size; act++) {
    let shared = 0
    for (const person of lists.of(act)) shared += isMember[person]!
    if (best.length === top && shared <= best.at(-1)!.shared) continue
    let at = best.length
    while (at > 0 && best[at - 1]!.shared < shared) at--
    best.splice(at, 0, { act, shared })
    if (best.length > top) best.pop()
  }
  return best.map(({ act }) => act)
}

/** People of the brand over the audiences of some acts, act by act: what a list is worth, whichever of equals are in it. */
export function worth(lists: FullLists, acts: readonly number[], isMember: Uint8Array): number {
  let sum = 0
  for (const act of acts) for (const person of lists.of(act)) sum += isMember[person]!
  return sum
}

/** Times and lists of one way of asking. */
export class Way {
  readonly times: number[] = []
  readonly recalls: number[] = []
  /** Worth of its lists, as a share of the best there is. */
  readonly kept: number[] = []

  note(ms: number, recall: number): void {
    this.times.push(ms)
    this.recalls.push(recall)
  }

  row(acts: number, name: string, middle: number): Row {
    return {
      acts,
      way: name,
      questions: this.times.length,
      'p50 (ms)': quantile(this.times, 0.5),
      'p99 (ms)': quantile(this.times, 0.99),
      'times the index': quantile(this.times, 0.5) / middle,
      'recall@50': mean(this.recalls),
      'reach kept': this.kept.length > 0 ? mean(this.kept) : '',
    }
  }
}

/** Marks who is in the brand's audience, and nobody else. */
export function mark(isMember: Uint8Array, people: Uint32Array): void {
  isMember.fill(0)
  for (const person of people) isMember[person] = 1
}
