/** One line of a Dockerfile, continuation lines joined. */
export interface Instruction {
  readonly word: string
  readonly rest: string
}

export interface Stage {
  readonly name: string
  /** The image or the earlier stage it begins with. */
  readonly from: string
  readonly steps: readonly Instruction[]
}

/** Reads the stages of a Dockerfile. Comments and empty lines are left out. */
export function stagesOf(text: string): Stage[] {
  const stages: { name: string; from: string; steps: Instruction[] }[] = []
  for (const { word, rest } of instructionsOf(text)) {
    if (word !== 'FROM') {
      stages.at(-1)?.steps.push({ word, rest })
      continue
    }
    const [from = '', , name = from] = rest.split(/\s+/)
    stages.push({ name, from, steps: [] })
  }
  return stages
}

function instructionsOf(text: string): Instruction[] {
  const lines = text
    .split('\n')
    .filter((it) => !/^\s*(#|$)/.test(it))
    .join('\n')
    .replace(/\\\n\s*/g, ' ')
  return lines.split('\n').map((line) => {
    const [word = '', ...rest] = line.trim().split(/\s+/)
    return { word: word.toUpperCase(), rest: rest.join(' ') }
  })
}

export interface Copy {
  /** An earlier stage; absent: the project's folder. */
  readonly from: string | undefined
  readonly sources: readonly string[]
  readonly target: string
}

/** `--from=build a b c/` in its parts. */
export function copyOf(rest: string): Copy {
  const words = rest.split(/\s+/)
  const from = words.find((it) => it.startsWith('--from='))?.slice('--from='.length)
  const places = words.filter((it) => !it.startsWith('--'))
  return { from, sources: places.slice(0, -1), target: places.at(-1) ?? '.' }
}

/** `A=1 B=2` as a table. */
export const envOf = (rest: string): Record<string, string> =>
  Object.fromEntries(rest.split(/\s+/).map((it) => [it.slice(0, it.indexOf('=')), it.slice(it.indexOf('=') + 1)]))

/** The words of a command in its JSON form. */
export const wordsOf = (rest: string): string[] => JSON.parse(rest.slice(rest.indexOf('['))) as string[]
