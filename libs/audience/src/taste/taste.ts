import type { ListeningSet } from '../listening-set.ts'
import { tagRarity, type TagWeights } from '../rank/tags.ts'
import { invertPositive } from './positive.ts'

/** Who listens to what: per listener the acts (numbers below `acts`) and how much each is heard. */
export type Listening = {
  readonly acts: number
  readonly rows: readonly Listened[]
}
export type Listened = { readonly acts: Uint32Array; readonly weights: Float64Array }

/** Scores every act for somebody who listens to these; higher is better, the unit is the scorer's own. */
export type Scorer = (heard: Listened) => Float64Array

/** Weights of plays: 1 for the act a listener hears most, by logarithm down from there. */
export function listened(acts: Uint32Array, plays: Float64Array): Listened {
  const most = plays.reduce((max, count) => Math.max(max, count), 1)
  return { acts, weights: Float64Array.from(plays, (count) => Math.log1p(count) / Math.log1p(most)) }
}

/** The listeners of a data set, each with the acts they hear. */
export function listeningOf(set: ListeningSet): Listening {
  const heard = set.listeners.map(() => ({ acts: [] as number[], plays: [] as number[] }))
  set.acts.forEach((act, n) =>
    act.listeners.forEach((listener, i) => {
      heard[listener]!.acts.push(n)
      heard[listener]!.plays.push(act.plays[i]!)
    }),
  )
  const rows = heard.map(({ acts, plays }) => listened(Uint32Array.from(acts), Float64Array.from(plays)))
  return { acts: set.acts.length, rows }
}

/** Everybody gets what most people hear: the rule every other one has to beat. */
export function byPopularity(listening: Listening): Scorer {
  const listeners = new Float64Array(listening.acts)
  for (const row of listening.rows) for (const act of row.acts) listeners[act]!++
  return () => listeners
}

/** For each act, who hears it: positions of listeners, ascending. */
function listenersOf(listening: Listening): Uint32Array[] {
  const counts = new Uint32Array(listening.acts)
  for (const row of listening.rows) for (const act of row.acts) counts[act]!++
  const lists = Array.from(counts, (count) => new Uint32Array(count))
  counts.fill(0)
  listening.rows.forEach((row, listener) => {
    for (const act of row.acts) lists[act]![counts[act]!++] = listener
  })
  return lists
}

/** Acts whose listeners are most alike: the sum of Jaccard indices with the acts heard. */
export function byJaccard(listening: Listening): Scorer {
  const listeners = listenersOf(listening)
  const shared = new Uint32Array(listening.acts)
  /** Counts, into `shared`, the acts heard by an act's listeners; returns which they are. */
  const meet = (act: number): Set<number> => {
    const met = new Set<number>()
    const count = (other: number): void => {
      shared[other]!++
      met.add(other)
    }
    for (const listener of listeners[act]!) listening.rows[listener]!.acts.forEach(count)
    return met
  }
  return (heard) => {
    const scores = new Float64Array(listening.acts)
    for (const act of heard.acts) {
      const size = listeners[act]!.length
      for (const other of meet(act)) {
        scores[other]! += shared[other]! / (size + listeners[other]!.length - shared[other]!)
        shared[other] = 0
      }
    }
    return scores
  }
}

/**
 * Learns which acts go with which from people who hear both: the best linear rule "score of an act = weighted sum of the
 * acts heard, itself left out", with a ridge against chance.
 *
 * The closed form needs the inverse of an acts × acts matrix; by Woodbury's identity that of the much smaller listeners ×
 * listeners matrix does: K = (X Xᵀ + λ)⁻¹, x·B = x − (x − x Xᵀ K X) / (1 − diag(Xᵀ K X)). Cost: listeners³, once.
 *
 * @param ridge λ: larger trusts rare companions less.
 * @see Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019.
 */
export function learnTaste(listening: Listening, ridge: number): Scorer {
  const { rows, acts } = listening
  const inverse = invertPositive(gram(listening, ridge), rows.length)
  const listeners = listenersOf(listening)
  const keep = new Float64Array(acts)
  const dense = new Float64Array(acts)
  // 1 − xⱼᵀ K xⱼ for every act j: what of it the others do not explain.
  const weightOf = rows.map((row) => new Map(Array.from(row.acts, (act, i) => [act, row.weights[i]!])))
  for (let act = 0; act < acts; act++) {
    let explained = 0
    for (const one of listeners[act]!) {
      for (const other of listeners[act]!) {
        explained += weightOf[one]!.get(act)! * inverse[one * rows.length + other]! * weightOf[other]!.get(act)!
      }
    }
    keep[act] = 1 - explained
  }
  return (heard) => {
    dense.fill(0)
    heard.acts.forEach((act, i) => (dense[act] = heard.weights[i]!))
    const alike = Float64Array.from(rows, (row) =>
      row.acts.reduce((sum, act, i) => sum + dense[act]! * row.weights[i]!, 0),
    )
    const mix = times(inverse, alike)
    const scores = new Float64Array(acts)
    rows.forEach((row, listener) => row.acts.forEach((act, i) => (scores[act]! += mix[listener]! * row.weights[i]!)))
    for (let act = 0; act < acts; act++) scores[act] = dense[act]! - (dense[act]! - scores[act]!) / keep[act]!
    return scores
  }
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length
  const out = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    const weight = vector[j]!
    if (weight === 0) continue
    for (let i = 0; i < n; i++) out[i]! += weight * matrix[j * n + i]!
  }
  return out
}

/** X Xᵀ + λ: how much each two listeners hear in common. */
function gram({ rows, acts }: Listening, ridge: number): Float64Array {
  const n = rows.length
  const matrix = new Float64Array(n * n)
  const dense = new Float64Array(acts)
  rows.forEach((row, i) => {
    row.acts.forEach((act, at) => (dense[act] = row.weights[at]!))
    for (let j = 0; j <= i; j++) {
      const other = rows[j]!
      let sum = 0
      for (let at = 0; at < other.acts.length; at++) sum += dense[other.acts[at]!]! * other.weights[at]!
      matrix[i * n + j] = sum
    }
    matrix[i * n + i]! += ridge
    for (const act of row.acts) dense[act] = 0
  })
  return matrix
}

/** Acts that are described like the acts heard: the cosine with the mean description. */
export function byTags(tags: readonly TagWeights[]): Scorer {
  const rarity = tagRarity(tags)
  const unit = tags.map((list) => {
    const entries = [...list].map(([tag, weight]) => [tag, Math.sqrt(weight) * rarity.get(tag)!] as const)
    const length = Math.hypot(...entries.map(([, weight]) => weight))
    return entries.map(([tag, weight]) => [tag, weight / length] as const)
  })
  const holders = new Map<string, { acts: number[]; weights: number[] }>()
  unit.forEach((entries, act) => {
    for (const [tag, weight] of entries) {
      const list = holders.get(tag) ?? { acts: [], weights: [] }
      list.acts.push(act)
      list.weights.push(weight)
      holders.set(tag, list)
    }
  })
  return (heard) => {
    const profile = new Map<string, number>()
    for (const act of heard.acts)
      for (const [tag, weight] of unit[act]!) profile.set(tag, (profile.get(tag) ?? 0) + weight)
    const length = Math.hypot(...profile.values()) || 1
    const scores = new Float64Array(tags.length)
    for (const [tag, weight] of profile) {
      const { acts, weights } = holders.get(tag)!
      for (let i = 0; i < acts.length; i++) scores[acts[i]!]! += (weight * weights[i]!) / length
    }
    return scores
  }
}

/** Adds a second opinion, at a share of its own scale. */
export function together(first: Scorer, second: Scorer, share: number): Scorer {
  return (heard) => {
    const other = second(heard)
    return first(heard).map((score, act) => score + share * other[act]!)
  }
}
