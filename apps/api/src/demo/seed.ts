import type { LoggerService } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { Logger } from 'nestjs-pino'
import type { Config } from '../config.ts'
import { APP_CONFIG } from '../config.module.ts'
import { FoundingService } from '../identity/founding.service.ts'
import { Clock } from '../platform/clock.ts'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'
import { Relay } from '../platform/relay.ts'
import { HOUSE } from './cast.ts'
import { addLists } from './lists.ts'
import { foundPeople } from './people.ts'
import { BEGINS, briefsOf, play } from './play.ts'
import { Sandbox } from './sandbox.ts'
import { Stage } from './stage.ts'
import { stateTerms } from './stated-terms.ts'

/** Everybody had been here for a while when the story begins. Days before today. */
const FOUNDED = 60
const DAY_MS = 86_400_000

/**
 * Fills an empty installation with the demo world: one agency, four brands, sixty acts, people for every role, and the
 * deals between them as they went in the last weeks. Does nothing where a house exists already.
 *
 * @returns what was made, in words; `undefined` when there was nothing to do.
 */
export async function seedDemo(app: NestFastifyApplication): Promise<string | undefined> {
  const db = app.get(Database)
  const now = app.get(Clock).now()
  const [present] = await asSystem('demo', () =>
    db.read<{ slug: string; briefs: number }>(
      `select slug, (select count(*)::integer from brief) as briefs from workspace where kind = 'house'`,
    ),
  )
  if (present) return isHalfMade(present, now) ? HALF_MADE : undefined
  const log = app.get(Logger)
  app.useLogger(new OnlyErrors(log))
  return app
    .get(Relay)
    .still(() => make(app, now))
    .finally(() => app.useLogger(log))
}

/** What goes wrong in the story belongs to it; only what goes wrong in telling it is said. */
class OnlyErrors implements LoggerService {
  constructor(private readonly real: LoggerService) {}
  log(): void {}
  warn(): void {}
  error(message: unknown, ...more: unknown[]): void {
    this.real.error(message, ...more)
  }
}

const HALF_MADE = 'only half made, because it was stopped meanwhile: delete the data folder to have all of it'

/** The story's last moment is a brief that is begun; whoever was stopped before has fewer. */
const isHalfMade = ({ slug, briefs }: { slug: string; briefs: number }, now: Date): boolean =>
  slug === HOUSE.slug && briefs < briefsOf(now).length

async function make(app: NestFastifyApplication, now: Date): Promise<string> {
  const { STRIPE_HOST, STRIPE_SECRET_KEY, SMTP_URL } = app.get<Config>(APP_CONFIG)
  const begins = new Date(now.getTime() - BEGINS * DAY_MS)
  const founded = new Date(now.getTime() - FOUNDED * DAY_MS)
  const found = app.get(FoundingService)
  const places = await asSystem('demo', () =>
    app.get(Database).transaction((tx) => foundPeople(tx, found, founded, now)),
  )
  await asSystem('demo', () => stateTerms(app, places, founded, now))
  const { lists, people } = await asSystem('demo', () => addLists(app, now))
  const sandbox = await Sandbox.open(STRIPE_HOST, STRIPE_SECRET_KEY, begins)
  const { briefs, deals, leftOut } = await Stage.during(app, { sandbox, keepsMail: SMTP_URL === undefined }, (stage) =>
    play(stage, places, begins, now),
  )
  const story = `${briefs} briefs, ${deals} deals${leftOut > 0 ? ` (${leftOut} of them cut short)` : ''}`
  return `${places.size} workspaces, ${lists} lists of ${people} people, ${story}`
}
