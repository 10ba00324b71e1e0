/** A card of the sandbox whose money is there at once. */
const CARD = '4000000000000077'

interface BankPayout {
  readonly id: string
  readonly status: string
}

/**
 * The payment sandbox, led through the story: its clock goes along, its pages are filled in as people would. What it then
 * tells is read by the product's own way.
 */
export class Sandbox {
  /** How far its clock is from ours. Milliseconds. */
  private ahead = 0

  private constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly travels: boolean,
  ) {}

  /**
   * @returns undefined where there is no sandbox, or one that takes no orders from us: then nobody pays in the story.
   */
  static async open(url: string | undefined, key: string | undefined, from: Date): Promise<Sandbox | undefined> {
    if (url === undefined || key === undefined) return undefined
    const begun = await order(url, '/clock/begin', { at: from.toISOString() })
    // One in which something happened already keeps its own time.
    const sandbox = new Sandbox(url, key, begun.ok)
    sandbox.ahead = from.getTime() - Date.now()
    return begun.ok || begun.status === 400 ? sandbox : undefined
  }

  /** Lets its time pass until an instant; what falls due meanwhile happens. */
  async until(at: Date): Promise<void> {
    const seconds = (at.getTime() - Date.now() - this.ahead) / 1_000
    if (!this.travels || seconds <= 0) return
    await this.control('/clock', { seconds })
    this.ahead += seconds * 1_000
  }

  /** Pays on a payment page. */
  async pay(page: string): Promise<void> {
    const answer = await fetch(page, { method: 'POST', body: new URLSearchParams({ card: CARD }), redirect: 'manual' })
    if (answer.status !== 303) throw new Error(`the payment page answered ${answer.status}`)
  }

  /** Fills in everything an account asks for. */
  onboard(account: string): Promise<unknown> {
    return this.control(`/accounts/${account}/onboard`, {})
  }

  /** Payouts from an account to its bank, newest first. */
  async payoutsOf(account: string): Promise<readonly BankPayout[]> {
    const { data } = await this.api<{ data: BankPayout[] }>('payouts?limit=20', { 'stripe-account': account })
    return data
  }

  /** The bank sends a payout back. */
  refuse(payout: string): Promise<unknown> {
    return this.control(`/payouts/${payout}/settle`, { code: 'account_closed' })
  }

  /** Takes a transfer back, as somebody at the provider's own dashboard would. */
  async takeBack(transfer: string): Promise<void> {
    await this.api(`transfers/${transfer}/reversals`, {}, 'POST')
  }

  private async control(path: string, body: object): Promise<unknown> {
    const answer = await order(this.url, path, body)
    if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`)
    return answer.json()
  }

  private async api<Answer>(path: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
    const answer = await fetch(new URL(`/v1/${path}`, this.url), {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...headers },
    })
    if (!answer.ok) throw new Error(`the sandbox refused ${path}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
}

const order = (url: string, path: string, body: object): Promise<Response> =>
  fetch(new URL(`/_control${path}`, url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
