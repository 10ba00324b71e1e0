import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { isPresent, readShared } from '../testing/shared-material.ts'
import { signatureOf } from '../webhooks/signature.ts'

interface Vector {
  readonly name: string
  readonly payload: string
  readonly header: string
  readonly secret: string
  readonly tolerance: number
  readonly now: number
  readonly expect: 'accept' | 'reject'
}

const FILE = 'webhook_signature_vectors.json.gz'
const vectors = isPresent(FILE) ? readShared<Vector[]>(FILE) : []

function verdictOf({ payload, header, secret, tolerance, now }: Vector): Vector['expect'] {
  try {
    Stripe.webhooks.constructEvent(payload, header, secret, tolerance, undefined, now * 1000)
    return 'accept'
  } catch {
    return 'reject'
  }
}

describe.skipIf(vectors.length === 0)('signature vectors (need the shared data beside the repository)', () => {
  it('are all judged by the SDK as they were when they were made', () => {
    expect(vectors).toHaveLength(74)
    for (const vector of vectors) expect([vector.name, verdictOf(vector)]).toEqual([vector.name, vector.expect])
  })

  it('are signed by the double with the same bytes', () => {
    const valid = vectors.filter(
      (vector) => vector.expect === 'accept' && /^t=\d+,v1=[0-9a-f]{64}$/.test(vector.header),
    )
    expect(valid.length).toBeGreaterThan(30)
    for (const { name, payload, secret, header } of valid) {
      expect([name, signatureOf(payload, secret, Number(/t=(\d+)/.exec(header)?.[1]))]).toEqual([name, header])
    }
  })
})

describe('a signature', () => {
  it('is accepted by the SDK, and by nobody who holds another secret', () => {
    const payload = '{"id":"evt_1","object":"event"}'
    const at = Math.floor(Date.now() / 1000)
    const header = signatureOf(payload, 'whsec_a', at)
    expect(Stripe.webhooks.constructEvent(payload, header, 'whsec_a').id).toBe('evt_1')
    expect(() => Stripe.webhooks.constructEvent(payload, header, 'whsec_b')).toThrow(/signature/)
    expect(() => Stripe.webhooks.constructEvent(`${payload} `, header, 'whsec_a')).toThrow(/signature/)
    expect(() => Stripe.webhooks.constructEvent(payload, signatureOf(payload, 'whsec_a', at - 301), 'whsec_a')).toThrow(
      /tolerance/,
    )
  })
})
