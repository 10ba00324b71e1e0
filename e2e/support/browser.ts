import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface Browser {
  readonly executablePath: string
  readonly env: Record<string, string>
  readonly args: readonly string[]
}

/** Works as root and in small containers; nothing that weakens the pages themselves. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb']
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const ROOM = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'chromium-153')

/** The browser of CHROME_PATH, else the one from npm (Linux x64), else an installed one. */
export async function findBrowser(): Promise<Browser> {
  const given = process.env.CHROME_PATH
  if (given) return { executablePath: given, env: environment(), args: ARGS }
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked()
  const installed = INSTALLED.find((it) => existsSync(it))
  if (installed) return { executablePath: installed, env: environment(), args: ARGS }
  throw new Error('No browser was found: install Chromium, or name one in CHROME_PATH.')
}

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((it): it is [string, string] => it[1] !== undefined))

/** The packed browser is unpacked once, aside, and then given its name: a killed run leaves nothing half. */
async function unpacked(): Promise<Browser> {
  if (!existsSync(ROOM)) {
    const draft = `${ROOM}.${process.pid}`
    await unpackInto(draft)
    if (existsSync(ROOM)) rmSync(draft, { recursive: true, force: true })
    else renameSync(draft, ROOM)
  }
  // Written each time, because it names folders and the checkout may have moved.
  writeFileSync(join(ROOM, 'fonts', 'fonts.conf'), fontsFile())
  const libraries = [join(ROOM, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const env = { ...environment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(ROOM, 'fonts') }
  return { executablePath: join(ROOM, 'chromium'), env, args: ARGS }
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const before = process.env.TMPDIR
  // The package unpacks into the temporary folder, which is the only way to choose the place.
  process.env.TMPDIR = folder
  try {
    const { default: pack, inflate } = await import('@sparticuz/chromium')
    await pack.executablePath()
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    // Libraries that a bare system lacks: nss, nspr, expat.
    await inflate(join(dirname(main), '..', 'bin', 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The packed file names a folder that is not ours; without a single font this browser ends in its text code. */
function fontsFile(): string {
  const folders = [join(ROOM, 'fonts', 'fonts'), '/usr/share/fonts'].map((it) => `<dir>${it}</dir>`).join('')
  const cache = `<cachedir>${join(ROOM, 'fonts-cache')}</cachedir>`
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}${cache}</fontconfig>`
}
