import { createHash } from 'node:crypto'

/** SHA-256 over the UTF-8 bytes of a text, or over bytes, as 64 lower-case hex digits. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
