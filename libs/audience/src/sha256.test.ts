import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hmacSha256, keyedHashes, macKey, sha256, toHex, utf8 } from './sha256.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

test('sha256 equals the platform for any bytes', () => {
  fc.assert(
    fc.property(bytes, (input) => {
      expect(toHex(sha256(input))).toBe(createHash('sha256').update(input).digest('hex'))
    }),
  )
})

test('hmac equals the platform for any key and message, long keys included', () => {
  fc.assert(
    fc.property(bytes, bytes, (key, message) => {
      expect(toHex(hmacSha256(macKey(key), message))).toBe(createHmac('sha256', key).update(message).digest('hex'))
    }),
  )
})

test('the batch path gives the first 64 bits of the same hmac for each digest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 200 }), (input) => {
      const key = utf8('a key')
      const out = new Uint32Array(16)
      const count = keyedHashes(macKey(key), input, out)
      expect(count).toBe(Math.floor(input.length / 32))
      for (let n = 0; n < count; n++) {
        const mac = createHmac('sha256', key)
          .update(input.subarray(32 * n, 32 * n + 32))
          .digest()
        expect([out[2 * n + 1], out[2 * n]]).toEqual([mac.readUInt32BE(0), mac.readUInt32BE(4)])
      }
    }),
  )
})

test('text becomes the same bytes as the platform encoder makes, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ß', '→', '🎷', '\ud800', '\udc00', '\0') }), (text) => {
      const wild = `${text}\ud800é👩‍🎤`
      expect(toHex(utf8(wild))).toBe(toHex(new TextEncoder().encode(wild)))
    }),
  )
})
