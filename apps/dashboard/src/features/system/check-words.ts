import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'

/** What the doctor looks at. A part that is not here is called what the command line calls it. */
export const PART_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  database: msg`Database`,
  role: msg`Database role`,
  migrations: msg`Migrations`,
  queue: msg`Queue`,
  worker: msg`Worker`,
  clock: msg`Clock`,
  storage: msg`Storage`,
  mail: msg`Mail`,
  stripe: msg`Payments`,
  settings: msg`Settings`,
}
