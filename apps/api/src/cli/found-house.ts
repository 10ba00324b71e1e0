import { LOCALES } from '@concertato/wire'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { type Config } from '../config.ts'
import { APP_CONFIG } from '../config.module.ts'
import { FoundingService } from '../identity/founding.service.ts'
import { SessionService } from '../identity/session.service.ts'
import { Clock } from '../platform/clock.ts'
import { Database } from '../platform/database.ts'
import { pageAddress } from '../platform/page-address.ts'
import type { Command, CommandInput } from './command.ts'
import { UsageProblem } from './usage-problem.ts'

const needed = (values: CommandInput['values'], name: string): string => {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageProblem(`--${name} is missing.`)
  return value.trim()
}

const addressOf = (given: string | undefined): string => {
  if (!given?.includes('@')) throw new UsageProblem('The person’s e-mail address is missing.')
  return given.toLowerCase()
}

/** A sign-in link on the terminal: whoever runs commands on the server could read the database as well. */
async function linkFor(app: NestFastifyApplication, email: string): Promise<{ address: string; minutes: number }> {
  const link = await app.get(SessionService).issueLink(email)
  if (!link) throw new UsageProblem(`Nobody who may sign in has the address ${email}.`)
  const { PUBLIC_URL } = app.get<Config>(APP_CONFIG)
  return { address: pageAddress(PUBLIC_URL, 'sign-in/link', link.token), minutes: link.minutes }
}

/** Founds the agency's own workspace and its first administrator: how an installation without a demo begins. */
export const foundHouse: Command = {
  words: ['house', 'found'],
  usage: 'house found <e-mail> --name <agency> --person <your name> --country <FR> [--locale en]',
  about: 'Founds the agency and its first administrator, once, and prints a link to sign in with.',
  options: {
    name: { type: 'string' },
    person: { type: 'string' },
    country: { type: 'string' },
    locale: { type: 'string', default: 'en' },
  },
  async run({ positionals: [given], values }, app, { say }) {
    const email = addressOf(given)
    const [name, person, country] = [needed(values, 'name'), needed(values, 'person'), needed(values, 'country')]
    const locale = LOCALES.find((it) => it === values.locale)
    if (!/^[A-Z]{2}$/.test(country)) throw new UsageProblem('--country is two capital letters, such as FR.')
    if (!locale) throw new UsageProblem(`--locale must be one of: ${LOCALES.join(', ')}`)
    const now = app.get(Clock).now()
    const founding = app.get(FoundingService)
    await app.get(Database).transaction(async (tx) => {
      const present = (await tx.query("select name from workspace where kind = 'house'")) as { name: string }[]
      if (present[0]) throw new UsageProblem(`There is a house already: ${present[0].name}.`)
      const admin = await founding.person(tx, { name: person, email, locale }, now)
      const house = await founding.workspace(tx, { kind: 'house', name, country }, now)
      await founding.membership(tx, admin.id, house.id, { role: 'house_admin' }, now)
    })
    const { address, minutes } = await linkFor(app, email)
    say(`${name} is founded and ${person} is its administrator. Sign in within ${minutes} minutes: ${address}`)
  },
}

/** For an installation without a mail server, and for the day it does not answer. */
export const signInLink: Command = {
  words: ['people', 'link'],
  usage: 'people link <e-mail>',
  about: 'Prints a sign-in link for somebody, to be handed over in person.',
  options: {},
  async run({ positionals: [given] }, app, { say }) {
    const { address, minutes } = await linkFor(app, addressOf(given))
    say(`Good once, for ${minutes} minutes: ${address}`)
  },
}
