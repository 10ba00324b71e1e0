import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Id } from '@concertato/core'
import { files as wire } from '@concertato/wire'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { sha256 } from '../platform/sha256.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import type { Caller } from '../testing/caller.ts'
import { GivenContracts } from '../testing/given-deal-contracts.ts'
import type { GivenMember } from '../testing/given.ts'
import * as made from '../testing/pictures.ts'
import { FilesService, shownName } from './files.service.ts'

let test: TestApp
let folder: string
let given: GivenContracts
let artist: GivenMember

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concertato-files-'))
  test = await testApp({ ROLES: 'api', DATA_DIR: folder })
  given = new GivenContracts(test)
  artist = await given.given.member('artist')
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  readonly body: { readonly code?: string } & Partial<wire.FileView>
}

async function upload(caller: Caller, content: Buffer, name = 'cut.jpg', field = 'file'): Promise<Answer> {
  const boundary = `x${randomBytes(12).toString('hex')}`
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n`),
    Buffer.from('content-type: text/html\r\n\r\n'),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-concertato': '1',
      'x-acting-as': caller.actingAs ?? '',
      cookie: [...caller.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    payload,
  })
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Answer['body'] }
}

async function download(caller: Caller, id: string) {
  const answer = await test.app.inject({
    method: 'GET',
    url: `/api/files/${id}?acting-as=${caller.actingAs}`,
    headers: { cookie: [...caller.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  })
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload }
}

const memberOf = ({ id, membershipId, workspaceId, role }: GivenMember): Member => ({
  sessionId: 'test',
  personId: id,
  locale: 'en',
  isFresh: true,
  membership: { id: membershipId, workspaceId, workspaceKind: 'act', role, maySign: true },
})

describe('what may be kept', () => {
  it.each([
    ['a photograph', () => made.photograph(), 'image/jpeg'],
    ['a picture', () => made.picture(), 'image/png'],
    ['a webp', () => made.photograph('webp'), 'image/webp'],
    ['a document', () => made.document(), 'application/pdf'],
    ['sound', () => made.sound(), 'audio/wav'],
    ['a film', () => made.film(), 'video/mp4'],
  ])('%s, whatever its name and the sender say it is', async (_, content, type) => {
    const { status, body } = await upload(artist.caller, await content(), 'index.html')
    expect([status, body.type, body.name]).toEqual([201, type, 'index.html'])
    const { bytes } = await download(artist.caller, body.id!)
    expect(sha256(bytes)).toBe(body.hash)
    expect(bytes.length).toBe(body.bytes)
  })

  it('an image without what it told of place and person, upright and whole', async () => {
    const { body } = await upload(artist.caller, await made.photograph())
    const { bytes } = await download(artist.caller, body.id!)
    const { exif, width, height } = await sharp(bytes).metadata()
    expect([exif, width, height]).toEqual([undefined, 64, 32])
    expect(bytes.includes('secret-marker')).toBe(false)
  })

  it('without what hides behind the picture', async () => {
    const tail = Buffer.from('<script>alert("behind")</script>')
    const { body } = await upload(artist.caller, Buffer.concat([await made.picture(), tail]))
    const { bytes } = await download(artist.caller, body.id!)
    expect(bytes.includes('behind')).toBe(false)
  })
})

describe('what is refused', () => {
  it.each([
    ['a script that looks like a GIF', made.gifScript],
    ['an SVG with a script', made.svgScript],
    ['a page', made.page],
    ['an archive', made.archive],
    ['a program', made.program],
    ['a text', () => Buffer.from('only words')],
    ['half a picture', async () => (await made.picture()).subarray(0, 40)],
    ['a picture of too many pixels', () => made.pixelBomb(40_000)],
    [
      'the signature of a PNG and nothing behind it',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ],
  ])('%s, even under a good name', async (_, content) => {
    const { status, body } = await upload(artist.caller, Buffer.from(await content()), 'photo.jpg')
    expect([status, body.code]).toEqual([415, 'file_type_refused'])
  })

  it('nothing at all', async () => {
    expect((await upload(artist.caller, Buffer.alloc(0))).body.code).toBe('file_empty')
  })

  it('more than the limit, without keeping any of it', async () => {
    const large = Buffer.concat([made.film(), Buffer.alloc(wire.FILE_BYTES)])
    const { status, body } = await upload(artist.caller, large)
    expect([status, body.code]).toEqual([413, 'file_too_large'])
  })

  it('a form without a file', async () => {
    const form = '--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nno file\r\n--x--\r\n'
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await artist.caller.raw('POST', '/api/files', form, type)).status).toBe(400)
  })

  it('a body that is no form', async () => {
    expect((await artist.caller.raw('POST', '/api/files', {})).status).toBe(415)
  })

  it('somebody without a role that hands in work', async () => {
    const brand = await given.given.member('brand_owner')
    expect((await upload(brand.caller, await made.picture())).status).toBe(403)
    expect((await upload(given.given.anyone(), await made.picture())).status).toBe(401)
  })

  it('and nothing of it is left lying about', () => {
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })
})

describe('a file is given out', () => {
  it('as an attachment that no browser runs, under its own name', async () => {
    const { body } = await upload(artist.caller, made.document(), `Été "final" (1)'.pdf`)
    const { headers } = await download(artist.caller, body.id!)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    })
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/)
  })

  it('to its own act, to the brand it was handed in to and to the house, and to nobody else', async () => {
    const { act, brand, house, ...contract } = await given.funded()
    const files = test.app.get(FilesService, { strict: false })
    const content = () => sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')).png()
    const taken = await given.as(act, () =>
      files.take({ name: 'cut.png', content: content(), isCut: () => false }, act, given.now),
    )
    const sees = (who: Member) =>
      given
        .as(who, () => files.read(taken.id as Id<'file'>))
        .then(({ content: stream }) => (stream.destroy(), true))
        .catch(() => false)
    expect([await sees(act), await sees(brand)]).toEqual([true, false])
    const [piece] = await given.work(contract)
    const work = { link: null, fileId: taken.id, note: '' }
    await given.as(act, () => given.deliverables.submit(piece!.id, work, act, given.now))
    const stranger = await given.member('brand_owner')
    const rival = await given.member('artist')
    expect([await sees(brand), await sees(house), await sees(stranger), await sees(rival)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('as missing when it is somebody else’s, like one that never was', async () => {
    const { body } = await upload(artist.caller, await made.picture())
    const other = await given.given.member('artist')
    const foreign = await download(other.caller, body.id!)
    const absent = await download(other.caller, '018f0000-0000-7000-8000-000000000000')
    expect([foreign.status, absent.status]).toEqual([404, 404])
  })
})

describe('handing in', () => {
  it('refuses a file of another act, and one that was handed in before', async () => {
    const contract = await given.funded({ revisionRounds: 2 })
    const { act } = contract
    const files = test.app.get(FilesService, { strict: false })
    const take = (by: Member) =>
      given.as(by, async () =>
        files.take({ name: 'a.pdf', content: Readable.from([made.document()]), isCut: () => false }, by, given.now),
      )
    const [piece] = await given.work(contract)
    const submit = (fileId: string) =>
      given.as(act, () => given.deliverables.submit(piece!.id, { link: null, fileId, note: '' }, act, given.now))
    const foreign = await take(memberOf(artist))
    await expect(submit(foreign.id)).rejects.toMatchObject({ code: 'not_found' })
    const own = await take(act)
    await submit(own.id)
    const { brand } = contract
    await given.as(brand, () => given.deliverables.requestChanges(piece!.id, 'Again.', brand, given.now))
    await expect(submit(own.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('or not within a day removes a file for good', async () => {
    const { body } = await upload(artist.caller, await made.picture())
    const files = test.app.get(FilesService, { strict: false })
    const later = new Date(given.now.getTime() + 86_400_001)
    expect(await asSystem('test', () => files.reap(later))).toBeGreaterThan(0)
    expect((await download(artist.caller, body.id!)).status).toBe(404)
  })
})

describe('a name to show', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\nora\\cut.mp4', 'cut.mp4'],
    ['a\u202Egnp.exe', 'agnp.exe'],
    ['a\r\nset-cookie: x', 'aset-cookie: x'],
    ['\0', 'file'],
    ['', 'file'],
    ['Été.pdf', 'Été.pdf'],
    ['🎵'.repeat(300), '🎵'.repeat(120)],
  ])('of %j is %j', (name, shown) => expect(shownName(name)).toBe(shown))
})
