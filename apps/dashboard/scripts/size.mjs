// Weighs what a first visit downloads, per kind of page, against the budgets of the design: `node scripts/size.mjs` after a build.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = join(import.meta.dirname, '..', 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
const KB = 1000

const gzipOf = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length

/** A chunk and everything it imports at once. */
function closure(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key) || !manifest[key]) continue
    seen.add(key)
    closure(manifest[key].imports ?? [], seen)
  }
  return seen
}

function weigh(keys) {
  const chunks = [...closure(keys)].map((key) => manifest[key])
  const js = chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'))
  const css = [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))]
  const sum = (files) => files.reduce((all, file) => all + gzipOf(file), 0)
  return { js: sum(js), css: sum(css) }
}

const ENTRY = 'index.html'
const routes = Object.keys(manifest).filter((key) => key.startsWith('src/routes/') && manifest[key].isDynamicEntry)
const INSIDE = ['src/routes/entered.ts', 'src/routes/shell.tsx', 'src/routes/today.tsx']
const OUTSIDE = ['sign-in', 'join', 'join-finish', 'link', 'invitation', 'second-factor'].map(
  (it) => `src/routes/${it}.tsx`,
)
/** Pages whose business is a long form: number, date and combo fields come with them. */
const EDITORS = ['brief', 'counter', 'first-offer', 'audience-new'].map((it) => `src/routes/${it}.tsx`)
const shell = closure([ENTRY, ...INSIDE.slice(0, 2)])

const rows = [
  { page: 'shell and Today', ...weigh([ENTRY, ...INSIDE]), most: 190 },
  { page: 'sign in', ...weigh([ENTRY, 'src/routes/sign-in.tsx']), most: 120 },
  { page: 'join', ...weigh([ENTRY, 'src/routes/join.tsx']), most: 120 },
  ...routes
    .filter((key) => ![...OUTSIDE, ...INSIDE].includes(key))
    .map((key) => {
      const own = [...closure([key])].filter((it) => !shell.has(it))
      const js = own.map((it) => gzipOf(manifest[it].file)).reduce((all, one) => all + one, 0)
      const css = own.flatMap((it) => manifest[it].css ?? []).reduce((all, file) => all + gzipOf(file), 0)
      return {
        page: `+ ${key.replace('src/routes/', '').replace('.tsx', '')}`,
        js,
        css,
        most: EDITORS.includes(key) ? 130 : 60,
      }
    }),
]

const locales = Object.values(manifest).filter(({ src }) => src?.startsWith('src/locales/'))
const fonts = Object.values(manifest).filter(
  ({ file }) => /-latin-wght-normal.*\.woff2$/.test(file) && !file.includes('mono'),
)
const fontBytes = [...new Set(fonts.map(({ file }) => file))].reduce(
  (all, file) => all + statSync(join(dist, file)).size,
  0,
)

let isOver = false
const show = (name, bytes, most) => {
  const over = bytes > most * KB
  isOver ||= over
  console.log(`${over ? 'OVER' : '  ok'}  ${(bytes / KB).toFixed(1).padStart(7)} / ${most} kB  ${name}`)
}
for (const { page, js, css, most } of rows) {
  show(`${page}, JavaScript`, js, most)
  if (!page.startsWith('+')) show(`${page}, CSS`, css, 25)
}
for (const { file, src } of locales) show(`${src.replace('src/locales/', '')}`, gzipOf(file), 35)
show('fonts of the first paint', fontBytes, 95)
if (isOver) process.exitCode = 1
