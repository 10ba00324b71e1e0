import type { ListShape } from '@concertato/audience'
import type { DigestedList, Progress } from './digest-list.ts'

/** What the worker is asked, once. */
export interface Asked {
  readonly file: Blob
  readonly shape: ListShape
}

export type Said =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly list: DigestedList }
  | { readonly kind: 'failed'; readonly why: string }

interface Reading {
  readonly tell: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Reads a file beside the page, so that the page stays quick; a browser without workers reads it in the page. */
export async function readList(asked: Asked, reading: Reading): Promise<DigestedList> {
  reading.signal.throwIfAborted()
  if (typeof Worker !== 'undefined') return readBeside(asked, reading)
  const { digestList } = await import('./digest-list.ts')
  const list = await digestList(asked.file, asked.shape, reading.tell)
  reading.signal.throwIfAborted()
  return list
}

function readBeside(asked: Asked, { tell, signal }: Reading): Promise<DigestedList> {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<DigestedList>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('stopped by the reader', 'AbortError')))
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'progress') tell(data.progress)
      else if (data.kind === 'done') resolve(data.list)
      else reject(new Error(data.why))
    }
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}
