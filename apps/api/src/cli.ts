import { runCommandLine } from './cli/run.ts'
import { readConfig } from './config.ts'

/** The command line of an installed image; in a checkout `npx concertato` does the set-up first. */
process.exitCode = await runCommandLine(process.argv.slice(2), readConfig(process.env), {
  from: process.cwd(),
  say: (line) => console.log(line),
})
