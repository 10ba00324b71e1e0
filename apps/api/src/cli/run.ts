import { parseArgs } from 'node:util'
import { Refusal } from '@concertato/core'
import { migrate } from '@concertato/migrations'
import { isProblemCode, sentence } from '@concertato/wire'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { closeApp, createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { asSystem } from '../platform/context.ts'
import { addPerson } from './add-person.ts'
import { audienceImport } from './audience-import.ts'
import type { Command, Terminal } from './command.ts'
import { foundHouse, signInLink } from './found-house.ts'
import { importListens } from './import-listens.ts'
import { UsageProblem } from './usage-problem.ts'

const COMMANDS: readonly Command[] = [importListens, audienceImport, addPerson, foundHouse, signInLink]

/**
 * Runs one command. Everything a person must know is said in sentences.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 bad words.
 */
export async function runCommandLine(words: readonly string[], config: Config, terminal: Terminal): Promise<number> {
  const command = COMMANDS.find((it) => it.words.every((word, i) => words[i] === word))
  if (!command) {
    terminal.say(usage())
    return words.length === 0 || words[0] === 'help' || words[0] === '--help' ? 0 : 2
  }
  try {
    const { positionals, values } = parseArgs({
      args: words.slice(command.words.length),
      options: command.options,
      allowPositionals: true,
    })
    await migrate(config.DATABASE_URL)
    await withApp(config, (app) => asSystem('command line', () => command.run({ positionals, values }, app, terminal)))
    return 0
  } catch (error) {
    return explain(error, command, terminal)
  }
}

/** The application without listening and without a worker: a running one delivers what the command leaves. */
async function withApp(config: Config, work: (app: NestFastifyApplication) => Promise<void>): Promise<void> {
  const app = await createApp({ ...config, ROLES: [] })
  try {
    await work(app)
  } finally {
    await closeApp(app)
  }
}

function explain(error: unknown, command: Command, terminal: Terminal): number {
  if (error instanceof UsageProblem || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
    terminal.say(`${(error as Error).message}\n\nUsage: concertato ${command.usage}`)
    return 2
  }
  if (error instanceof Refusal && isProblemCode(error.code)) {
    terminal.say(sentence(error.code, 'en', error.detail))
    return 1
  }
  throw error
}

const usage = (): string =>
  [
    'concertato — the command line',
    '',
    ...COMMANDS.flatMap((it) => [`  concertato ${it.usage}`, `      ${it.about}`, '']),
  ].join('\n')
