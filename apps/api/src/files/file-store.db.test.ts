import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { DiskStore } from './disk-store.ts'
import type { FileStore } from './file-store.ts'
import { openStore } from './files.module.ts'
import { S3Store } from './s3-store.ts'

let folder: string
let buckets: { close(): Promise<void>; readonly port: number }

const S3 = { S3_BUCKET: 'files', S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER' }
const BASICS = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none_test',
  AUTH_SECRET: 'x'.repeat(32),
  AUDIENCE_SECRET: 'y'.repeat(32),
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concertato-store-'))
  buckets = await startBuckets(join(folder, 'buckets'))
  const endpoint = `http://127.0.0.1:${buckets.port}`
  const credentials = { accessKeyId: S3.S3_ACCESS_KEY, secretAccessKey: S3.S3_SECRET_KEY }
  const client = new S3Client({ endpoint, region: 'eu-central-1', credentials, forcePathStyle: true })
  await client.send(new CreateBucketCommand({ Bucket: S3.S3_BUCKET }))
  client.destroy()
})
afterAll(async () => {
  await buckets.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An S3 of one's own; the module is old and untyped. */
async function startBuckets(directory: string) {
  const { default: S3rver } = (await import('s3rver' as string)) as {
    default: new (options: object) => { run(): Promise<unknown>; close(): Promise<void> }
  }
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  const server = new S3rver({ port, address: '127.0.0.1', silent: true, directory })
  await server.run()
  return { port, close: () => server.close() }
}

const stores: [name: string, open: () => FileStore][] = [
  ['a folder', () => openStore(readConfig({ ...BASICS, DATA_DIR: join(folder, 'disk') }))],
  ['a bucket', () => openStore(readConfig({ ...BASICS, ...S3, S3_ENDPOINT: `http://127.0.0.1:${buckets.port}` }))],
]

describe.each(stores)('%s', (_, open) => {
  const kept = async (store: FileStore, content: Buffer): Promise<string> => {
    const [name, path] = [randomUUID(), join(folder, 'incoming')]
    writeFileSync(path, content)
    await store.keep(name, path, 'application/pdf')
    return name
  }

  it('gives back what was kept, byte for byte', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (__, at) => at % 251))
    const store = open()
    expect(Buffer.compare(await buffer(await store.open(await kept(store, content))), content)).toBe(0)
  })

  it('says that what it never had is not there', async () => {
    await expect(open().open(randomUUID())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('forgets what is removed, and does not mind being asked twice', async () => {
    const store = open()
    const name = await kept(store, Buffer.from('gone soon'))
    await store.remove(name)
    await store.remove(name)
    await expect(store.open(name)).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('chooses the bucket when an address is given, and then asks for the rest of it', () => {
  const S3_ENDPOINT = 'https://s3.example.org'
  expect(openStore(readConfig({ ...BASICS, ...S3, S3_ENDPOINT }))).toBeInstanceOf(S3Store)
  expect(openStore(readConfig(BASICS))).toBeInstanceOf(DiskStore)
  expect(() => openStore(readConfig({ ...BASICS, S3_ENDPOINT }))).toThrow('S3_BUCKET')
})

it('never leaves its folder, whatever a name looks like', async () => {
  const store = new DiskStore(join(folder, 'disk'))
  for (const name of ['../secret', '/etc/passwd', '', '..', 'A'.repeat(36)]) {
    await expect(store.open(name)).rejects.toThrow('not a name of ours')
  }
})
