import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** The key with which the product speaks to its own sandbox; it opens nothing else. */
export const SANDBOX_KEY = 'sk_test_sandbox'

/** One webhook endpoint of the sandbox. Its secret is shown once, when it is made. */
interface Listener {
  readonly id: string
  readonly secret: string
  readonly url: string
}

export interface Listeners {
  readonly platform: Listener
  readonly connect: Listener
}

/**
 * Sees that the sandbox tells the product of its events: of the platform's own account and of connected ones. The
 * endpoints of an earlier start are kept, so that what it still has to deliver arrives.
 *
 * @param file remembers them with their secrets. @param hooks address of the product's hooks.
 */
export async function ensureListeners(sandbox: string, file: string, hooks: string): Promise<Listeners> {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Listeners) : undefined
  const platform = await ensure(sandbox, before?.platform, { url: `${hooks}/stripe`, connect: false })
  const connect = await ensure(sandbox, before?.connect, { url: `${hooks}/stripe-connect`, connect: true })
  writeFileSync(`${file}.new`, JSON.stringify({ platform, connect }, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return { platform, connect }
}

async function ensure(
  sandbox: string,
  before: Listener | undefined,
  wanted: { url: string; connect: boolean },
): Promise<Listener> {
  const known = before && (await ask(sandbox, 'GET', `/v1/webhook_endpoints/${before.id}`))
  if (before && known?.url === wanted.url) return before
  if (before && known?.url !== undefined) {
    await ask(sandbox, 'POST', `/v1/webhook_endpoints/${before.id}`, new URLSearchParams({ url: wanted.url }))
    return { ...before, url: wanted.url }
  }
  const form = new URLSearchParams({ url: wanted.url, connect: String(wanted.connect), 'enabled_events[]': '*' })
  const made = await ask(sandbox, 'POST', '/v1/webhook_endpoints', form)
  if (!made.id || !made.secret) throw new Error(`the payment sandbox made no webhook endpoint: ${JSON.stringify(made)}`)
  return { id: made.id, secret: made.secret, url: wanted.url }
}

interface Answer {
  readonly id?: string
  readonly url?: string
  readonly secret?: string
}

async function ask(sandbox: string, method: 'GET' | 'POST', path: string, form?: URLSearchParams): Promise<Answer> {
  const answer = await fetch(new URL(path, sandbox), {
    method,
    headers: { authorization: `Bearer ${SANDBOX_KEY}` },
    ...(form && { body: form }),
    signal: AbortSignal.timeout(10_000),
  })
  return (await answer.json()) as Answer
}
