import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '@concertato/core'
import { FileStore } from './file-store.ts'

/** Keeps files in a folder, in as many sub-folders as keep listings short. */
export class DiskStore extends FileStore {
  constructor(private readonly root: string) {
    super()
  }

  override async keep(name: string, path: string): Promise<void> {
    const target = this.pathOf(name)
    await mkdir(dirname(target), { recursive: true })
    const half = `${target}.part`
    await copyFile(path, half)
    await flush(half)
    await rename(half, target)
  }

  override async open(name: string): Promise<Readable> {
    const handle = await open(this.pathOf(name), 'r').catch(() => undefined)
    if (!handle) throw new Refusal('not_found')
    await handle.close()
    return createReadStream(this.pathOf(name))
  }

  override async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true })
  }

  private pathOf(name: string): string {
    if (!/^[0-9a-f-]{36}$/.test(name)) throw new Error('not a name of ours')
    return join(this.root, name.slice(0, 2), name)
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
