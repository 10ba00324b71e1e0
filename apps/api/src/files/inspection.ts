import { Refusal } from '@concertato/core'
import { files as wire } from '@concertato/wire'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'

/** More pixels than any screen shows; a small file that unfolds into more is an attack. */
const MOST_PIXELS = 50_000_000
/** Longest side of an image as it is kept. Pixels. */
const LONGEST_SIDE = 8_000

export type FileType = (typeof wire.FILE_TYPES)[number]

/** What other programs call the same thing. */
const ALIASES: Readonly<Record<string, FileType>> = {
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
}

/**
 * Says what a file is by its content; its name is not asked.
 *
 * @throws Refusal('file_type_refused') for anything that is not on the list, above all what a browser would run.
 */
export async function typeOf(path: string): Promise<FileType> {
  const found = await fileTypeFromFile(path)
  const type = found && (ALIASES[found.mime] ?? wire.FILE_TYPES.find((it) => it === found.mime))
  if (!type) throw new Refusal('file_type_refused', { found: found?.mime ?? 'unknown' })
  return type
}

/** Whether a type is written anew before it is kept. */
export const isImage = (type: FileType): boolean => type.startsWith('image/')

/**
 * Writes an image anew from its pixels: what hides in metadata, behind the picture or in a second format is left behind,
 * with the place it was taken. Turned upright first, because the turn was metadata too.
 *
 * @throws Refusal('file_type_refused') when it is no picture after all, or one that unfolds into too many pixels.
 */
export async function rewriteImage(path: string, type: FileType, target: string): Promise<void> {
  try {
    const picture = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    const format = type.slice('image/'.length) as 'jpeg' | 'png' | 'webp'
    await picture.toFormat(format, { quality: 90 }).toFile(target)
  } catch {
    throw new Refusal('file_type_refused', { found: type })
  }
}
