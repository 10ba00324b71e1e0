import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Kilobytes a person has to fetch; 1 kB is 1,000 bytes. Fonts are compressed already, the rest is counted gzipped. */
const LIMITS = { firstScript: 190, door: 120, added: 60, form: 130, styles: 25, fonts: 95 } as const

/** What somebody signed in has on every page, and the page they land on. */
const SHELL = ['src/routes/entered.ts', 'src/routes/shell.tsx']
const LANDING = 'src/routes/today.tsx'
/** Pages that strangers see first. */
const DOORS = ['sign-in', 'join'].map(routeFile)
/** Pages before the shell that lead straight into it. */
const PASSAGES = ['join-finish', 'link', 'invitation', 'second-factor'].map(routeFile)
/** Pages and dialogs whose business is a long form: number, date and combo fields come with them. */
const FORMS = [
  ...['brief', 'counter', 'first-offer', 'audience-new', 'settings-terms', 'policy'].map(routeFile),
  'src/ui/combo-field.tsx',
  'src/ui/languages-field.tsx',
  'src/features/audience/bring-dialog.tsx',
  'src/features/team/invite-dialog.tsx',
  'src/features/team/member-dialog.tsx',
]

function routeFile(name: string): string {
  return `src/routes/${name}.tsx`
}

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

export interface SizeReport {
  readonly complaints: readonly string[]
  readonly note: string
}

/**
 * Weighs what somebody signed in fetches first, each page before that, and what each later page adds, from the list of files that the build leaves.
 *
 * @param dist folder of the built dashboard. @param read gives a file's bytes.
 */
export function lookAtSize(dist: string, read: (path: string) => Buffer): SizeReport {
  const manifest = JSON.parse(read(join(dist, '.vite', 'manifest.json')).toString('utf8')) as Manifest
  const zipped = (file: string) => gzipSync(read(join(dist, file))).length / 1_000
  const weigh = (names: Iterable<string>, kind: 'script' | 'style') => sum(filesOf(manifest, names, kind).map(zipped))
  const entries = Object.keys(manifest).filter((it) => manifest[it]?.isEntry)
  const first = withImports(manifest, [...entries, ...SHELL, LANDING])
  const shell = withImports(manifest, [...entries, ...SHELL])
  const fonts = sum(
    firstFonts(read(join(dist, 'index.html')).toString('utf8')).map((it) => read(join(dist, it)).length / 1_000),
  )
  const later = Object.keys(manifest).filter((it) => manifest[it]?.isDynamicEntry && !SHELL.includes(it))
  const added = later
    .filter((it) => !DOORS.includes(it) && !PASSAGES.includes(it))
    .map((it) => ({
      name: it,
      size: weigh(
        [...withImports(manifest, [it])].filter((name) => !shell.has(name)),
        'script',
      ),
      limit: FORMS.includes(it) ? LIMITS.form : LIMITS.added,
    }))
    .toSorted((a, b) => b.size - a.size)
  const doors = later
    .filter((it) => DOORS.includes(it) || PASSAGES.includes(it))
    .map((it) => ({
      name: it,
      size: weigh(withImports(manifest, [...entries, it]), 'script'),
      limit: DOORS.includes(it) ? LIMITS.door : LIMITS.firstScript,
    }))
  const firstScript = weigh(first, 'script')
  const styles = weigh(first, 'style')
  const complaints = [
    ...over('the first page’s scripts', firstScript, LIMITS.firstScript),
    ...over('the first page’s styles', styles, LIMITS.styles),
    ...over('the first page’s fonts', fonts, LIMITS.fonts),
    ...[...doors, ...added].flatMap((it) => over(it.name, it.size, it.limit)),
    ...(entries.length === 0 ? ['the build lists no entry'] : []),
  ]
  const kb = (it: number) => `${it.toFixed(1)} kB`
  const largest = added[0] ? `, most added ${kb(added[0].size)}` : ''
  return { complaints, note: `script ${kb(firstScript)}, css ${kb(styles)}, fonts ${kb(fonts)}${largest}` }
}

const over = (what: string, size: number, limit: number) =>
  size > limit ? [`${what}: ${size.toFixed(1)} kB, at most ${limit} kB`] : []

const sum = (sizes: readonly number[]) => sizes.reduce((total, it) => total + it, 0)

/** The chunks and everything they import outright, each once. */
function withImports(manifest: Manifest, names: readonly string[]): Set<string> {
  const found = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    waiting.push(...(manifest[name]?.imports ?? []))
  }
  return found
}

function filesOf(manifest: Manifest, names: Iterable<string>, kind: 'script' | 'style'): string[] {
  const chunks = [...names].flatMap((it) => manifest[it] ?? [])
  const files = kind === 'style' ? chunks.flatMap((it) => [...(it.css ?? []), it.file]) : chunks.map((it) => it.file)
  return [...new Set(files)].filter((it) => it.endsWith(kind === 'style' ? '.css' : '.js'))
}

/** Fonts that the page asks for before it has run: the ones it preloads. */
const firstFonts = (html: string) => [...html.matchAll(/href="\/([^"]+\.woff2)"/g)].flatMap((it) => it[1] ?? [])
