import type { Readable } from 'node:stream'

/** Where bytes are kept. Names are ours: a random id, never anything a person typed. */
export abstract class FileStore {
  /** Keeps a local file's bytes under a name. @returns when they are safe. */
  abstract keep(name: string, path: string, type: string): Promise<void>
  /** @throws Refusal('not_found') when there is nothing of this name. */
  abstract open(name: string): Promise<Readable>
  /** Forgets a name; one that is not there is forgotten already. */
  abstract remove(name: string): Promise<void>
}
