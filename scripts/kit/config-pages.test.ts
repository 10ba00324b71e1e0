import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, it } from 'vitest'
import { CONFIG, readConfig } from '../../apps/api/src/config.ts'
import { configurationPage, envExample } from './config-pages.ts'

const root = join(import.meta.dirname, '..', '..')
const committed = (file: string) => readFileSync(join(root, file), 'utf8')

it('.env.example is what the configuration says; npm run docs writes it', () => {
  expect(committed('.env.example')).toBe(envExample())
})

it('docs/configuration.md is what the configuration says; npm run docs writes it', () => {
  expect(committed('docs/configuration.md')).toBe(configurationPage())
})

it('every variable stands in the example once, switched off', () => {
  const names = [...envExample().matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((it) => it[1])
  expect(names).toEqual(Object.keys(CONFIG))
  expect(parseEnv(envExample())).toEqual({})
})

it('the example, switched on, is a configuration that can be read', () => {
  const on = parseEnv(envExample().replace(/^# ([A-Z][A-Z0-9_]+=)(?!# run)/gm, '$1'))
  const secrets = { AUTH_SECRET: 's'.repeat(40), AUDIENCE_SECRET: 't'.repeat(40) }
  expect(() => readConfig({ ...on, STRIPE_SECRET_KEY: 'sk_test_example', ...secrets })).not.toThrow()
})
