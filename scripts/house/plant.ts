import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../kit/program.ts'

/** A violation planted on purpose: `rule` has to fire at `file`. */
export interface Plant {
  readonly rule: string
  readonly file: string
  readonly text: string
}

export interface Garden {
  readonly root: string
  write(file: string, text: string): void
  clear(): void
}

/** A small tree of its own beside the real one, with the real rules in it: a killed run leaves nothing in the sources. */
export function garden(...configuration: readonly string[]): Garden {
  // Outside the repository, whose ignore files would hide it from the linter.
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'concertato-garden-')))
  for (const file of configuration) cpSync(join(ROOT, file), join(root, file))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${text}\n`)
  }
  return { root, write, clear: () => rmSync(root, { recursive: true, force: true }) }
}

/** What `proveArrows` and `proveLint` found: how many violations were planted, and which of them went unnoticed. */
export interface Proof {
  readonly planted: number
  readonly complaints: readonly string[]
}

/**
 * Compares what was planted with what was found.
 *
 * @param rules every rule that is configured: one without a plant is a complaint too.
 * @param fired rule names by file.
 */
export function compare(
  plants: readonly Plant[],
  rules: readonly string[],
  fired: ReadonlyMap<string, ReadonlySet<string>>,
): Proof {
  const planted = new Set(plants.map((it) => it.rule))
  const files = new Set(plants.map((it) => it.file))
  const silent = plants
    .filter((it) => !fired.get(it.file)?.has(it.rule))
    .map((it) => `${it.rule} did not fire at ${it.file}`)
  const bare = rules.filter((it) => !planted.has(it)).map((it) => `${it} has no planted violation`)
  const unknown = [...planted].filter((it) => !rules.includes(it)).map((it) => `${it} is planted but not configured`)
  const loud = [...fired]
    .filter(([file]) => !files.has(file))
    .map(([file, names]) => `${[...names].join(', ')} fired at the clean ${file}`)
  return { planted: plants.length, complaints: [...silent, ...bare, ...unknown, ...loud] }
}
