import { randomUUID } from 'node:crypto'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { type Check, type Finding, ill, warning, well, wordsOf } from './finding.ts'

const LITTLE_ROOM_BYTES = 1_000_000_000
const PATIENCE_MS = 8_000
const STRIPE = 'https://api.stripe.com'

const storage: Check = {
  name: 'storage',
  look: (config) => (config.S3_BUCKET ? bucket(config) : disk(config)),
}

/** Writes and removes a small file where uploads go. */
async function disk(config: Config): Promise<Finding> {
  const folder = resolve(config.DATA_DIR)
  const file = join(folder, `doctor-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(file, 'doctor')
    await rm(file)
  } catch (error) {
    return ill(wordsOf(error), `Give ${folder} to the user of the product, or set DATA_DIR or the S3 variables.`)
  }
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const said = `disk, ${(free / 1e9).toFixed(1)} GB free`
  return free < LITTLE_ROOM_BYTES ? warning(said, 'Free some space, or move files to S3.') : well(said)
}

async function bucket(config: Config): Promise<Finding> {
  const { DeleteObjectCommand, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    region: config.S3_REGION,
    forcePathStyle: true,
    ...(config.S3_ENDPOINT && { endpoint: config.S3_ENDPOINT }),
    ...(config.S3_ACCESS_KEY && {
      credentials: { accessKeyId: config.S3_ACCESS_KEY, secretAccessKey: config.S3_SECRET_KEY ?? '' },
    }),
  })
  const target = { Bucket: config.S3_BUCKET, Key: `doctor/${randomUUID()}` }
  const abortSignal = AbortSignal.timeout(PATIENCE_MS)
  try {
    await client.send(new PutObjectCommand({ ...target, Body: 'doctor' }), { abortSignal })
    await client.send(new DeleteObjectCommand(target), { abortSignal })
    return well(`S3 bucket ${config.S3_BUCKET}`)
  } catch (error) {
    return ill(
      wordsOf(error),
      'Check S3_ENDPOINT, S3_REGION, S3_BUCKET and the keys, and that they may write and delete.',
    )
  } finally {
    client.destroy()
  }
}

const mail: Check = {
  name: 'mail',
  look: async (config) => {
    if (!config.SMTP_URL) {
      if (config.DEMO) return well('kept on the mail page of the demo')
      return warning('no mail server: nobody can be invited or sign in by link', 'Set SMTP_URL and MAIL_FROM.')
    }
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      url: config.SMTP_URL,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
    })
    try {
      await transport.verify()
      return well(`${new URL(config.SMTP_URL).hostname} accepts mail`)
    } catch (error) {
      return ill(wordsOf(error), 'Check SMTP_URL: host, port, user and password, smtps for port 465.')
    } finally {
      transport.close()
    }
  },
}

interface Balance {
  readonly object?: string
  readonly livemode?: boolean
  readonly error?: { readonly message?: string }
}

const stripe: Check = {
  name: 'stripe',
  look: async (config) => {
    if (!config.STRIPE_SECRET_KEY) return warning('no key: nothing can be paid', 'Set STRIPE_SECRET_KEY.')
    const hooks = [config.STRIPE_WEBHOOK_SECRET, config.STRIPE_CONNECT_WEBHOOK_SECRET]
    try {
      const balance = await askBalance(config)
      if (balance.object !== 'balance') {
        return ill(balance.error?.message ?? 'an answer that is not Stripe’s', 'Check STRIPE_SECRET_KEY.')
      }
      const said = config.STRIPE_HOST
        ? 'sandbox answers'
        : `Stripe answers in ${balance.livemode ? 'live' : 'test'} mode`
      if (hooks.includes(undefined))
        return warning(
          `${said}, webhooks are not verified`,
          'Set both webhook secrets; without them payments are found late.',
        )
      return well(said)
    } catch (error) {
      return ill(wordsOf(error), `Check the network to ${config.STRIPE_HOST ?? STRIPE}.`)
    }
  },
}

async function askBalance(config: Config): Promise<Balance> {
  const answer = await fetch(new URL('/v1/balance', config.STRIPE_HOST ?? STRIPE), {
    headers: { authorization: `Bearer ${config.STRIPE_SECRET_KEY}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  return (await answer.json()) as Balance
}

/** Settings that contradict each other or open a door. */
const settings: Check = {
  name: 'settings',
  look: async (config) => {
    const { protocol, hostname } = new URL(config.PUBLIC_URL)
    const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
    if (protocol === 'http:' && !isLocal)
      return ill(
        `${config.PUBLIC_URL} is not encrypted`,
        'Put a reverse proxy with a certificate before it and set PUBLIC_URL to https.',
      )
    if (config.DEMO && !isLocal)
      return warning(`anyone who reaches ${hostname} may enter as a demo person`, 'Set DEMO=0 where real people are.')
    if (protocol === 'https:' && !config.TRUST_PROXY)
      return warning(
        'the addresses of callers are not known behind a proxy',
        'Set TRUST_PROXY=1 when a reverse proxy is in front.',
      )
    return well(config.DEMO ? `demo at ${config.PUBLIC_URL}` : config.PUBLIC_URL)
  },
}

/** What we need from others. */
export const OUTSIDE: readonly Check[] = [storage, mail, stripe, settings]
