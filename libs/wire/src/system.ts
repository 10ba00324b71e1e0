import { z } from 'zod'
import { instant, page, pageQuery } from './codecs.ts'
import { route } from './route.ts'

export const QueueView = z.object({
  name: z.string(),
  waiting: z.number().int(),
  active: z.number().int(),
  delayed: z.number().int(),
  failed: z.number().int(),
  done: z.number().int(),
})

export const SystemView = z.object({
  version: z.string(),
  nodeVersion: z.string(),
  startedAt: instant,
  now: instant,
  demo: z.boolean(),
  database: z.object({
    version: z.string(),
    sizeBytes: z.number(),
    lastMigration: z.string().nullable(),
    migrations: z.number().int(),
    pendingMigrations: z.number().int(),
  }),
  queueBackend: z.enum(['postgres', 'redis']),
  queues: z.array(QueueView),
  /** Messages written but not yet handed to a queue, and how long the oldest has waited. */
  outbox: z.object({ waiting: z.number().int(), oldestSeconds: z.number().nullable() }),
  storage: z.object({
    kind: z.enum(['disk', 's3']),
    usedBytes: z.number().nullable(),
    freeBytes: z.number().nullable(),
  }),
  /** `kept`: a demo, whose mails stay in its own mailbox. `none`: no mail server is set, so nothing is sent. */
  mail: z.object({ kind: z.enum(['smtp', 'kept', 'none']), sender: z.string() }),
})
export type SystemView = z.output<typeof SystemView>

export const FailedJobView = z.object({
  id: z.string(),
  queue: z.string(),
  name: z.string(),
  reason: z.string(),
  attempts: z.number().int(),
  failedAt: instant,
})
export type FailedJobView = z.output<typeof FailedJobView>

/** One thing the doctor looked at; `cure` says what to do when it is not well. */
export const CheckView = z.object({
  name: z.string(),
  state: z.enum(['well', 'warning', 'ill']),
  finding: z.string(),
  cure: z.string().nullable(),
  millis: z.number(),
})
export type CheckView = z.output<typeof CheckView>

const jobId = z.object({
  queue: z
    .string()
    .max(60)
    .regex(/^[\w-]+$/),
  id: z
    .string()
    .max(120)
    .regex(/^[\w:.-]+$/),
})

export const view = route({
  name: 'system.view',
  method: 'GET',
  path: '/admin/system',
  summary: 'Version, migrations, queues, outbox, storage, mail',
  reply: SystemView,
})

export const failedJobs = route({
  name: 'system.failedJobs',
  method: 'GET',
  path: '/admin/system/failed-jobs',
  summary: 'Jobs that gave up, newest first',
  query: pageQuery,
  reply: page(FailedJobView),
})

export const retryJob = route({
  name: 'system.retryJob',
  method: 'POST',
  path: '/admin/system/failed-jobs/:queue/:id/retry',
  summary: 'Try a failed job again',
  params: jobId,
  reply: null,
  status: 202,
})

export const testMail = route({
  name: 'system.testMail',
  method: 'POST',
  path: '/admin/system/test-mail',
  summary: 'Send a test mail to yourself and say what the mail server answered',
  reply: z.object({ sent: z.boolean(), answer: z.string() }),
  status: 200,
})

export const doctor = route({
  name: 'system.doctor',
  method: 'GET',
  path: '/admin/system/doctor',
  summary: 'Every check of the doctor, each with its cure',
  reply: z.object({ checks: z.array(CheckView) }),
})

/** A mail of the demo world, which has no mail server: it is read here. */
export const DemoMail = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** The link the mail asks to follow, if it does. */
  link: z.string().nullable(),
  sentAt: instant,
})
export type DemoMail = z.output<typeof DemoMail>

export const demoMail = route({
  name: 'system.demoMail',
  method: 'GET',
  path: '/demo/mail',
  summary: 'Mails of the demo world, newest first; nothing outside demo',
  query: pageQuery,
  reply: page(DemoMail),
})
