import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../../stripe-double/src/main.ts', import.meta.url))

/** Settings that point an application at the double; the key is a test key, as the product demands. */
export interface DoubleSettings extends Record<string, string> {
  readonly STRIPE_SECRET_KEY: string
  readonly STRIPE_HOST: string
  readonly STRIPE_WEBHOOK_SECRET: string
  readonly STRIPE_CONNECT_WEBHOOK_SECRET: string
}

export const WEBHOOK_SECRET = 'whsec_test_platform'
export const CONNECT_SECRET = 'whsec_test_connect'

/** A Stripe of one's own: a program of its own that is spoken to over HTTP, as the real one would be. */
export class GivenStripe {
  private constructor(
    private readonly program: ChildProcess,
    readonly url: string,
  ) {}

  static async start(words: readonly string[] = []): Promise<GivenStripe> {
    const program = spawn(
      process.execPath,
      ['--conditions=@concertato/source', '--no-warnings', PROGRAM, '--memory', '--port', '0', '--seed', '7', ...words],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const url = await new Promise<string>((settle, fail) => {
      program.once('exit', (code) => fail(new Error(`the Stripe double ended with ${code}`)))
      program.stdout.on('data', (text: Buffer) => {
        const found = /https?:\/\/\S+/.exec(text.toString())?.[0]
        if (found) settle(found)
      })
    })
    return new GivenStripe(program, url)
  }

  get settings(): DoubleSettings {
    return {
      STRIPE_SECRET_KEY: 'sk_test_sandbox',
      STRIPE_HOST: this.url,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_CONNECT_WEBHOOK_SECRET: CONNECT_SECRET,
    }
  }

  /** A lever that Stripe does not have. */
  async control<Answer extends object>(verb: string, path: string, body: object = {}): Promise<Answer> {
    const init = verb === 'GET' ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${this.url}/_control${path}`, { method: verb, ...init })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${verb} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as Answer
  }

  /** Stripe's own interface, without the library: for what a test asks behind the product's back. */
  async api<Answer extends object>(
    verb: 'GET' | 'POST',
    path: string,
    form: Readonly<Record<string, string>> = {},
    account?: string,
  ): Promise<Answer> {
    const query = new URLSearchParams(form).toString()
    const answer = await fetch(`${this.url}/v1/${path}${verb === 'GET' && query ? `?${query}` : ''}`, {
      method: verb,
      headers: {
        authorization: 'Bearer sk_test_sandbox',
        'content-type': 'application/x-www-form-urlencoded',
        ...(account ? { 'stripe-account': account } : {}),
      },
      ...(verb === 'POST' ? { body: query } : {}),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${verb} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as Answer
  }

  /** All of a list, page by page. */
  async all<Item extends { id: string }>(path: string, form: Readonly<Record<string, string>> = {}): Promise<Item[]> {
    const items: Item[] = []
    for (;;) {
      const after = items.at(-1)?.id
      const page = await this.api<{ data: Item[]; has_more: boolean }>('GET', path, {
        limit: '100',
        ...form,
        ...(after ? { starting_after: after } : {}),
      })
      items.push(...page.data)
      if (!page.has_more) return items
    }
  }

  /** A card payment whose money is there at once. @returns the charge's id. */
  async charge(amountMinor: bigint, currency: string, group: string): Promise<string> {
    const intent = await this.api<{ latest_charge: string }>('POST', 'payment_intents', {
      amount: amountMinor.toString(),
      currency: currency.toLowerCase(),
      payment_method: 'pm_card_bypassPending',
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
      confirm: 'true',
      transfer_group: group,
    })
    return intent.latest_charge
  }

  /** Pays on a checkout page as a person would. The default card's money is available at once. */
  async pay(pageUrl: string, card = '4000000000000077'): Promise<void> {
    const answer = await fetch(pageUrl, {
      method: 'POST',
      body: new URLSearchParams({ card }),
      redirect: 'manual',
    })
    if (answer.status !== 303) throw new Error(`the page answered ${answer.status}: ${await answer.text()}`)
  }

  /** Delivers events to an application that listens. */
  async deliverTo(appUrl: string): Promise<void> {
    const listen = (path: string, secret: string, connect: boolean) =>
      this.control('POST', '/webhook_endpoints', { url: `${appUrl}/api/hooks/${path}`, secret, connect })
    await listen('stripe', WEBHOOK_SECRET, false)
    await listen('stripe-connect', CONNECT_SECRET, true)
  }

  /** Resolves when every event was delivered or given up for now. */
  async flushed(): Promise<void> {
    await this.control('POST', '/webhooks/flush')
  }

  /** Time passes at the provider. */
  async later(days: number): Promise<void> {
    await this.control('POST', '/clock', { days })
    await this.flushed()
  }

  /** Fills in everything an account still lacks. */
  onboard(accountId: string): Promise<object> {
    return this.control('POST', `/accounts/${accountId}/onboard`)
  }

  async stop(): Promise<void> {
    if (this.program.exitCode !== null || this.program.signalCode !== null) return
    const ended = once(this.program, 'exit')
    this.program.kill('SIGTERM')
    await ended
  }
}
