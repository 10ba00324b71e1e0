import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ActIndex, readSnapshot, writeSnapshot } from '@concertato/audience'
import { timed } from './clock.ts'

/** Writes an index to a file and reads it back. Milliseconds. */
export function measureSnapshot(index: ActIndex): { bytes: number; writeMs: number; loadMs: number } {
  const file = join(tmpdir(), `concertato-bench-${process.pid}.snapshot`)
  const { ms: writeMs } = timed(() => {
    const out = openSync(file, 'w')
    for (const piece of writeSnapshot(index, '')) for (let at = 0; at < piece.length;) at += writeSync(out, piece, at)
    closeSync(out)
  })
  const bytes = statSync(file).size
  const { ms: loadMs, result } = timed(() => {
    const buffer = new ArrayBuffer(bytes)
    const input = openSync(file, 'r')
    for (let at = 0; at < bytes;) at += readSync(input, new Uint8Array(buffer, at, Math.min(1 << 30, bytes - at)))
    closeSync(input)
    return readSnapshot(buffer).index
  })
  rmSync(file)
  if (result.size().acts !== index.size().acts) throw new Error('the snapshot came back as another index')
  return { bytes, writeMs, loadMs }
}
