import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { env } from 'node:process'
import Stripe from 'stripe'
import { startStripeDouble } from '../index.ts'
import type { StripeDoubleOptions } from '../index.ts'

/** A secret key of Stripe's real test mode. With it, the contract is checked against Stripe itself. */
const LIVE_KEY = env.STRIPE_TEST_KEY

/** Whether the contract runs against Stripe. Checks that need levers Stripe does not have are left out then. */
export const AGAINST_STRIPE = LIVE_KEY !== undefined

export interface Bench {
  readonly stripe: Stripe
  readonly url: string
  readonly port: number
  /** Speaks to the control API of the double. */
  readonly control: (verb: string, path: string, body?: object) => Promise<Json>
  readonly stop: () => Promise<void>
}

export type Json = Record<string, unknown>

/** Opens what the contract is checked against: a fresh double in memory, or Stripe's test mode. */
export async function openBench(options: Partial<StripeDoubleOptions> = {}): Promise<Bench> {
  if (LIVE_KEY !== undefined) return liveBench(LIVE_KEY)
  const double = await startStripeDouble({ memory: true, seed: 7, ...options })
  return { ...benchAt(double.url, double.port), stop: double.stop }
}

/** A bench on a double that runs already. */
export function benchAt(url: string, port: number): Omit<Bench, 'stop'> {
  return {
    stripe: sdkAt(port),
    url,
    port,
    control: async (verb, path, body) => {
      const answer = await fetch(`${url}/_control${path}`, {
        method: verb,
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const json = (await answer.json()) as Json
      if (!answer.ok) throw new Error(`${verb} ${path}: ${JSON.stringify(json)}`)
      return json
    },
  }
}

/** The unmodified SDK, told where the double listens. It repeats nothing by itself. */
export function sdkAt(port: number, key = 'sk_test_contract'): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

function liveBench(key: string): Bench {
  if (!key.startsWith('sk_test_')) throw new Error('STRIPE_TEST_KEY must be a test key.')
  return {
    stripe: new Stripe(key, { maxNetworkRetries: 2 }),
    url: 'https://api.stripe.com',
    port: 443,
    control: () => Promise.reject(new Error('Stripe has no control API.')),
    stop: () => Promise.resolve(),
  }
}

/** The error a call ends in. */
export async function refusalOf(call: Promise<unknown>): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The call was not refused.')
}

export interface Heard {
  readonly event: Stripe.Event
  readonly signature: string
  readonly body: string
}

export interface Listener {
  readonly url: string
  readonly heard: Heard[]
  /** What to answer next, first to last; 200 afterwards. */
  readonly answers: number[]
  readonly close: () => Promise<void>
}

/** A webhook receiver that remembers what it was sent. */
export async function listen(): Promise<Listener> {
  const heard: Heard[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const event = JSON.parse(body) as Stripe.Event
      heard.push({ event, signature: String(request.headers['stripe-signature']), body })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    heard,
    answers,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
