import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { readSnapshot } from '@concertato/audience'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Everybody } from './everybody.ts'
import { ScopeIndex, type ScopePicture } from './scope-index.ts'

/** The newest change of audiences that the index has seen. Its instant tells one database from another. */
export interface Place {
  readonly seq: bigint
  readonly changedAt: string
}

const FileNote = z.object({
  name: z.string().regex(/^[\w.-]+$/),
  bytes: z.number().int().min(0),
  sum: z.number().int(),
})
const Manifest = z.object({
  version: z.literal(1),
  place: z.object({ seq: z.string().regex(/^\d+$/), changedAt: z.string() }),
  scopes: z.array(z.object({ scope: z.string(), index: FileNote, everybody: FileNote, known: z.number() })),
})
type FileNote = z.output<typeof FileNote>
type Manifest = z.output<typeof Manifest>

const MANIFEST = 'manifest.json'

/** A file may be larger than one read can be. */
const MOST_READ = 1 << 30

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * The index on this machine's disk, so that a restart need not read every audience again. A manifest names the files; it
 * is put in place last, in one step, so what it names is whole. Several processes may share the folder: each writes its
 * own files, and one that finds them removed by another reads the database instead.
 */
@Injectable()
export class IndexSnapshots {
  private readonly folder: string
  private readonly manifest: string

  constructor(@Inject(APP_CONFIG) config: Config) {
    this.folder = join(config.DATA_DIR, 'audience-index')
    this.manifest = join(this.folder, MANIFEST)
  }

  /**
   * @param isOurs whether the database knows this change, so that the snapshot is one of its own.
   * @returns nothing where there is no snapshot or it belongs to another database.
   * @throws an Error for files that are cut off, changed or of another version.
   */
  async read(
    isOurs: (place: Place) => Promise<boolean>,
  ): Promise<{ place: Place; scopes: Map<string, ScopeIndex> } | undefined> {
    const manifest = await this.readManifest()
    if (!manifest) return undefined
    const place = { seq: BigInt(manifest.place.seq), changedAt: manifest.place.changedAt }
    if (!(await isOurs(place))) return undefined
    const scopes = new Map<string, ScopeIndex>()
    for (const { scope, index, everybody, known } of manifest.scopes) {
      const hashes = new Uint32Array(await this.readFile(everybody))
      const restored = readSnapshot(await this.readFile(index))
      scopes.set(scope, ScopeIndex.restored(restored.index, Everybody.of(scope, { hashes, known })))
    }
    return { place, scopes }
  }

  /** Writes the pictures and then points the manifest at them; files of earlier snapshots go. */
  async write(place: Place, pictures: readonly ScopePicture[]): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const scopes: Manifest['scopes'] = []
    for (const { scope, index, everybody } of pictures) {
      const { buffer, byteOffset, byteLength } = everybody.hashes
      scopes.push({
        scope,
        index: await this.writeFile(index),
        everybody: await this.writeFile([new Uint8Array(buffer, byteOffset, byteLength)]),
        known: everybody.known,
      })
    }
    const next: Manifest = { version: 1, place: { seq: String(place.seq), changedAt: place.changedAt }, scopes }
    const draft = join(this.folder, `${randomUUID()}.json`)
    await writeFile(draft, JSON.stringify(next), { flag: 'wx', mode: 0o600 })
    await rename(draft, this.manifest)
    await this.sweep(scopes.flatMap(({ index, everybody }) => [index.name, everybody.name]))
  }

  /** Removes the snapshot: it holds people of an audience that is gone. */
  async remove(): Promise<void> {
    await rm(this.manifest, { force: true })
    await this.sweep([])
  }

  private async readManifest(): Promise<Manifest | undefined> {
    try {
      return Manifest.parse(JSON.parse(await readFile(this.manifest, 'utf8')))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  /** Removes every file but the manifest and these, so also what a process left that was killed while it wrote. */
  private async sweep(named: readonly string[]): Promise<void> {
    const kept = new Set([MANIFEST, ...named])
    const names = await readdir(this.folder).catch(() => [])
    await Promise.all(names.filter((it) => !kept.has(it)).map((it) => rm(join(this.folder, it), { force: true })))
  }

  private async writeFile(pieces: readonly Uint8Array[]): Promise<FileNote> {
    const name = `${randomUUID()}.part`
    const file = await open(join(this.folder, name), 'wx', 0o600)
    let bytes = 0
    let sum = 0
    try {
      for (const piece of pieces) {
        sum = crc32(piece, sum)
        bytes += piece.byteLength
        await writeAll(file, piece)
      }
    } finally {
      await file.close()
    }
    return { name, bytes, sum }
  }

  private async readFile({ name, bytes, sum }: FileNote): Promise<ArrayBuffer> {
    const buffer = new ArrayBuffer(bytes)
    const file = await open(join(this.folder, name), 'r')
    let seen = 0
    try {
      for (let at = 0; at < bytes;) {
        const view = new Uint8Array(buffer, at, Math.min(MOST_READ, bytes - at))
        const { bytesRead } = await file.read(view)
        if (bytesRead === 0) throw new Error(`${name} is cut off at ${at} of ${bytes} bytes`)
        seen = crc32(view.subarray(0, bytesRead), seen)
        at += bytesRead
      }
    } finally {
      await file.close()
    }
    if (seen !== sum) throw new Error(`${name} is not as it was written`)
    return buffer
  }
}

async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.byteLength;) at += (await file.write(piece, at)).bytesWritten
}
