import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Small files of many kinds, good and bad, made when they are needed. */

/** A photograph that tells where and by whom it was taken. */
export const photograph = (format: 'jpeg' | 'webp' = 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: '#c33' } })
    .withExif({
      IFD0: { Artist: 'Nora Vael', Copyright: 'secret-marker' },
      IFD3: { GPSLatitude: '45/1 46/1 0/1', GPSLongitude: '4/1 50/1 0/1' },
    })
    .toFormat(format)
    .toBuffer()

export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 4, background: '#0a0' } })
    .png()
    .toBuffer()

/** A few kilobytes that unfold into more pixels than any screen shows. @param side in pixels. */
export function pixelBomb(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1 << 20))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, sum])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A GIF to those who look at its first bytes, a script to a browser. */
export const gifScript = (): Buffer =>
  Buffer.from('GIF89a/*\x01\x00\x00\x00\x00;*/=1;alert(document.cookie)//', 'latin1')

export const svgScript = (): Buffer =>
  Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

export const page = (): Buffer => Buffer.from('<!doctype html><script>alert(1)</script>')

/** The smallest archive. */
export const archive = (): Buffer =>
  Buffer.concat([
    Buffer.from([0x50, 0x4b, 0x03, 0x04]),
    Buffer.alloc(26),
    Buffer.from([0x50, 0x4b, 0x05, 0x06]),
    Buffer.alloc(18),
  ])

export const program = (): Buffer => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(64)])

export const document = (): Buffer =>
  Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Sound that says what it is. */
export const sound = (): Buffer => {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  return head
}

/** The beginning of a film, as far as its kind can be told. */
export const film = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\x02\0isommp41', 'latin1'), Buffer.alloc(64)])
