import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Id, Refusal } from '@concertato/core'
import { files as wire } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import type { Member } from '../platform/actor.ts'
import { Database, findOrRefuse } from '../platform/database.ts'
import { FileStore } from './file-store.ts'
import { type FileType, isImage, rewriteImage, typeOf } from './inspection.ts'
import { StoredFileEntity } from './stored-file.entity.ts'

/** What a workspace may keep that it never handed in. Bytes. */
const LOOSE_QUOTA = 10n * BigInt(wire.FILE_BYTES)
/** A file nobody handed in is removed after this long. Milliseconds. */
const LOOSE_LIFE = 86_400_000

/** A file as it comes in. */
export interface Incoming {
  readonly name: string
  readonly content: Readable
  /** Whether the reader stopped because the file was too large. */
  readonly isCut: () => boolean
}

/** Files that people hand in: inspected before they are kept, given out as attachments only. */
@Injectable()
export class FilesService {
  constructor(
    private readonly db: Database,
    private readonly store: FileStore,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  /**
   * Takes a file in.
   *
   * @throws Refusal('file_empty'), Refusal('file_too_large'), Refusal('file_type_refused').
   */
  async take(incoming: Incoming, by: Member, now: Date): Promise<wire.FileView> {
    const root = join(this.config.DATA_DIR, 'uploads')
    await mkdir(root, { recursive: true })
    const folder = await mkdtemp(join(root, 'upload-'))
    try {
      const raw = join(folder, 'raw')
      await pipeline(incoming.content, createWriteStream(raw))
      if (incoming.isCut()) throw new Refusal('file_too_large', { limit: LIMIT })
      if ((await stat(raw)).size === 0) throw new Refusal('file_empty')
      const type = await typeOf(raw)
      const clean = isImage(type) ? join(folder, 'clean') : raw
      if (isImage(type)) await rewriteImage(raw, type, clean)
      return await this.keep(clean, type, incoming.name, by, now)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** A file that row-level security lets the asker see: their own, or one handed in to a deal of theirs. */
  async read(id: Id<'file'>): Promise<{ file: StoredFileEntity; content: Readable }> {
    const file = await this.db.transaction((tx) => findOrRefuse(tx, StoredFileEntity, { id }))
    return { file, content: await this.store.open(id) }
  }

  /** Removes what was never handed in. @returns how many. */
  async reap(now: Date): Promise<number> {
    const before = new Date(now.getTime() - LOOSE_LIFE)
    return this.db.transaction(async (tx) => {
      const [gone] = (await tx.query(
        `delete from stored_file where id in (
           select id from stored_file where attached_at is null and stored_at < $1 limit 200 for update skip locked)
         returning id`,
        [before],
      )) as [{ id: string }[], number]
      for (const { id } of gone) await this.store.remove(id)
      return gone.length
    })
  }

  private async keep(path: string, type: FileType, name: string, by: Member, now: Date): Promise<wire.FileView> {
    const { workspaceId } = by.membership
    const { size } = await stat(path)
    const file = {
      id: randomUUID() as Id<'file'>,
      workspaceId,
      uploadedBy: by.personId,
      name: shownName(name),
      type,
      sizeBytes: BigInt(size),
      sha256: await hashOf(path),
      storedAt: now,
    }
    await this.db.transaction(async (tx) => {
      const [loose] = (await tx.query(
        `select coalesce(sum(size_bytes), 0)::text as bytes from stored_file
         where workspace_id = $1 and attached_at is null`,
        [workspaceId],
      )) as { bytes: string }[]
      if (BigInt(loose?.bytes ?? 0) + file.sizeBytes > LOOSE_QUOTA)
        throw new Refusal('file_too_large', { limit: LIMIT })
      await tx.insert(StoredFileEntity, file)
      // Last: bytes without a row are found by nobody, a row without bytes by everybody.
      await this.store.keep(file.id, path, type)
    })
    return { id: file.id, name: file.name, type, bytes: size, hash: file.sha256, createdAt: now }
  }
}

const LIMIT = `${wire.FILE_BYTES / 1024 / 1024} MB`

/** A name to show: one line, no path, nothing that turns text around. Never used to find the file. */
export function shownName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return Array.from(plain).slice(0, 120).join('') || 'file'
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
