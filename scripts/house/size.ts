import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Kilobytes a person has to fetch; 1 kB is 1,000 bytes. Fonts are compressed already, the rest is counted gzipped. */
const LIMITS = { firstScript: 190, lazyRoute: 60, styles: 25, fonts: 95 } as const

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
 * Weighs what the first page fetches and what each route adds, from the list of files that the build leaves.
 *
 * @param dist folder of the built dashboard. @param read gives a file's bytes.
 */
export function lookAtSize(dist: string, read: (path: string) => Buffer): SizeReport {
  const manifest = JSON.parse(read(join(dist, '.vite', 'manifest.json')).toString('utf8')) as Manifest
  const zipped = (file: string) => gzipSync(read(join(dist, file))).length / 1_000
  const entries = Object.keys(manifest).filter((it) => manifest[it]?.isEntry)
  const first = withImports(manifest, entries)
  const firstScript = sum(filesOf(manifest, first, 'script').map(zipped))
  const styles = sum(filesOf(manifest, first, 'style').map(zipped))
  const fonts = sum(
    firstFonts(read(join(dist, 'index.html')).toString('utf8')).map((it) => read(join(dist, it)).length / 1_000),
  )
  const routes = Object.keys(manifest)
    .filter((it) => manifest[it]?.isDynamicEntry)
    .map((it) => {
      const added = [...withImports(manifest, [it])].filter((name) => !first.has(name))
      return { name: it, size: sum(filesOf(manifest, added, 'script').map(zipped)) }
    })
    .toSorted((a, b) => b.size - a.size)
  const heavy = routes.filter((it) => it.size > LIMITS.lazyRoute)
  const complaints = [
    ...over('the first page’s scripts', firstScript, LIMITS.firstScript),
    ...over('the first page’s styles', styles, LIMITS.styles),
    ...over('the first page’s fonts', fonts, LIMITS.fonts),
    ...heavy.flatMap((it) => over(it.name, it.size, LIMITS.lazyRoute)),
    ...(entries.length === 0 ? ['the build lists no entry'] : []),
  ]
  const kb = (it: number) => `${it.toFixed(1)} kB`
  const largest = routes[0] ? `, largest route ${kb(routes[0].size)}` : ''
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
