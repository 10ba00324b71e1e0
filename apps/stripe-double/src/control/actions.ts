import type { Double } from '../double.ts'
import { FAULTS } from '../http/faults.ts'
import { noSuch } from '../http/refused.ts'
import { keepAccount } from '../resources/account-state.ts'
import { decide, escalate, openDispute } from '../resources/dispute-flow.ts'
import { fillOnboarding, testDetails } from '../resources/onboarding.ts'
import { arrivePayout, failPayout, isOnItsWay } from '../resources/payout-flow.ts'
import { addWebhookEndpoint } from '../resources/webhook-endpoints.ts'
import type { TableName, Tables } from '../state/rows.ts'
import { planDelivery } from '../webhooks/emit.ts'
import { MISHAPS } from '../webhooks/mishaps.ts'
import { wrong } from './body.ts'
import type { Body } from './body.ts'
import { summaryOf } from './summary.ts'

/** One thing the control API can do. `id` is the object in the address, when there is one. */
export type Action = (double: Double, body: Body, id: string) => object | Promise<object>

function one<Name extends TableName>(double: Double, table: Name, id: string): Tables[Name] {
  const row = double.world.store.get(table, id)
  if (!row) throw noSuch(table, id)
  return row
}

const DAY_MS = 86_400_000

async function advance(double: Double, body: Body): Promise<object> {
  const [seconds, days, to] = [body.number('seconds') ?? 0, body.number('days') ?? 0, body.optionalText('to')]
  const until = to === undefined ? 0 : Date.parse(to) - double.world.clock.now()
  const by = Math.round(seconds * 1000 + days * DAY_MS + until)
  if (!Number.isFinite(by) || by < 0) throw wrong('Time goes forward: give seconds, days, or a later moment as `to`.')
  await double.advance(by)
  return summaryOf(double)
}

/** Sets the clock of a sandbox in which nothing has happened yet, also back: a story may begin in the past. */
async function begin(double: Double, body: Body): Promise<object> {
  const at = Date.parse(body.text('at'))
  if (!Number.isFinite(at)) throw wrong('Give the moment as `at`.')
  const { store } = double.world
  // The platform's own account is there from the start.
  const isYoung = store.count('account') === 1 && store.count('event') + store.count('checkout_session') === 0
  if (!isYoung) throw wrong('Something has happened already: time only goes forward now.')
  await double.advance(at - double.world.clock.now())
  return summaryOf(double)
}

/** Makes or keeps the endpoint at this address, with a secret of the caller's choice: for programs that start together. */
async function listen(double: Double, body: Body): Promise<object> {
  const { world } = double
  const [url, connect] = [body.text('url'), body.flag('connect')]
  const known = world.store
    .of('webhook_endpoint', world.platform)
    .find((row) => row.object.url === url && row.connect === connect)
  const secret = body.optionalText('secret') ?? known?.secret
  const row = await double.change(() => {
    if (known) world.store.drop('webhook_endpoint', known.id)
    return addWebhookEndpoint(world, { url, connect, enabledEvents: body.texts('enabled_events') ?? ['*'], secret })
  })
  return { ...row.object, secret: row.secret }
}

async function resend(double: Double, _body: Body, id: string): Promise<object> {
  const event = one(double, 'event', id)
  await double.change(() => {
    for (const endpoint of event.told) {
      if (double.world.store.get('webhook_endpoint', endpoint)) planDelivery(double.world, id, endpoint)
    }
  })
  return event.object
}

function addFault(double: Double, body: Body): object {
  double.faults.add({
    fault: body.words('fault', FAULTS),
    on: body.optionalText('on'),
    probability: body.number('probability'),
    times: body.number('times'),
    ms: body.number('ms'),
    seed: body.number('seed'),
  })
  return { rules: double.faults.list() }
}

function addMishap(double: Double, body: Body): object {
  for (const mishap of body.words('mishap', MISHAPS)) {
    double.mishaps.add({
      mishap,
      probability: body.number('probability'),
      times: body.number('times'),
      types: body.texts('types'),
      seed: body.number('seed'),
    })
  }
  return { rules: double.mishaps.list() }
}

async function onboard(double: Double, _body: Body, id: string): Promise<object> {
  const row = one(double, 'account', id)
  return (await double.change(() => fillOnboarding(double.world, row, testDetails(row)))).object
}

async function restrict(double: Double, body: Body, id: string): Promise<object> {
  const row = one(double, 'account', id)
  const closedFor = body.flag('lift') ? null : 'platform_paused'
  return (await double.change(() => keepAccount(double.world, { ...row, closedFor }))).object
}

async function settlePayout(double: Double, body: Body, id: string): Promise<object> {
  const row = one(double, 'payout', id)
  const code = body.optionalText('code')
  await double.change(() => (code === undefined ? arrivePayout(double.world, id) : failPayout(double.world, id, code)))
  return { ...one(double, 'payout', id).object, was_on_its_way: isOnItsWay(row.object) }
}

async function dispute(double: Double, body: Body, id: string): Promise<object> {
  const opened = await double.change(() => openDispute(double.world, id, body.optionalText('reason') ?? 'fraudulent'))
  if (!opened) throw wrong(`Charge ${id} cannot be disputed.`)
  return opened
}

async function verdict(double: Double, body: Body, id: string): Promise<object> {
  one(double, 'dispute', id)
  const [word] = body.words('verdict', ['win', 'lose', 'escalate'])
  await double.change(() =>
    word === 'escalate' ? escalate(double.world, id) : decide(double.world, id, word ?? 'lose'),
  )
  return one(double, 'dispute', id).object
}

/** `VERB /path` → what it does. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  'GET /state': (double) => summaryOf(double),
  'POST /clock': advance,
  'POST /clock/begin': begin,
  'GET /faults': (double) => ({ rules: double.faults.list() }),
  'POST /faults': addFault,
  'DELETE /faults': (double) => {
    double.faults.clear()
    return { rules: [] }
  },
  'POST /held/release': (double) => {
    const released = double.held.size
    for (const release of double.held) release()
    return { released }
  },
  'POST /rate_limit': (double, body) => {
    double.rateLimit.perSecond = body.number('per_second') ?? null
    return { per_second: double.rateLimit.perSecond }
  },
  'GET /webhook_faults': (double) => ({ rules: double.mishaps.list() }),
  'POST /webhook_faults': addMishap,
  'DELETE /webhook_faults': (double) => {
    double.mishaps.clear()
    return { rules: [] }
  },
  'POST /webhook_endpoints': listen,
  'POST /webhooks/flush': async (double) => {
    await double.courier.idle()
    return { waiting: double.world.store.count('delivery') }
  },
  'POST /events/:id/resend': resend,
  'POST /accounts/:id/onboard': onboard,
  'POST /accounts/:id/restrict': restrict,
  'POST /payouts/:id/settle': settlePayout,
  'POST /charges/:id/dispute': dispute,
  'POST /disputes/:id/verdict': verdict,
  'POST /reset': async (double) => {
    await double.reset()
    return summaryOf(double)
  },
}
