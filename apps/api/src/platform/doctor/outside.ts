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
    return ill('folder_closed', { words: wordsOf(error), folder })
  }
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const gigabytes = Number((free / 1e9).toFixed(1))
  return free < LITTLE_ROOM_BYTES ? warning('disk_little', { gigabytes }) : well('disk_well', { gigabytes })
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
    return well('bucket_well', { bucket: target.Bucket ?? '' })
  } catch (error) {
    return ill('bucket_closed', { words: wordsOf(error) })
  } finally {
    client.destroy()
  }
}

const mail: Check = {
  name: 'mail',
  look: async (config) => {
    if (!config.SMTP_URL) {
      return config.DEMO ? well('mail_demo') : warning('mail_missing')
    }
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      url: config.SMTP_URL,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
    })
    try {
      await transport.verify()
      return well('mail_well', { host: new URL(config.SMTP_URL).hostname })
    } catch (error) {
      return ill('mail_silent', { words: wordsOf(error) })
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
    if (!config.STRIPE_SECRET_KEY) return warning('stripe_keyless')
    const hooks = [config.STRIPE_WEBHOOK_SECRET, config.STRIPE_CONNECT_WEBHOOK_SECRET]
    try {
      const balance = await askBalance(config)
      if (balance.object !== 'balance') {
        const words = balance.error?.message
        return words === undefined ? ill('stripe_strange') : ill('stripe_refusing', { words })
      }
      if (hooks.includes(undefined)) return warning('stripe_unverified')
      if (config.STRIPE_HOST) return well('stripe_sandbox')
      return well(balance.livemode ? 'stripe_live' : 'stripe_test')
    } catch (error) {
      return ill('stripe_silent', { words: wordsOf(error), host: config.STRIPE_HOST ?? STRIPE })
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
    if (protocol === 'http:' && !isLocal) return ill('address_open', { url: config.PUBLIC_URL })
    if (config.DEMO && !isLocal) return warning('demo_open', { host: hostname })
    if (protocol === 'https:' && !config.TRUST_PROXY) return warning('proxy_unknown')
    return well(config.DEMO ? 'settings_demo' : 'settings_well', { url: config.PUBLIC_URL })
  },
}

/** What we need from others. */
export const OUTSIDE: readonly Check[] = [storage, mail, stripe, settings]
