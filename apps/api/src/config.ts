import { z } from 'zod'
import { halfPairs, PLATFORM_CONFIG } from './config-platforms.ts'

/** One environment variable: what it means, an example, and how it is read. */
export interface Variable {
  readonly schema: z.ZodType
  readonly description: string
  readonly example: string
  readonly secret?: true
}

const flag = z.enum(['0', '1']).transform((it) => it === '1')
const port = z.coerce.number().int().min(1).max(65_535)
const list = z.string().transform((it) =>
  it
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

/** Every variable the product reads. `.env.example` and the configuration page are generated from this table. */
export const CONFIG = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    description: 'PostgreSQL 15 or newer, as the owner of the schema. Left out: an embedded PostgreSQL in .data/.',
    example: 'postgres://concertato_owner:secret@db.example.org:5432/concertato',
    secret: true,
  },
  DATABASE_APP_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    description: 'The same database as the role concertato_app. Left out: the owner connects and takes that role.',
    example: 'postgres://concertato_app:secret@db.example.org:5432/concertato',
    secret: true,
  },
  PG_BIN_DIR: {
    schema: z.string().optional(),
    description:
      'Folder with the programs of an installed PostgreSQL (initdb, postgres) for the embedded database. Left out: those from npm.',
    example: '/usr/lib/postgresql/18/bin',
  },
  DATABASE_POOL: {
    schema: z.coerce.number().int().min(2).max(200).default(12),
    description: 'Most database connections of one process.',
    example: '12',
  },
  DATABASE_WAIT_SECONDS: {
    schema: z.coerce.number().int().min(1).max(300).default(5),
    description: 'How long work waits for one of those connections before it is refused as database_unreachable.',
    example: '5',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    description:
      'Redis for jobs, with appendonly yes and maxmemory-policy noeviction. Left out: jobs live in PostgreSQL.',
    example: 'redis://redis.example.org:6379',
    secret: true,
  },
  ROLES: {
    schema: list.pipe(z.array(z.enum(['api', 'worker'])).min(1)).default(['api', 'worker']),
    description: 'What this process does: api, worker, or both, separated by a comma.',
    example: 'api,worker',
  },
  HOST: { schema: z.string().default('127.0.0.1'), description: 'Address to listen on.', example: '0.0.0.0' },
  PORT: { schema: port.default(3000), description: 'Port to listen on.', example: '3000' },
  PUBLIC_URL: {
    schema: z.url().default('http://127.0.0.1:3000'),
    description: 'The address people type, used in links and cookies. https makes cookies Secure.',
    example: 'https://concertato.example.org',
  },
  TRUST_PROXY: {
    schema: flag.default(false),
    description: '1 when a reverse proxy sets X-Forwarded-For and X-Forwarded-Proto.',
    example: '1',
  },
  DEMO: {
    schema: flag.default(false),
    description: '1 lets anyone enter as one of the seeded demo people. Never on an installation with real people.',
    example: '0',
  },
  AUTH_SECRET: {
    schema: z.string().min(32),
    description:
      'Signs sessions and seals the keys of connected accounts; at least 32 random characters. Changing it signs everybody out, and accounts have to be connected again.',
    example: 'run: openssl rand -base64 48',
    secret: true,
  },
  AUDIENCE_SECRET: {
    schema: z.string().min(32),
    description:
      'Keys the hashes of audience identifiers; at least 32 random characters. Destroying it destroys every audience.',
    example: 'run: openssl rand -base64 48',
    secret: true,
  },
  DATA_DIR: {
    schema: z.string().default('.data'),
    description: 'Folder for uploaded files and index snapshots when no S3 is given.',
    example: '/var/lib/concertato',
  },
  WEB_ROOT: {
    schema: z.string().optional(),
    description: 'Folder of the built dashboard. Left out: the one built beside the server.',
    example: '/srv/concertato/apps/dashboard/dist',
  },
  SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    description: 'Mail server. Left out: mails are kept and can be read on the demo’s mail page only.',
    example: 'smtps://user:secret@mail.example.org:465',
    secret: true,
  },
  MAIL_FROM: {
    schema: z.string().default('Concertato <no-reply@concertato.invalid>'),
    description: 'Sender of all mails.',
    example: 'Concertato <no-reply@example.org>',
  },
  S3_ENDPOINT: {
    schema: z.url().optional(),
    description: 'S3-compatible storage for files. Left out: files are kept in DATA_DIR.',
    example: 'https://s3.eu-central-1.amazonaws.com',
  },
  S3_REGION: {
    schema: z.string().default('eu-central-1'),
    description: 'Region of the bucket.',
    example: 'eu-central-1',
  },
  S3_BUCKET: { schema: z.string().optional(), description: 'Bucket for files.', example: 'concertato-files' },
  S3_ACCESS_KEY: {
    schema: z.string().optional(),
    description: 'Access key for the bucket.',
    example: 'AKIA…',
    secret: true,
  },
  S3_SECRET_KEY: {
    schema: z.string().optional(),
    description: 'Secret key for the bucket.',
    example: '…',
    secret: true,
  },
  STRIPE_SECRET_KEY: {
    schema: z
      .string()
      .regex(/^sk_(test|live)_\w+$/)
      .optional(),
    description:
      'Stripe secret key. Left out: a sandbox that speaks Stripe’s HTTP interface is started beside the server.',
    example: 'sk_test_…',
    secret: true,
  },
  STRIPE_WEBHOOK_SECRET: {
    schema: z.string().optional(),
    description:
      'Signing secret of the webhook endpoint for the platform account; several, separated by commas, during rotation.',
    example: 'whsec_…',
    secret: true,
  },
  STRIPE_CONNECT_WEBHOOK_SECRET: {
    schema: z.string().optional(),
    description: 'Signing secret of the webhook endpoint for connected accounts.',
    example: 'whsec_…',
    secret: true,
  },
  STRIPE_HOST: {
    schema: z.url({ protocol: /^http$/ }).optional(),
    description: 'Address of the payment sandbox; only accepted with a test key and outside production.',
    example: 'http://127.0.0.1:12111',
  },
  ...PLATFORM_CONFIG,
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    description: 'Bearer token for /metrics. Left out: /metrics answers on the loopback address only.',
    example: 'run: openssl rand -hex 24',
    secret: true,
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    description: 'How much is logged.',
    example: 'info',
  },
  DEFAULT_LOCALE: {
    schema: z.enum(['en', 'fr', 'it', 'de', 'es']).default('en'),
    description: 'Language for people whose own is not known.',
    example: 'en',
  },
} as const satisfies Record<string, Variable>

type Name = keyof typeof CONFIG
export type Config = { readonly [K in Name]: z.output<(typeof CONFIG)[K]['schema']> }

/** A variable is missing or wrong. The message is one sentence with the name, what is wrong, and an example. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

/**
 * Reads the configuration once. Empty values count as not given.
 *
 * @throws ConfigProblem naming each bad variable, what it must be, and an example; values of secrets are never quoted.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {}
  const wrong: string[] = []
  for (const [name, variable] of Object.entries(CONFIG) as [Name, Variable][]) {
    const parsed = variable.schema.safeParse(env[name] === '' ? undefined : env[name])
    if (parsed.success) values[name] = parsed.data
    else {
      const reason = env[name] ? (parsed.error.issues[0]?.message ?? 'not valid') : 'it is missing'
      wrong.push(`${name}: ${reason}. ${variable.description} Example: ${variable.example}`)
    }
  }
  wrong.push(...halfPairs((name) => Boolean(env[name])))
  if (wrong.length > 0) throw new ConfigProblem(wrong.join('\n'))
  return values as Config
}
