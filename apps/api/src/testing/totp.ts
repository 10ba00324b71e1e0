import { createHmac } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP = 30_000

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.replace(/=+$/, ''), (it) => ALPHABET.indexOf(it).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)?.map((it) => Number.parseInt(it, 2)) ?? [])
}

/**
 * What an authenticator shows (RFC 6238), from the secret of the set-up.
 *
 * @param step 0 for now, 1 for the next half minute: the server takes both, and no code twice.
 */
export function totp(secret: string, step = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
