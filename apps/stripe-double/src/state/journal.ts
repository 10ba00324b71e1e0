import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { fdatasync, fstatSync, ftruncateSync, write, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Change, Store } from './store.ts'

const writeTo = promisify(write)
const sync = promisify(fdatasync)

/** Bytes of journal after which a snapshot is cheaper to read at the next start. */
const COMPACT_AT = 64 * 1024 * 1024

/** Where the double's changes go so that it survives being killed. */
export interface Journal {
  /** Resolves once the changes would survive a power cut. Changes of one call are kept wholly or not at all. */
  append(changes: readonly Change[]): Promise<void>
  close(): Promise<void>
}

/** Keeps nothing: for tests and trials. */
export const NO_JOURNAL: Journal = {
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

/**
 * An append-only file of JSON lines, one line a step, behind a snapshot of everything before it.
 *
 * `snapshot-n.jsonl` ends in a line that says so, which tells a whole one from one cut short by a kill. `journal-n.jsonl`
 * holds what came after. A last line without its line break was never answered for and is cut off.
 */
export class FileJournal implements Journal {
  readonly #folder: string
  readonly #store: Store
  #generation = 0
  #file = -1
  #size = 0
  #waiting: Array<{ readonly line: string; readonly done: () => void; readonly failed: (error: unknown) => void }> = []
  #running: Promise<void> | null = null

  private constructor(folder: string, store: Store) {
    this.#folder = folder
    this.#store = store
  }

  /** Fills the store with what the folder remembers, and opens the journal behind it. */
  static open(folder: string, store: Store): FileJournal {
    mkdirSync(folder, { recursive: true })
    const journal = new FileJournal(folder, store)
    journal.#load()
    return journal
  }

  append(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve()
    const line = `${JSON.stringify(changes)}\n`
    const written = new Promise<void>((done, failed) => this.#waiting.push({ line, done, failed }))
    this.#running ??= this.#flush()
    return written
  }

  async close(): Promise<void> {
    await this.#running
    if (this.#file >= 0) closeSync(this.#file)
    this.#file = -1
  }

  /** Writes everything that waits with one fsync, then looks again: many requests share one disk write. */
  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        const bytes = Buffer.from(batch.map((entry) => entry.line).join(''))
        this.#assertAlone()
        for (let from = 0; from < bytes.length;) from += (await writeTo(this.#file, bytes, from)).bytesWritten
        await sync(this.#file)
        this.#size += bytes.length
        for (const entry of batch) entry.done()
      } catch (error) {
        for (const entry of batch) entry.failed(error)
      }
    }
    this.#running = null
    if (this.#size > COMPACT_AT) this.#compact()
  }

  /** Two doubles on one folder would write over each other; the second makes the first stop. */
  #assertAlone(): void {
    const { size, nlink } = fstatSync(this.#file)
    if (size !== this.#size || nlink === 0) throw new Error(`Another process writes to ${this.#folder}.`)
  }

  #load(): void {
    const files = readdirSync(this.#folder)
    const generations = files.flatMap((name) => /^snapshot-(\d+)\.jsonl$/.exec(name)?.[1] ?? []).map(Number)
    const whole = generations.toSorted((a, b) => b - a).find((generation) => this.#readSnapshot(generation))
    this.#generation = whole ?? 0
    this.#open()
    if (this.#size > 0) this.#compact()
    const current = new Set([`snapshot-${this.#generation}.jsonl`, `journal-${this.#generation}.jsonl`])
    for (const name of files) {
      if (/^(snapshot|journal)-\d+\.jsonl(\.part)?$/.test(name) && !current.has(name))
        rmSync(join(this.#folder, name), { force: true })
    }
  }

  #readSnapshot(generation: number): boolean {
    const lines = readFileSync(join(this.#folder, `snapshot-${generation}.jsonl`), 'utf8').split('\n')
    if (lines.at(-2) !== '"end"') return false
    for (const line of lines.slice(0, -2)) this.#store.replay(JSON.parse(line) as Change)
    return true
  }

  #open(): void {
    const path = join(this.#folder, `journal-${this.#generation}.jsonl`)
    const before = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
    const whole = before.lastIndexOf(0x0a) + 1
    for (const line of before.subarray(0, whole).toString('utf8').split('\n')) {
      if (line) for (const change of JSON.parse(line) as Change[]) this.#store.replay(change)
    }
    this.#file = openSync(path, 'a')
    ftruncateSync(this.#file, whole)
    this.#size = whole
  }

  #compact(): void {
    const next = this.#generation + 1
    const path = join(this.#folder, `snapshot-${next}.jsonl`)
    const file = openSync(`${path}.part`, 'w')
    let lines: string[] = []
    for (const change of this.#store.everything()) {
      lines.push(`${JSON.stringify(change)}\n`)
      if (lines.length === 1000) {
        writeSync(file, lines.join(''))
        lines = []
      }
    }
    writeSync(file, `${lines.join('')}"end"\n`)
    fsyncSync(file)
    closeSync(file)
    const fresh = openSync(join(this.#folder, `journal-${next}.jsonl`), 'w')
    closeSync(fresh)
    renameSync(`${path}.part`, path)
    this.#syncFolder()
    this.#replaceFile(next)
  }

  #replaceFile(generation: number): void {
    if (this.#file >= 0) closeSync(this.#file)
    for (const kind of ['snapshot', 'journal'])
      rmSync(join(this.#folder, `${kind}-${this.#generation}.jsonl`), { force: true })
    this.#generation = generation
    this.#file = openSync(join(this.#folder, `journal-${generation}.jsonl`), 'a')
    this.#size = 0
  }

  /** A rename survives a power cut only once its folder is written too. Some systems cannot sync a folder. */
  #syncFolder(): void {
    try {
      const folder = openSync(this.#folder, 'r')
      fsyncSync(folder)
      closeSync(folder)
    } catch {
      return
    }
  }
}
