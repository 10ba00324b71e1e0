import { session, team, workspace } from '@concertato/wire'
import { describe, expect, it } from 'vitest'
import { HttpResponse, http } from 'msw'
import { answers, listensTo, refuses, server } from '../testing/server.ts'
import { aMember, aSession, aWorkspace } from '../testing/world.ts'
import { actAs } from './acting.ts'
import { call, fillPath } from './api.ts'
import { Problem } from './problem.ts'
import { onStepUp } from './step-up.ts'

const ID = '00000000-0000-4000-8000-000000000009'

describe('a call', () => {
  it('decodes instants and amounts by the schema of its route', async () => {
    answers(team.view, aMember({ joinedAt: new Date('2026-05-08T00:00:00Z') }))
    const member = await call(team.view, { params: { id: ID } })
    expect(member.joinedAt).toEqual(new Date('2026-05-08T00:00:00Z'))
  })

  it('reads without the headers of a write and names the hat it is made in', async () => {
    actAs(ID)
    const heard = listensTo(team.list, { items: [], next: null })
    await call(team.list, { query: { limit: 5 } })
    expect(heard[0]!.headers.get('x-acting-as')).toBe(ID)
    expect(heard[0]!.headers.get('idempotency-key')).toBeNull()
    expect(heard[0]!.search.get('limit')).toBe('5')
  })

  it('writes with a key of its own, the header that other sites cannot send, and the version it was made from', async () => {
    const heard = listensTo(workspace.change, aWorkspace())
    await call(workspace.change, { body: { name: 'New' }, version: 7 })
    await call(workspace.change, { body: { name: 'Newer' }, version: 8 })
    const [first, second] = heard
    expect(first!.headers.get('x-concertato')).toBe('1')
    expect(first!.headers.get('if-match')).toBe('"7"')
    expect(first!.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
    expect(first!.headers.get('idempotency-key')).not.toBe(second!.headers.get('idempotency-key'))
  })

  it('sends an unanswered write again under the same key', async () => {
    const keys: (string | null)[] = []
    server.use(
      http.delete('*/api/session', ({ request }) => {
        keys.push(request.headers.get('idempotency-key'))
        return keys.length === 1 ? HttpResponse.error() : new HttpResponse(null, { status: 204 })
      }),
    )
    await call(session.end)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  it('turns a refusal into a problem with its code, fields and request id', async () => {
    refuses(team.remove, 'last_owner', { detail: { roles: ['brand_owner'] } })
    const failure = await call(team.remove, { params: { id: ID } }).catch((it: unknown) => it)
    expect(failure).toBeInstanceOf(Problem)
    expect(failure).toMatchObject({
      code: 'last_owner',
      status: 409,
      requestId: 'request-1',
      detail: { roles: ['brand_owner'] },
    })
  })

  it('says that it did not understand a reply of another shape', async () => {
    server.use(http.get('*/api/session', () => HttpResponse.json({ state: 'something else' })))
    await expect(call(session.current)).rejects.toMatchObject({ code: 'not_understood' })
  })

  it('asks for a fresh proof when one is wanted, and then does what was asked', async () => {
    let isProven = false
    onStepUp(() => {
      isProven = true
      answers(session.actAs, aSession())
      return Promise.resolve(true)
    })
    refuses(session.actAs, 'step_up_needed')
    await expect(call(session.actAs, { body: { membershipId: ID } })).resolves.toMatchObject({ state: 'full' })
    expect(isProven).toBe(true)
    onStepUp(null)
  })

  it('gives the refusal back when nobody proves anything', async () => {
    onStepUp(() => Promise.resolve(false))
    refuses(session.actAs, 'step_up_needed')
    await expect(call(session.actAs, { body: { membershipId: ID } })).rejects.toMatchObject({ code: 'step_up_needed' })
    onStepUp(null)
  })
})

describe('a path', () => {
  it('escapes what is put into it', () => {
    expect(fillPath('/jobs/:queue/:id', { queue: 'a/b', id: '1 2' })).toBe('/jobs/a%2Fb/1%202')
  })
})
