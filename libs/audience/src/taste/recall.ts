import type { Random } from '../random.ts'
import type { Listened, Listening, Scorer } from './taste.ts'

/** A listening with part of everybody's acts put aside. */
export type Split = { readonly train: Listening; readonly aside: readonly Uint32Array[] }

/** Listeners with fewer acts keep them all: there is nothing to learn their taste from. */
const FEWEST = 5

/**
 * Puts a share of each listener's acts aside, at random, at least one.
 *
 * @param share of each listener's acts, rounded down.
 */
export function splitListening(listening: Listening, share: number, random: Random): Split {
  const aside: Uint32Array[] = []
  const rows = listening.rows.map((row): Listened => {
    const count = row.acts.length < FEWEST ? 0 : Math.max(1, Math.floor(share * row.acts.length))
    const order = Array.from(row.acts, (_, i) => ({ i, key: random() })).sort((a, b) => a.key - b.key)
    const out = new Set(order.slice(0, count).map(({ i }) => i))
    aside.push(row.acts.filter((_, i) => out.has(i)))
    return { acts: row.acts.filter((_, i) => !out.has(i)), weights: row.weights.filter((_, i) => !out.has(i)) }
  })
  return { train: { acts: listening.acts, rows }, aside }
}

/** The best acts that somebody does not hear yet; of equals the lower number first. */
export function suggest(scorer: Scorer, heard: Listened, top: number): number[] {
  const scores = scorer(heard).slice()
  for (const act of heard.acts) scores[act] = -Infinity
  const best: number[] = []
  for (let act = 0; act < scores.length; act++) {
    if (scores[act] === -Infinity || (best.length === top && scores[act]! <= scores[best.at(-1)!]!)) continue
    let at = best.length
    while (at > 0 && scores[best[at - 1]!]! < scores[act]!) at--
    best.splice(at, 0, act)
    if (best.length > top) best.pop()
  }
  return best
}

/**
 * Mean share of the acts put aside that are among the `top` suggestions, over listeners who had any put aside.
 */
export function recallAt(scorer: Scorer, { train, aside }: Split, top: number): number {
  let sum = 0
  let listeners = 0
  train.rows.forEach((row, listener) => {
    const wanted = aside[listener]!
    if (wanted.length === 0) return
    const found = new Set(suggest(scorer, row, top))
    sum += wanted.filter((act) => found.has(act)).length / wanted.length
    listeners++
  })
  return listeners > 0 ? sum / listeners : 0
}
