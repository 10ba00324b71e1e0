/** Writes src/params/table.generated.ts anew. Run it after an upgrade of the `stripe` package. */
import { writeFileSync } from 'node:fs'
import { SERVED } from '../src/params/served.ts'
import { paramModule, paramsFromSdk } from '../src/testing/params-from-sdk.ts'

writeFileSync(new URL('../src/params/table.generated.ts', import.meta.url), paramModule(paramsFromSdk(SERVED)))
