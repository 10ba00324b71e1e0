import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENDPOINTS } from '../endpoints.ts'
import { paramModule, paramsFromSdk } from '../testing/params-from-sdk.ts'
import { SERVED } from './served.ts'
import { PARAMS } from './table.generated.ts'

describe('the table of parameters', () => {
  it('is what the SDK’s types say today', { tags: 'thorough' }, () => {
    const written = readFileSync(new URL('table.generated.ts', import.meta.url), 'utf8')
    expect(paramModule(paramsFromSdk(SERVED)) === written).toBe(true)
  })

  it('covers exactly the endpoints that are answered', () => {
    const answered = ENDPOINTS.map((endpoint) => endpoint.key).toSorted()
    expect(answered).toEqual([...SERVED].toSorted())
    expect(Object.keys(PARAMS).toSorted()).toEqual(answered)
  })

  it('knows every parameter that an endpoint says it models', () => {
    for (const { key, models } of ENDPOINTS) {
      const known = Object.keys(PARAMS[key] ?? {}).map((name) => name.replace('!', ''))
      const stray = models.filter((model) => model !== 'expand' && !known.includes(model.split('.')[0] ?? ''))
      expect([key, stray]).toEqual([key, []])
    }
  })

  it('refuses an endpoint that the SDK does not have', { tags: 'thorough' }, () => {
    expect(() => paramsFromSdk(['POST /v1/unicorns'])).toThrow(/no such endpoint/)
  })
})
