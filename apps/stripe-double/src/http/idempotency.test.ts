import { beforeEach, describe, expect, it } from 'vitest'
import { World } from '../state/world.ts'
import { Idempotency, keyed, pruneReplies } from './idempotency.ts'
import type { Keyed } from './idempotency.ts'

const DAY = 86_400_000

let now: number
let world: World
let keys: Idempotency
beforeEach(() => {
  now = 0
  world = new World({ clock: () => now, seed: 1, country: 'DE' })
  keys = new Idempotency(world)
})

const asked = (key: string, body = 'amount=1'): Keyed => keyed('acct_1', key, '/v1/transfers', body)

function answer(request: Keyed, body: string): void {
  keys.save(request, 200, body, 'req_1')
  keys.release(request)
}

describe('an idempotency key', () => {
  it('is good for exactly 24 hours', () => {
    expect(keys.claim(asked('k'))).toBeNull()
    answer(asked('k'), 'first')
    now = DAY - 1
    expect(keys.claim(asked('k'))?.body).toBe('first')
    now = DAY
    expect(keys.claim(asked('k'))).toBeNull()
  })

  it('that was renewed is good for another day', () => {
    answer(asked('k'), 'first')
    now = DAY
    answer(asked('k'), 'second')
    now = 2 * DAY - 1
    pruneReplies(world)
    expect(keys.claim(asked('k'))?.body).toBe('second')
  })

  it('is in use until it is released', () => {
    keys.claim(asked('k'))
    expect(() => keys.claim(asked('k'))).toThrow(/another in-progress request/)
    keys.release(asked('k'))
    expect(keys.claim(asked('k'))).toBeNull()
  })

  it('means the parameters, not their order', () => {
    answer(asked('k', 'a=1&b=2'), 'first')
    expect(keys.claim(asked('k', 'b=2&a=1'))?.body).toBe('first')
    expect(() => keys.claim(asked('k', 'b=2&a=2'))).toThrow(/same parameters/)
  })
})

describe('pruning', () => {
  it('drops what is a day old and keeps the rest', () => {
    answer(asked('old'), 'old')
    now = 1
    answer(asked('young'), 'young')
    now = DAY
    pruneReplies(world)
    expect(Array.from(world.store.all('saved_reply'), (saved) => saved.body)).toEqual(['young'])
  })
})
