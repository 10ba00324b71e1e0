import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allFilesBelow } from '../kit/freshness.ts'
import { ROOT } from '../kit/program.ts'
import { bad, good, type Outcome } from '../suite/outcome.ts'

const PLACES = ['libs', 'migrations', 'apps', 'e2e', 'scripts']
const SOURCE = /\.(ts|tsx|mjs|css)$/
const TEST = /\.(test|e2e)\.tsx?$/
/** Shared by everybody and so owned by nobody. `manager` is a person in this house, but no class. */
const VAGUE = /(^|[-./])(helpers?|utils?|common|data|info|process|handle|base)(?=[-./]|$)/

/** A rule about words that no linter has: where it looks, what it must not see, and what to do instead. */
export interface WordRule {
  readonly name: string
  readonly looksAt: (file: string) => boolean
  readonly forbids: RegExp
  readonly cure: string
}

const source = (file: string) => SOURCE.test(file) && !file.includes('.generated.')
const test = (file: string) => TEST.test(file)
const product = (file: string) => source(file) && !test(file) && !file.startsWith('scripts/house/')

export const WORD_RULES: readonly WordRule[] = [
  {
    name: 'no-vague-names',
    looksAt: product,
    forbids:
      /^export (?:default )?(?:abstract )?(?:async )?(?:const|function|class|interface|type) (?:\w*(?:Manager|Helpers?|Utils?|Info)\b|(?:handle|process)[A-Z])/m,
    cure: 'Name what it does or what it is.',
  },
  {
    name: 'no-unfinished-words',
    looksAt: product,
    forbids: /\b(?:TODO|FIXME|HACK|XXX|[Cc]oming soon|[Nn]ot implemented|[Ll]orem ipsum)\b/,
    cure: 'Finish it, or leave it out and open an issue.',
  },
  {
    name: 'no-silenced-rules',
    looksAt: (file) => source(file) && !file.startsWith('scripts/house/'),
    forbids: /(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)/,
    cure: 'Mend what the rule found.',
  },
  {
    name: 'no-clock-in-libs',
    looksAt: (file) => file.startsWith('libs/') && product(file),
    forbids: /new Date\(\s*\)/,
    cure: 'Pass now in.',
  },
  {
    name: 'no-half-tests',
    looksAt: (file) => test(file) && !file.startsWith('scripts/house/'),
    forbids:
      /\b(?:it|test|describe)\.(?:only|todo|fixme)\(|waitForTimeout|toHaveBeenCalledTimes|expect\(true\)|await (?:pause|sleep)\(/,
    cure: 'Wait for an outcome and assert it.',
  },
  {
    name: 'secured-funds',
    looksAt: (file) => /^apps\/dashboard\/src\/|^libs\/wire\/src\/sentences\//.test(file) && product(file),
    forbids: /['"`>][^'"`<]*\b[Ee]scrow\b/,
    cure: 'People read “secured funds”.',
  },
]

/** The complaints about one file, by its path and its text. */
export function complaintsAbout(file: string, text: string): string[] {
  const vague =
    product(file) && VAGUE.test(file) ? [`no-vague-files: ${file} — name the folder or file after what it holds`] : []
  const wrong = WORD_RULES.filter((rule) => rule.looksAt(file) && rule.forbids.test(text)).map((rule) => {
    const line = text.slice(0, text.search(rule.forbids)).split('\n').length
    return `${rule.name}: ${file}:${line} — ${rule.cure}`
  })
  return [...vague, ...wrong]
}

export function lookAtWords(): Outcome {
  const files = allFilesBelow(...PLACES).filter(source)
  const complaints = files.flatMap((file) => complaintsAbout(file, readFileSync(join(ROOT, file), 'utf8')))
  return complaints.length === 0 ? good(`${files.length} files`) : bad('words of the house', complaints.join('\n'))
}
