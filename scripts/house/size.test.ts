import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { lookAtSize } from './size.ts'

/** Bytes that do not get smaller when zipped. */
const solid = (kilobytes: number) => randomBytes(kilobytes * 1_000)

const MANIFEST = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_shared.js'], css: ['assets/index.css'] },
  '_shared.js': { file: 'assets/shared.js' },
  'src/routes/shell.tsx': { file: 'assets/shell.js', isDynamicEntry: true, imports: ['_shared.js'] },
  'src/routes/today.tsx': { file: 'assets/today.js', isDynamicEntry: true, imports: ['_shared.js'] },
  'src/routes/report.tsx': { file: 'assets/report.js', isDynamicEntry: true, imports: ['_shared.js', '_chart.js'] },
  'src/routes/join.tsx': { file: 'assets/join.js', isDynamicEntry: true, imports: ['_shared.js'] },
  '_chart.js': { file: 'assets/chart.js' },
}

const FILES = {
  'assets/index.js': solid(60),
  'assets/shared.js': solid(30),
  'assets/shell.js': solid(50),
  'assets/today.js': solid(10),
  'assets/report.js': solid(10),
  'assets/join.js': solid(10),
  'assets/chart.js': solid(20),
  'assets/index.css': solid(10),
  'assets/text.woff2': solid(60),
}

const look = (changes: Record<string, Buffer> = {}) => {
  const files: Record<string, Buffer> = {
    '.vite/manifest.json': Buffer.from(JSON.stringify(MANIFEST)),
    'index.html': Buffer.from('<link rel="preload" as="font" href="/assets/text.woff2">'),
    ...FILES,
    ...changes,
  }
  return lookAtSize('dist', (path) => files[path.slice('dist/'.length)] ?? Buffer.alloc(0))
}

it('counts what the first page fetches once, and only what a page adds', () => {
  const { complaints, note } = look()
  expect(complaints).toEqual([])
  expect(note).toMatch(/^script 150\.\d kB, css 10\.\d kB, fonts 60\.0 kB, most added 30\.\d kB$/)
})

it.each([
  ['assets/shell.js', 95, 'the first page’s scripts'],
  ['assets/index.css', 30, 'the first page’s styles'],
  ['assets/text.woff2', 100, 'the first page’s fonts'],
  ['assets/chart.js', 55, 'src/routes/report.tsx'],
  ['assets/join.js', 35, 'src/routes/join.tsx'],
])('complains when %s has %d kB', (file, kilobytes, what) => {
  const { complaints } = look({ [file]: solid(kilobytes) })
  expect(complaints).toHaveLength(1)
  expect(complaints[0]).toContain(what)
})

it('does not accept a build without an entry', () => {
  expect(look({ '.vite/manifest.json': Buffer.from('{}') }).complaints).toEqual(['the build lists no entry'])
})
