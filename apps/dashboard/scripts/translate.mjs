// Extracts all strings and fills translations: `node scripts/translate.mjs new-words.json` with {"English": {"fr": "…", "it": "…", "de": "…", "es": "…"}}; without a file it only prints what is missing. Addressing somebody differently in German or French: `{voice, select, informal {Du …} other {Sie …}}`.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatter } from '@lingui/format-po'

const home = join(import.meta.dirname, '..')
const lock = join(home, 'node_modules', '.translate-lock')
/** Every translation ever seen here, so that a string that comes back keeps its words. */
const memoryFile = join(home, 'node_modules', '.translate-memory.json')
const { parse, serialize } = formatter({ lineNumbers: false })
const TARGETS = ['fr', 'it', 'de', 'es']
/** A lock older than this belongs to a run that died. Milliseconds. */
const DEAD_AFTER = 120_000

/** One run at a time: two extractions at once would lose each other's strings. */
async function takeLock() {
  mkdirSync(join(home, 'node_modules'), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      return
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > DEAD_AFTER) rmSync(lock, { recursive: true, force: true })
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}

const catalogOf = (locale) => join(home, 'src', 'locales', `${locale}.po`)
const contextOf = (locale, existing) => ({ locale, sourceLocale: 'en', filename: catalogOf(locale), existing })

/** A string used in two senses carries a context: its key is then `context::English`. */
const keyOf = ({ message, context }) => (context ? `${context}::${message}` : message)

/** `{name}` or `{name, plural…`; what stands in a branch (`one {One deal}`) is text. */
const NAME = /(?<!(?:=\d+|\b(?:zero|one|two|few|many|other|informal|formal)) )\{(\w+)\s*[,}]/g

/** Placeholders a translation must name as its source does. */
const namesIn = (text) =>
  [...new Set([...text.matchAll(NAME)].map(([, name]) => name).filter((it) => it !== 'voice'))].sort().join()
const tagsIn = (text) =>
  [...text.matchAll(/<\/?\d+\/?>/g)]
    .map(([tag]) => tag)
    .sort()
    .join('')

const read = (file, otherwise) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return otherwise
  }
}

const memory = read(memoryFile, {})

function fill(locale, words) {
  const file = catalogOf(locale)
  const existing = readFileSync(file, 'utf8')
  const catalog = parse(existing, contextOf(locale, existing))
  const wrong = []
  for (const entry of Object.values(catalog)) {
    const said = words[keyOf(entry)]?.[locale] ?? (entry.translation ? undefined : memory[keyOf(entry)]?.[locale])
    if (said === undefined) continue
    if (tagsIn(said) !== tagsIn(entry.message) && !said.includes('{voice'))
      wrong.push(`${locale}: tags differ in “${entry.message}”`)
    else if (
      !namesIn(entry.message)
        .split(',')
        .every((name) => namesIn(said).split(',').includes(name))
    )
      wrong.push(`${locale}: a placeholder is missing in “${said}”`)
    else entry.translation = said
  }
  for (const entry of Object.values(catalog))
    if (entry.translation) (memory[keyOf(entry)] ??= {})[locale] = entry.translation
  writeFileSync(file, serialize(catalog, contextOf(locale, existing)))
  return {
    wrong,
    missing: Object.values(catalog)
      .filter((it) => !it.translation)
      .map(keyOf),
  }
}

await takeLock()
try {
  execFileSync('lingui', ['extract', '--clean'], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] })
  const words = process.argv[2] ? JSON.parse(readFileSync(process.argv[2], 'utf8')) : {}
  const missing = new Map()
  for (const locale of TARGETS) {
    const result = fill(locale, words)
    for (const line of result.wrong) console.error(line)
    if (result.wrong.length > 0) process.exitCode = 1
    for (const key of result.missing) missing.set(key, [...(missing.get(key) ?? []), locale])
  }
  writeFileSync(memoryFile, JSON.stringify(memory))
  if (missing.size === 0) console.log('Every string is there in every language.')
  for (const [key, locales] of missing) console.log(`${locales.join(' ')}\t${JSON.stringify(key)}`)
} finally {
  rmSync(lock, { recursive: true, force: true })
}
