import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals secrets for the database with AES-256-GCM, under a key derived from the installation's secret by HKDF-SHA-256.
 * What is sealed for one place does not open at another, so a row cannot be moved to somebody else's workspace.
 *
 * @see RFC 5869; NIST SP 800-38D (a fresh random 96-bit nonce for each seal).
 */
@Injectable()
export class Seal {
  private readonly key: Buffer

  constructor(@Inject(APP_CONFIG) config: Pick<Config, 'AUTH_SECRET'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.AUTH_SECRET, '', 'concertato connected accounts', 32))
  }

  close(text: string, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(place))
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  /** @returns `undefined` when it was sealed under another secret, for another place, or is broken. */
  open(sealed: Buffer, place: string): string | undefined {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    try {
      const body = sealed.subarray(NONCE_BYTES + TAG_BYTES)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }
}
