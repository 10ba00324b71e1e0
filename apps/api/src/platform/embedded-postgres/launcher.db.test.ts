import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './launcher.ts'
import { runningSince } from './owner-lock.ts'
import { livePostmaster } from './postmaster.ts'

const newFolder = () => {
  const made = mkdtempSync(join(tmpdir(), 'concertato-launcher-test-'))
  chmodSync(made, 0o755)
  return made
}

let dir: string
let open: EmbeddedPostgres[] = []

beforeAll(() => {
  dir = newFolder()
})
afterEach(async () => {
  await Promise.all(open.map((it) => it.stop()))
  open = []
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const start = async (options: Partial<EmbeddedPostgresOptions> = {}) => {
  const server = await startEmbeddedPostgres({ dir, ...options })
  open.push(server)
  return server
}

const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Starts the server from another program, which can then be killed; resolves with its guard and server numbers. */
const startElsewhere = async () => {
  const script = join(dir, 'elsewhere.ts')
  const launcher = new URL('./launcher.ts', import.meta.url).href
  writeFileSync(
    script,
    `import { startEmbeddedPostgres } from ${JSON.stringify(launcher)}
     const it = await startEmbeddedPostgres({ dir: ${JSON.stringify(dir)} })
     process.send({ guard: it.guardPid(), server: it.pid() })
     setInterval(() => {}, 60_000)`,
  )
  const program = fork(script, [], { execArgv: [], env: {}, stdio: 'ignore' })
  const [pids] = (await once(program, 'message')) as [{ guard: number; server: number }]
  return { program, ...pids }
}

describe('the roles', () => {
  it('lets the owner make tables and the app make none; neither is a superuser', async () => {
    const server = await start()
    await ask(server.ownerUrl, 'create table if not exists note (id int)')
    await expect(ask(server.appUrl, 'create table other (id int)')).rejects.toThrow('permission denied')
    await expect(ask(server.appUrl, 'select * from note')).rejects.toThrow('permission denied')
    const roles = await ask(
      server.ownerUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname like 'concertato%' order by 1`,
    )
    const plain = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
    expect(roles).toEqual([
      { rolname: 'concertato_app', ...plain },
      { rolname: 'concertato_owner', ...plain },
    ])
  })

  it('lets the owner take the role of the app, and loses its own rights by that', async () => {
    const server = await start()
    await ask(server.ownerUrl, 'create table if not exists note (id int)')
    const asApp = `${server.ownerUrl}?options=-c%20role%3Dconcertato_app`
    expect(await ask(asApp, 'select current_user as who')).toEqual([{ who: 'concertato_app' }])
    await expect(ask(asApp, 'select * from note')).rejects.toThrow('permission denied')
  })
})

describe('when a part is killed', () => {
  it('restarts a killed server on the same port with every committed row', async () => {
    const told: string[] = []
    const server = await start({ onRestart: (text) => told.push(text) })
    await ask(server.ownerUrl, 'create table kept (id int); insert into kept values (7)')
    const before = server.pid()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 15_000 })
    expect(server.pid()).not.toBe(before)
    expect(await ask(server.ownerUrl, 'select id from kept')).toEqual([{ id: 7 }])
  })

  it('replaces a killed guard, so that a killed program still ends the server', async () => {
    const told: string[] = []
    const server = await start({ onRestart: (text) => told.push(text) })
    const before = server.guardPid()
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 15_000 })
    expect(server.guardPid()).not.toBe(before)
    expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('stops the server when the program is killed', async () => {
    const { program, server, guard } = await startElsewhere()
    program.kill('SIGKILL')
    await vi.waitFor(() => expect([runningSince(server), runningSince(guard)]).toEqual([undefined, undefined]), {
      timeout: 15_000,
    })
  })

  it('takes over from a killed program whose guard was killed too', async () => {
    const { program, server, guard } = await startElsewhere()
    process.kill(guard, 'SIGKILL')
    program.kill('SIGKILL')
    await once(program, 'exit')
    expect(livePostmaster(join(dir, 'pgdata'))).toBe(server)
    const next = await start()
    expect(runningSince(server)).toBeUndefined()
    expect(await ask(next.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a folder', () => {
  it('that a living program uses is refused by name', async () => {
    await start()
    await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(`in use by process ${process.pid}`)
  })

  it('whose lock names a program that got its number later is taken', async () => {
    writeFileSync(join(dir, 'owner.json'), JSON.stringify({ pid: process.pid, since: 'another boot/1' }))
    const server = await start()
    expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('with an unfinished cluster is begun anew', async () => {
    const fresh = newFolder()
    mkdirSync(join(fresh, 'pgdata.new'))
    writeFileSync(join(fresh, 'pgdata.new', 'PG_VERSION'), '18')
    const server = await start({ dir: fresh, isEphemeral: true })
    expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
    rmSync(fresh, { recursive: true, force: true })
  })

  it('with a cluster but without its passwords names the cure', async () => {
    const server = await start()
    await server.stop()
    const file = join(dir, 'credentials.json')
    renameSync(file, `${file}.away`)
    await expect(start()).rejects.toThrow('restore the file, or delete the folder')
    renameSync(`${file}.away`, file)
  })

  it('whose postmaster.pid names another program leaves that program alone', async () => {
    const server = await start()
    await server.stop()
    const stranger = fork(join(dir, 'stranger.mjs'), [], {
      execArgv: ['-e', 'setInterval(() => {}, 60_000)'],
      stdio: 'ignore',
    })
    try {
      writeFileSync(join(dir, 'pgdata', 'postmaster.pid'), `${stranger.pid}\n${join(dir, 'pgdata')}\n`)
      expect(livePostmaster(join(dir, 'pgdata'))).toBeUndefined()
      await start()
      expect(runningSince(stranger.pid ?? 0)).toBeDefined()
    } finally {
      stranger.kill('SIGKILL')
    }
  })
})
