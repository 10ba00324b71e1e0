import { Refusal } from '@concertato/core'
import { Inject, Injectable } from '@nestjs/common'
import Stripe from 'stripe'
import { APP_CONFIG } from '../config.module.ts'
import { type Config, ConfigProblem } from '../config.ts'

/** Stripe's interface as this code was written against; the account's own default must not change it under us. */
const API_VERSION = '2026-10-28.endive'
/** A call that takes longer counts as unanswered. Milliseconds. */
const PATIENCE = 20_000

/** The one connection to Stripe, or to the sandbox that speaks like it. */
@Injectable()
export class StripeClient {
  private readonly stripe: Stripe | undefined
  readonly isSandbox: boolean
  readonly isLive: boolean
  /** Signing secrets of the platform's endpoint and of the one for connected accounts; several during rotation. */
  readonly secrets: Readonly<Record<'platform' | 'connect', readonly string[]>>
  readonly publicUrl: string

  constructor(@Inject(APP_CONFIG) config: Config) {
    const { STRIPE_SECRET_KEY: key, STRIPE_HOST: host } = config
    this.isLive = key?.startsWith('sk_live_') ?? false
    if (host && this.isLive)
      throw new ConfigProblem('STRIPE_HOST: a live key is never sent anywhere but to Stripe itself.')
    this.isSandbox = host !== undefined
    this.stripe = key ? new Stripe(key, { ...OPTIONS, ...(host ? addressOf(host) : {}) }) : undefined
    this.secrets = {
      platform: listOf(config.STRIPE_WEBHOOK_SECRET),
      connect: listOf(config.STRIPE_CONNECT_WEBHOOK_SECRET),
    }
    this.publicUrl = config.PUBLIC_URL.replace(/\/$/, '')
  }

  /** @throws Refusal('payments_unreachable') when payments are not set up here. */
  get sdk(): Stripe {
    if (!this.stripe) throw new Refusal('payments_unreachable')
    return this.stripe
  }

  get isSetUp(): boolean {
    return this.stripe !== undefined
  }
}

/** Repetition is ours to decide: the library's own would use fresh keys after a restart. */
const OPTIONS = { apiVersion: API_VERSION, maxNetworkRetries: 0, timeout: PATIENCE, telemetry: false } as const

function addressOf(text: string): { host: string; port: string; protocol: 'http' } {
  const { hostname: host, port } = new URL(text)
  return { host, port: port || '80', protocol: 'http' }
}

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((it) => it.trim())
    .filter(Boolean)
