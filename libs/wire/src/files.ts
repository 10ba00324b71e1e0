import { z } from 'zod'
import { instant } from './codecs.ts'
import { hash } from './deal.ts'
import { byId } from './people.ts'
import { route } from './route.ts'

/** Largest upload in bytes: 64 MiB holds a minute of vertical video; longer cuts are linked. */
export const FILE_BYTES = 64 * 1024 * 1024

/** What may be uploaded. Anything a browser would run is left out; every file is served as attachment. */
export const FILE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mpeg',
  'audio/wav',
  'audio/flac',
  'application/pdf',
] as const

export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(FILE_TYPES),
  bytes: z.number().int(),
  /** Of the bytes as stored. */
  hash,
  createdAt: instant,
})
export type FileView = z.output<typeof FileView>

export const upload = route({
  name: 'files.upload',
  method: 'POST',
  path: '/files',
  summary: 'Store a file for a submission; its content decides its type, not its name',
  reply: FileView,
  as: 'upload',
})

export const download = route({
  name: 'files.download',
  method: 'GET',
  path: '/files/:id',
  summary: 'A file of a deal you are a side of, as attachment',
  params: byId,
  reply: null,
  as: 'file',
})
