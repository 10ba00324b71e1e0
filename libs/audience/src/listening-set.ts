import {
  type BadListen,
  type Columns,
  type ListenProblem,
  readAct,
  readColumns,
  readListen,
  readTag,
} from './listens.ts'

/** One act of a listening data set. */
export type ListenedAct = {
  readonly id: string
  /** Absent when no line of the names' file gives one. */
  readonly name?: string
  /** Its listeners by their number in the set, ascending, each once. */
  readonly listeners: Uint32Array
  /** Plays by the listener at the same position. */
  readonly plays: Float64Array
  /** Times each tag was given. */
  readonly tags: ReadonlyMap<string, number>
}

export type ListeningSet = {
  readonly acts: readonly ListenedAct[]
  /** The set's own ids of listeners, by number. */
  readonly listeners: readonly string[]
  readonly problems: { readonly [file in 'listens' | 'acts' | 'tags']: readonly ListenProblem[] }
  /** Ids that are listened to or tagged and have no name, and ids that have a name and no listener. */
  readonly withoutName: readonly string[]
  readonly withoutListener: readonly string[]
}

type Draft = { listens: Map<number, number>; tags: Map<string, number>; name?: string }

/** A file of lines with a header, read into `take`; problems are collected with their line numbers. */
function readLines<Row extends object>(
  lines: Iterable<string>,
  needed: Parameters<typeof readColumns>[1],
  read: (line: string, columns: Columns) => Row | BadListen,
  take: (row: Row) => boolean,
): ListenProblem[] {
  const problems: ListenProblem[] = []
  let columns: Columns | undefined
  let number = 0
  for (const raw of lines) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    number++
    if (columns === undefined) columns = readColumns(line, needed)
    else if (line !== '') {
      const row = read(line, columns)
      const reason = typeof row === 'string' ? row : take(row) ? undefined : 'repeated'
      if (reason) problems.push({ line: number, reason })
    }
  }
  return problems
}

/**
 * Loads a listening data set: every act with everybody who listens to it.
 *
 * Bad lines are left out and reported; ids without a counterpart in the other file survive and are listed.
 *
 * @throws Refusal('columns_unknown') when a file's header lacks a needed column.
 */
export function readListeningSet(files: {
  readonly listens: Iterable<string>
  readonly acts?: Iterable<string>
  readonly tags?: Iterable<string>
}): ListeningSet {
  const drafts = new Map<string, Draft>()
  const numbers = new Map<string, number>()
  const draftOf = (id: string): Draft => drafts.get(id) ?? remember(drafts, id, { listens: new Map(), tags: new Map() })
  const listens = readLines(files.listens, ['listener', 'act'], readListen, ({ listener, act, plays }) => {
    const number = numbers.get(listener) ?? remember(numbers, listener, numbers.size)
    const draft = draftOf(act)
    if (draft.listens.has(number)) return false
    draft.listens.set(number, plays)
    return true
  })
  const acts = readLines(files.acts ?? [], ['act', 'name'], readAct, ({ act, name }) => {
    const draft = draftOf(act)
    if (draft.name !== undefined) return false
    draft.name = name
    return true
  })
  const tags = readLines(files.tags ?? [], ['act', 'tag'], readTag, ({ act, tag, times }) => {
    const draft = draftOf(act)
    draft.tags.set(tag, (draft.tags.get(tag) ?? 0) + times)
    return true
  })
  const all = [...drafts].map(([id, draft]) => settle(id, draft))
  return {
    acts: all,
    listeners: [...numbers.keys()],
    problems: { listens, acts, tags },
    withoutName: all.filter((act) => act.name === undefined).map((act) => act.id),
    withoutListener: all.filter((act) => act.listeners.length === 0).map((act) => act.id),
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  map.set(key, value)
  return value
}

function settle(id: string, draft: Draft): ListenedAct {
  const listeners = Uint32Array.from(draft.listens.keys()).sort()
  const plays = Float64Array.from(listeners, (listener) => draft.listens.get(listener) ?? 0)
  return { id, ...(draft.name !== undefined && { name: draft.name }), listeners, plays, tags: draft.tags }
}
