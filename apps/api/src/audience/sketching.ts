import { Buffer } from 'node:buffer'
import {
  keyedHashes,
  macKey,
  type MacKey,
  type SampleRule,
  scopeOf,
  type IdentifierKind,
  type Sketch,
  SketchBuilder,
  utf8,
} from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Config } from '../config.ts'
import { APP_CONFIG } from '../config.module.ts'

/** Name of the key in use; part of every scope, so that lists hashed with another key are never compared. */
const KEY_NAME = '1'
const DIGEST_BYTES = 32
/** Digests hashed at once; larger is no faster. */
const BATCH = 4_096

/**
 * Turns a stream of SHA-256 digests into a sketch under the instance's key, in constant memory. The digests are
 * forgotten as they are read; only the smallest keyed hashes remain.
 */
@Injectable()
export class Sketching {
  private readonly keys = new Map<string, MacKey>()
  constructor(@Inject(APP_CONFIG) private readonly config: Config) {}

  scope(kind: IdentifierKind, platform: string | null): string {
    return scopeOf(kind, platform, KEY_NAME)
  }

  /** @throws Refusal('invalid_request') when the stream is not a whole number of digests. */
  async ofStream(scope: string, rule: SampleRule, digests: AsyncIterable<Uint8Array>): Promise<Sketch> {
    const reader = this.reader(scope, rule)
    for await (const chunk of digests) reader.take(chunk)
    return reader.finish()
  }

  /** For callers that feed chunks themselves. */
  reader(scope: string, rule: SampleRule): { take(chunk: Uint8Array): void; finish(): Sketch } {
    const key = this.keyOf(scope)
    const builder = new SketchBuilder(scope, rule)
    const hashes = new Uint32Array(2 * BATCH)
    let rest = Buffer.alloc(0)
    return {
      take: (chunk) => {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
        const whole = bytes.length - (bytes.length % DIGEST_BYTES)
        for (let at = 0; at < whole; at += BATCH * DIGEST_BYTES) {
          const people = keyedHashes(key, bytes.subarray(at, Math.min(whole, at + BATCH * DIGEST_BYTES)), hashes)
          builder.add(hashes, people)
        }
        rest = Buffer.from(bytes.subarray(whole))
      },
      finish: () => {
        if (rest.length > 0) {
          const message = `the list must be a whole number of ${DIGEST_BYTES}-byte digests; ${rest.length} bytes are left over`
          throw new Refusal('invalid_request', { fields: [{ field: 'body', message }] })
        }
        return builder.finish()
      },
    }
  }

  /** One key per scope, derived from the instance's secret: e-mail hashes tell nothing about phone hashes. */
  private keyOf(scope: string): MacKey {
    const known = this.keys.get(scope)
    if (known) return known
    const key = macKey(utf8(`${this.config.AUDIENCE_SECRET}\n${scope}`))
    this.keys.set(scope, key)
    return key
  }
}
