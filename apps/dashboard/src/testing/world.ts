import type { Role, WorkspaceKind } from '@concertato/deal'
import { kindOf } from '@concertato/deal'
import type {
  MembershipView,
  PersonView,
  SessionView,
  account,
  admin,
  config,
  deal,
  invitation,
  system,
  team,
  turns,
  workspace,
} from '@concertato/wire'

/** A small world to show on screens: one person per side, a team, a deal. Times hang on one instant. */
export const NOW = new Date('2026-11-24T10:00:00Z')
const DAY = 86_400_000
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY)

let count = 0
export const anId = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`

export const aConfig = (it: Partial<config.ConfigView> = {}): config.ConfigView => ({
  productName: 'Concertato',
  version: '0.1.0',
  demo: true,
  sandboxPayments: true,
  locales: ['en', 'fr', 'it', 'de', 'es'],
  defaultLocale: 'en',
  ...it,
})

export const aPerson = (it: Partial<PersonView> = {}): PersonView => ({
  id: '10000000-0000-4000-8000-000000000001',
  name: 'Louise Marchand',
  email: 'louise@verano.example',
  locale: 'en',
  theme: 'system',
  density: 'comfortable',
  timeZone: 'Europe/Rome',
  shortcutsOn: true,
  reducedMotion: false,
  ...it,
})

const NAMES: Readonly<Record<WorkspaceKind, string>> = {
  brand: 'Verano Cola',
  act: 'Nora Vael',
  house: 'Maison Concertato',
}

export const aMembership = (role: Role = 'brand_owner', it: Partial<MembershipView> = {}): MembershipView => ({
  id: `20000000-0000-4000-8000-${String(role.length).padStart(12, '0')}`,
  role,
  maySign: false,
  mandate: null,
  workspace: {
    id: '30000000-0000-4000-8000-000000000001',
    kind: kindOf(role),
    name: NAMES[kindOf(role)],
    slug: 'workspace',
    country: 'FR',
    currency: 'EUR',
  },
  actsFor: null,
  ...it,
})

export const ANONYMOUS: SessionView = {
  state: 'anonymous',
  person: null,
  acting: null,
  memberships: [],
  secondFactor: { needed: false, enrolled: false, proven: false },
  steppedUpUntil: null,
  expiresAt: null,
}

export function aSession(role: Role = 'brand_owner', it: Partial<SessionView> = {}): SessionView {
  const hat = aMembership(role)
  return {
    state: 'full',
    person: aPerson(),
    acting: hat,
    memberships: [hat],
    secondFactor: { needed: false, enrolled: true, proven: true },
    steppedUpUntil: null,
    expiresAt: inDays(14),
    ...it,
  }
}

export const aMember = (it: Partial<team.MemberView> = {}): team.MemberView => ({
  id: anId(),
  personId: anId(),
  name: 'Louise Marchand',
  email: 'louise@verano.example',
  role: 'brand_owner',
  maySign: false,
  mandate: null,
  hasSecondFactor: true,
  isYou: false,
  joinedAt: inDays(-200),
  version: 1,
  ...it,
})

export const anInvitation = (it: Partial<invitation.InvitationView> = {}): invitation.InvitationView => ({
  id: anId(),
  email: 'paul@verano.example',
  role: 'brand_finance',
  maySign: false,
  mandate: null,
  state: 'open',
  invitedBy: 'Louise Marchand',
  sentAt: inDays(-1),
  expiresAt: inDays(13),
  version: 1,
  ...it,
})

const SCORE: readonly (readonly [key: string, side: deal.BarView['side'], weight: number])[] = [
  ['brief', 'brand', 2],
  ['check', 'house', 1],
  ['offer:1', 'brand', 3],
  ['reply', 'act', 3],
  ['sign:act', 'act', 2],
  ['sign:brand', 'brand', 2],
  ['fund', 'brand', 2],
  ['make:1', 'act', 5],
  ['review:1', 'brand', 2],
  ['release', 'house', 1],
  ['pay', 'act', 2],
]

const stateAt = (index: number, done: number): deal.BarView['state'] => {
  if (index < done) return 'done'
  return index === done ? 'now' : 'todo'
}

/** A Score whose first `done` bars are done and the next one lit. */
export const aScore = (done: number): deal.BarView[] =>
  SCORE.map(([key, side, weight], index) => ({
    key,
    kind: key.split(':')[0] as deal.BarView['kind'],
    side,
    weight,
    state: stateAt(index, done),
  }))

export const aTurnCard = (it: Partial<turns.TurnCard> = {}): turns.TurnCard => ({
  subject: 'offer',
  id: anId(),
  briefId: anId(),
  briefTitle: 'Summer rooftops',
  brand: { id: anId(), name: 'Verano Cola', country: 'FR' },
  act: { id: anId(), name: 'Nora Vael', country: 'FR' },
  amountMinor: 480_000n,
  currency: 'EUR',
  turn: { side: 'act', kind: 'answer_offer', since: inDays(-2), dueAt: inDays(3), otherwise: 'lapses_may_reopen' },
  isYours: true,
  daysLate: 0,
  score: aScore(3),
  ...it,
})

export const aToday = (it: Partial<turns.TodayView> = {}): turns.TodayView => ({
  yours: [],
  others: [],
  at: NOW,
  ...it,
})

export const aWorkspace = (it: Partial<workspace.WorkspaceView> = {}): workspace.WorkspaceView => ({
  ...aMembership().workspace,
  website: 'https://verano.example',
  act: null,
  createdAt: inDays(-200),
  version: 3,
  ...it,
})

export const anAccount = (it: Partial<account.AccountView> = {}): account.AccountView => ({
  ...aPerson(),
  birthOn: null,
  hasPassword: false,
  secondFactor: { needed: false, enrolled: false, proven: false },
  backupCodesLeft: 0,
  ...it,
})

export const aPlace = (it: Partial<account.SignedInPlace> = {}): account.SignedInPlace => ({
  id: anId(),
  here: false,
  device: 'Firefox on Linux',
  ipAddress: '192.0.2.7',
  createdAt: inDays(-9),
  lastSeenAt: inDays(-1),
  expiresAt: inDays(21),
  ...it,
})

export const aPersonRow = (it: Partial<admin.PersonRow> = {}): admin.PersonRow => ({
  id: anId(),
  name: 'Nora Vael',
  email: 'nora@vael.example',
  state: 'active',
  hats: [{ role: 'artist', workspaceName: 'Nora Vael' }],
  hasSecondFactor: false,
  joinedAt: inDays(-80),
  lastSeenAt: inDays(-1),
  ...it,
})

export const aPersonSheet = (it: Partial<admin.PersonSheet> = {}): admin.PersonSheet => ({
  ...aPersonRow(),
  locale: 'fr',
  birthOn: '1999-04-12',
  suspendedFor: null,
  sessions: 2,
  memberships: [
    {
      id: anId(),
      role: 'artist',
      state: 'active',
      workspace: { ...aMembership('artist').workspace },
      joinedAt: inDays(-80),
    },
  ],
  ...it,
})

const aQueue = (name: string, waiting: number, failed: number) => ({
  name,
  waiting,
  active: 1,
  delayed: 3,
  failed,
  done: 1204,
})

export const aSystem = (it: Partial<system.SystemView> = {}): system.SystemView => ({
  version: '0.1.0',
  nodeVersion: '24.21.0',
  startedAt: inDays(-3),
  now: NOW,
  demo: true,
  database: { version: '18.4', sizeBytes: 41_300_000, lastMigration: 'people', migrations: 12, pendingMigrations: 0 },
  queueBackend: 'postgres',
  queues: [aQueue('mail', 4, 1), aQueue('deal', 12, 0), aQueue('files', 1, 0)],
  outbox: { waiting: 0, oldestSeconds: null },
  storage: { kind: 'disk', usedBytes: 1_200_000_000, freeBytes: 81_000_000_000 },
  mail: { kind: 'kept', sender: 'house@concertato.example' },
  ...it,
})

export const aCheck = (it: Partial<system.CheckView> = {}): system.CheckView => ({
  name: 'database',
  state: 'well',
  finding: 'PostgreSQL 18.4 answers.',
  cure: null,
  millis: 3,
  ...it,
})

export const aFailedJob = (it: Partial<system.FailedJobView> = {}): system.FailedJobView => ({
  id: '17',
  queue: 'mail',
  name: 'offer.sent',
  reason: '550 mailbox unavailable',
  attempts: 5,
  failedAt: inDays(-0.2),
  ...it,
})
