import { z } from 'zod'
import { CONFIG, type Variable } from '../../apps/api/src/config.ts'

const TABLE = Object.entries(CONFIG) as [string, Variable][]

const NEEDED = 'has to be given'

/** What holds when the variable is left out. */
function leftOut({ schema }: Variable): string {
  const tried = schema.safeParse(undefined)
  if (!tried.success) return NEEDED
  if (tried.data === undefined) return ''
  if (typeof tried.data === 'boolean') return tried.data ? '1' : '0'
  return Array.isArray(tried.data) ? tried.data.join(',') : String(tried.data)
}

/** Values that can be listed, taken from the schema itself. */
function choices({ schema }: Variable): string {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { enum?: readonly string[] }
  return shape.enum ? `One of ${shape.enum.map((it) => `\`${it}\``).join(', ')}.` : ''
}

/** `.env.example`: every variable, switched off, with its meaning above it. */
export function envExample(): string {
  const parts = TABLE.map(([name, it]) => {
    const state = leftOut(it)
    const isSaid = state === '' || it.description.includes('Left out')
    const made = state === NEEDED ? 'npm start makes one' : state
    const note = isSaid ? '' : ` Left out: ${made}.`
    return `# ${it.description}${note}\n# ${name}=${it.example.startsWith('run: ') ? `# ${it.example}` : it.example}\n`
  })
  return `# Copy to .env and take away the # of what you need. Everything has a default: npm start works without this file.\n# Generated from apps/api/src/config.ts by: npm run docs\n\n${parts.join('\n')}`
}

/** docs/configuration.md: the same for people who read. */
export function configurationPage(): string {
  const rows = TABLE.map(([name, it]) => {
    const about = [it.description, choices(it), it.secret ? '**Secret.**' : ''].filter(Boolean).join(' ')
    return `| \`${name}\` | ${cell(about)} | ${cell(leftOut(it)) || '–'} | \`${cell(it.example)}\` |`
  })
  return [
    '# Configuration',
    '',
    'Every setting is an environment variable; a file `.env` in the project’s folder is read as well, and the environment wins.',
    'A variable that is wrong stops the start with one sentence that names it. `npm start` needs none of them: it makes',
    'the secrets itself and keeps them in `.data/secrets.json`. `npm run doctor` looks at what the settings lead to.',
    '',
    '| variable | meaning | left out | example |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '_Generated from `apps/api/src/config.ts` by `npm run docs`; a test compares them._',
    '',
  ].join('\n')
}

const cell = (text: string) => text.replaceAll('|', '\\|')
