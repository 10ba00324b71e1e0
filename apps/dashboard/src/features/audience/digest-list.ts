import { ListReader, type ListReport, type ListShape } from '@concertato/audience'
import { DigestSet } from './digest-set.ts'

/** A list as it may leave this machine: digests one after the other, and how its rows fared. */
export interface DigestedList {
  readonly digests: Blob
  readonly people: number
  readonly report: ListReport
}

export interface Progress {
  readonly bytes: number
  readonly people: number
}

/** Read at once; the file itself is never held whole. Bytes. */
const PIECE = 1 << 20
const DIGEST = 32
/** Digests handed to the browser at once, which may then keep them outside of memory. */
const BATCH = 65_536

/** Spreadsheets export "Unicode text" as UTF-16; its first two bytes say so. */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Text of a file, piece by piece, with the bytes read so far. */
export async function* textOf(file: Blob): AsyncGenerator<{ text: string; bytes: number }> {
  let decoder: TextDecoder | undefined
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())
    decoder ??= new TextDecoder(encodingOf(bytes))
    yield { text: decoder.decode(bytes, { stream: true }), bytes: Math.min(at + PIECE, file.size) }
  }
  if (decoder) yield { text: decoder.decode(), bytes: file.size }
}

/** Collects digests, each person once. */
class Digests {
  readonly #seen = new DigestSet()
  readonly #parts: Blob[] = []
  #batch = new Uint8Array(BATCH * DIGEST)
  #filled = 0
  people = 0

  take(digest: Uint8Array): void {
    if (!this.#seen.add(digest)) return
    this.#batch.set(digest, this.#filled)
    this.#filled += DIGEST
    this.people += 1
    if (this.#filled === this.#batch.length) this.#flush()
  }

  finish(): Blob {
    this.#flush()
    return new Blob(this.#parts, { type: 'application/octet-stream' })
  }

  #flush(): void {
    this.#parts.push(new Blob([this.#batch.slice(0, this.#filled)]))
    this.#filled = 0
  }
}

/** Normalises and hashes every row of a file of any size. What the rows say stays here. */
export async function digestList(
  file: Blob,
  shape: ListShape,
  tell: (progress: Progress) => void,
): Promise<DigestedList> {
  const digests = new Digests()
  const reader = new ListReader(shape, (digest) => digests.take(digest))
  for await (const { text, bytes } of textOf(file)) {
    reader.push(text)
    tell({ bytes, people: digests.people })
  }
  const report = reader.finish()
  return { digests: digests.finish(), people: digests.people, report }
}
