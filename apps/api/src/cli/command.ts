import type { ParseArgsOptionsConfig } from 'node:util'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

/** Where a command is run: file names are meant from `from`, lines for the person go to `say`. */
export interface Terminal {
  readonly from: string
  readonly say: (line: string) => void
}

export interface CommandInput {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
}

export interface Command {
  readonly words: readonly string[]
  readonly usage: string
  readonly about: string
  readonly options: ParseArgsOptionsConfig
  run(input: CommandInput, app: NestFastifyApplication, terminal: Terminal): Promise<void>
}
