import { IDENTIFIER_KINDS, LAWFUL_BASES, ListReader, type ListReport, SOURCE_KINDS } from '@concertato/audience'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { AudienceImport } from '../audience/audience-import.service.ts'
import { Clock } from '../platform/clock.ts'
import { openText } from './files.ts'
import type { Command, CommandInput, Terminal } from './command.ts'
import { UsageProblem } from './usage-problem.ts'

const oneOf = <T extends string>(option: string, given: unknown, allowed: readonly T[]): T => {
  const found = allowed.find((it) => it === given)
  if (!found) throw new UsageProblem(`--${option} must be one of: ${allowed.join(', ')}`)
  return found
}

/** Adds an audience source from a file. Identifiers are hashed here, line by line; the database never meets them. */
export const audienceImport: Command = {
  words: ['audience', 'import'],
  usage:
    'audience import <file> --workspace <slug> --kind newsletter --identifiers email --basis consent --consent <text> [--as-of 2026-11-22] [--column e-mail] [--hashed] [--platform tiktok] [--calling-code 39]',
  about: 'Adds a list of people to a workspace’s audience; only a keyed sketch and counts are kept.',
  options: {
    workspace: { type: 'string' },
    kind: { type: 'string' },
    identifiers: { type: 'string' },
    basis: { type: 'string' },
    consent: { type: 'string' },
    'as-of': { type: 'string' },
    column: { type: 'string' },
    hashed: { type: 'boolean', default: false },
    platform: { type: 'string' },
    'calling-code': { type: 'string' },
  },
  run: addSource,
}

async function addSource(
  { positionals: [file], values }: CommandInput,
  app: NestFastifyApplication,
  terminal: Terminal,
): Promise<void> {
  if (!file) throw new UsageProblem('Name the file that holds the list.')
  if (typeof values.consent !== 'string' || values.consent.length < 10) {
    throw new UsageProblem('--consent must say in at least 10 characters what the people on the list agreed to.')
  }
  const now = app.get(Clock).now()
  const identifierKind = oneOf('identifiers', values.identifiers, IDENTIFIER_KINDS)
  const column = typeof values.column === 'string' ? { column: columnOf(values.column) } : {}
  const callingCode = typeof values['calling-code'] === 'string' ? { callingCode: values['calling-code'] } : {}
  const list = readList(openText(file, terminal), {
    kind: identifierKind,
    hashed: values.hashed === true,
    ...column,
    ...callingCode,
  })
  const added = await app.get(AudienceImport).addList(
    {
      workspaceSlug: String(values.workspace ?? ''),
      kind: oneOf('kind', values.kind, SOURCE_KINDS),
      identifierKind,
      platform: typeof values.platform === 'string' ? values.platform : null,
      asOf: typeof values['as-of'] === 'string' ? values['as-of'] : now.toISOString().slice(0, 10),
      lawfulBasis: oneOf('basis', values.basis, LAWFUL_BASES),
      consentText: values.consent,
    },
    list,
    now,
  )
  terminal.say(`${added.people} people in the audience of ${added.workspace}; ${list.report().rejected} rows left out.`)
  for (const { line, reason } of list.report().problems.slice(0, 20)) terminal.say(`  line ${line}: ${reason}`)
}

const columnOf = (given: string): string | number => (/^\d+$/.test(given) ? Number(given) - 1 : given)

/** A file as a stream of digests that can be asked afterwards what it found. */
function readList(text: AsyncIterable<string>, shape: ConstructorParameters<typeof ListReader>[0]) {
  let waiting: Uint8Array[] = []
  const reader = new ListReader(shape, (digest) => void waiting.push(digest))
  let found: ListReport | undefined
  return {
    report: () => found ?? reader.report(),
    async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
      for await (const piece of text) {
        reader.push(piece)
        yield Buffer.concat(waiting)
        waiting = []
      }
      found = reader.finish()
      yield Buffer.concat(waiting)
    },
  }
}
