import type { Id } from '@concertato/core'
import { ROLES, type Role } from '@concertato/deal'
import { LOCALES, type Locale } from '@concertato/wire'
import { FoundingService } from '../identity/founding.service.ts'
import { Clock } from '../platform/clock.ts'
import { Database } from '../platform/database.ts'
import type { Command } from './command.ts'
import { UsageProblem } from './usage-problem.ts'

/** Gives a person a role in a workspace without an invitation: how an installation gets its first people. */
export const addPerson: Command = {
  words: ['people', 'add'],
  usage: 'people add <e-mail> --name <name> --workspace <slug> --role <role> [--locale en] [--persona]',
  about: 'Adds a person with a role; they sign in with an e-mail link. --persona lists them on the demo’s entrance.',
  options: {
    name: { type: 'string' },
    workspace: { type: 'string' },
    role: { type: 'string' },
    locale: { type: 'string', default: 'en' },
    persona: { type: 'boolean', default: false },
  },
  async run({ positionals: [email], values }, app, { say }) {
    const role = ROLES.find((it) => it === values.role)
    const locale = LOCALES.find((it) => it === values.locale)
    if (!email?.includes('@')) throw new UsageProblem('The person’s e-mail address is missing.')
    if (!role) throw new UsageProblem(`--role must be one of: ${ROLES.join(', ')}`)
    if (!locale) throw new UsageProblem(`--locale must be one of: ${LOCALES.join(', ')}`)
    const wish = {
      email: email.toLowerCase(),
      name: String(values.name ?? email),
      role,
      locale,
      isPersona: values.persona === true,
    }
    const workspace = await add(
      app.get(Database),
      app.get(FoundingService),
      wish,
      String(values.workspace ?? ''),
      app.get(Clock).now(),
    )
    say(`${wish.name} is ${role} of ${workspace} and can sign in with ${wish.email}.`)
  },
}

interface Wish {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly locale: Locale
  readonly isPersona: boolean
}

function add(db: Database, founding: FoundingService, wish: Wish, slug: string, now: Date): Promise<string> {
  return db.transaction(async (tx) => {
    const [workspace] = (await tx.query('select id, name, kind from workspace where slug = $1', [slug])) as {
      id: Id<'workspace'>
      name: string
      kind: string
    }[]
    if (!workspace) throw new UsageProblem(`--workspace: there is no workspace with the slug “${slug}”.`)
    const person = await founding.person(tx, wish, now)
    const [{ next } = { next: 1 }] = (await tx.query(
      'select coalesce(max(persona_position), 0) + 1 as next from membership',
    )) as {
      next: number
    }[]
    await founding.membership(
      tx,
      person.id,
      workspace.id,
      { role: wish.role, maySign: true, ...(wish.isPersona ? { personaPosition: next } : {}) },
      now,
    )
    return workspace.name
  })
}
