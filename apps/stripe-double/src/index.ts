import type { AddressInfo } from 'node:net'
import { Double } from './double.ts'
import type { DoubleOptions } from './double.ts'
import { buildServer } from './http/server.ts'
import type { ServerOptions } from './http/server-options.ts'

export type { DoubleOptions } from './double.ts'
export type { Fault, FaultWish } from './http/faults.ts'
export type { Mishap, MishapWish } from './webhooks/mishaps.ts'

export interface StripeDoubleOptions extends Omit<DoubleOptions, 'stateDir'>, ServerOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number
  readonly host?: string
  /** Where hosted pages are reached from a browser, when not at host and port. */
  readonly origin?: string
  /** Folder that keeps the state. */
  readonly stateDir?: string
  /** Keeps nothing. One of `memory` and `stateDir` must be given. */
  readonly memory?: boolean
}

export interface RunningDouble {
  readonly url: string
  readonly port: number
  readonly stop: () => Promise<void>
}

/** Starts a Stripe of one's own. Speak to it with the `stripe` SDK and `{ host, port, protocol: 'http' }`. */
export async function startStripeDouble(options: StripeDoubleOptions): Promise<RunningDouble> {
  if (!options.memory && !options.stateDir) throw new Error('The Stripe double needs a stateDir, or memory: true.')
  const host = options.host ?? '127.0.0.1'
  const double = new Double({ ...options, stateDir: options.memory ? undefined : options.stateDir })
  const server = buildServer(double, { controlToken: options.controlToken })
  try {
    await server.listen({ host, port: options.port ?? 0 })
  } catch (error) {
    await double.stop()
    throw error
  }
  const { port, url } = placeOf(server.server.address(), host)
  await double.open((options.origin ?? url).replace(/\/$/, ''))
  return {
    url,
    port,
    stop: async () => {
      await double.stop()
      await server.close()
    },
  }
}

function placeOf(address: AddressInfo | string | null, host: string): { port: number; url: string } {
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` }
}
