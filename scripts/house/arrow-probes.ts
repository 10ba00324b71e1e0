import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../kit/program.ts'
import { cruise } from './arrows.ts'
import { compare, garden, type Plant, type Proof } from './plant.ts'

const LIBS = ['core', 'money', 'audience', 'deal', 'ledger', 'wire']
const FLOW = ['briefs', 'matching', 'offers', 'contracts', 'deliverables', 'payouts', 'ledger']
const ADAPTERS = ['stripe', 'mail', 'connectors', 'files', 'inbox', 'hooks', 'demo']
const PACKAGES = ['zod', 'rxjs', 'typeorm', 'stripe', 'vitest']

const plant = (rule: string, file: string, text: string): Plant => ({ rule, file, text })
const api = (path: string) => `apps/api/src/${path}`
const web = (path: string) => `apps/dashboard/src/${path}`

/** At least one forbidden import for each rule; where a rule has several ends, one for each. */
const PLANTS: readonly Plant[] = [
  plant('no-cycles', 'libs/core/src/ring-a.ts', "import { b } from './ring-b.ts'\nexport const a = () => b"),
  plant('no-cycles', 'libs/core/src/ring-b.ts', "import { a } from './ring-a.ts'\nexport const b = () => a"),
  plant('no-unresolved', api('offers/nowhere.ts'), "import '@concertato/nowhere'"),
  plant('no-unresolved', web('lib/nowhere.ts'), "import './nothing-here.ts'"),
  plant('libs-are-pure', 'libs/money/src/with-package.ts', "import 'rxjs'"),
  plant('libs-are-pure', 'libs/deal/src/with-node.ts', "import { randomUUID } from 'node:crypto'\nrandomUUID()"),
  plant('wire-uses-only-zod', 'libs/wire/src/with-package.ts', "import 'rxjs'"),
  plant(
    'libs-never-import-apps',
    'libs/money/src/with-app.ts',
    "import '../../../apps/api/src/briefs/briefs.service.ts'",
  ),
  plant('domain-never-imports-wire', 'libs/deal/src/with-wire.ts', "import '@concertato/wire'"),
  plant(
    'lib-layers',
    'libs/money/src/with-deal.ts',
    "import type { it } from '@concertato/deal'\nexport type X = typeof it",
  ),
  plant('lib-layers', 'libs/audience/src/with-ledger.ts', "import '@concertato/ledger'"),
  plant('deal-and-ledger-are-siblings', 'libs/ledger/src/with-deal.ts', "import '@concertato/deal'"),
  plant('deal-and-ledger-are-siblings', 'libs/deal/src/with-ledger.ts', "import '@concertato/ledger'"),
  plant('lib-front-door', api('offers/by-path.ts'), "import '../../../../libs/deal/src/inner.ts'"),
  plant('lib-front-door', 'libs/ledger/src/by-path.ts', "import '../../money/src/inner.ts'"),
  plant('apps-are-strangers', web('lib/with-api.ts'), "import '../../../api/src/briefs/briefs.service.ts'"),
  plant('apps-are-strangers', api('stripe/with-double.ts'), "import '../../../stripe-double/src/index.ts'"),
  plant('dashboard-has-no-server', web('lib/with-orm.ts'), "import 'typeorm'"),
  plant('dashboard-has-no-server', web('lib/with-ledger.ts'), "import '@concertato/ledger'"),
  plant('migrations-stand-still', 'migrations/src/with-lib.ts', "import '@concertato/deal'"),
  plant('nobody-imports-the-workshop', api('offers/with-script.ts'), "import '../../../../scripts/tool.ts'"),
  plant('config-needs-no-build', api('config-lists.ts'), "import '@concertato/audience'"),
  plant('config-needs-no-build', api('platform/embedded-postgres/lists.ts'), "import '@concertato/core'"),
  plant('journeys-stay-outside', 'e2e/journeys/with-api.ts', "import '../../apps/api/src/briefs/briefs.service.ts'"),
  plant('platform-knows-no-feature', api('platform/with-feature.ts'), "import '../briefs/briefs.service.ts'"),
  plant('feature-front-door', api('offers/with-entity.ts'), "import '../contracts/contracts.entity.ts'"),
  ...FLOW.slice(1).map((stage, i) =>
    plant(
      `flow-${stage}-never-reaches-back`,
      api(`${stage}/reaches-back.ts`),
      `import '../${FLOW[i]}/${FLOW[i]}.service.ts'`,
    ),
  ),
  plant('flow-ledger-never-reaches-back', api('ledger/reaches-far-back.ts'), "import '../briefs/briefs.service.ts'"),
  ...[...FLOW, ...ADAPTERS].map((it) =>
    plant('sources-import-no-feature', api(`audience/with-${it}.ts`), `import '../${it}/${it}.service.ts'`),
  ),
  plant('sources-import-no-feature', api('identity/with-offers.ts'), "import '../offers/offers.service.ts'"),
  ...ADAPTERS.map((it) =>
    plant('inside-never-imports-outside', api(`offers/with-${it}.ts`), `import '../${it}/${it}.service.ts'`),
  ),
  plant('stripe-behind-one-door', api('payouts/with-sdk.ts'), "import Stripe from 'stripe'\nStripe"),
  plant('controllers-hold-no-data', api('offers/rows.controller.ts'), "import './offers.entity.ts'"),
  plant('controllers-hold-no-data', api('offers/orm.controller.ts'), "import 'typeorm'"),
  plant('dashboard-feature-islands', web('features/offers/with-briefs.tsx'), "import '../briefs/briefs.tsx'"),
  plant('dashboard-feature-islands', web('features/offers/with-route.tsx'), "import '../../routes/brief.tsx'"),
  plant('dashboard-downhill', web('ui/with-feature.tsx'), "import '../features/briefs/briefs.tsx'"),
  plant('dashboard-downhill', web('lib/with-route.ts'), "import '../routes/brief.tsx'"),
  plant('no-test-imports', api('offers/with-test.ts'), "import './offers.db.test.ts'"),
  plant('no-test-imports', api('offers/with-builders.ts'), "import '../testing/given.ts'"),
]

/** What the rules allow, in the same shapes: a rule that fires here would forbid good work. */
const FINE: Readonly<Record<string, string>> = {
  'libs/money/src/fine.ts': "import '@concertato/core'",
  'libs/money/src/fine.test.ts': "import 'vitest'",
  'libs/wire/src/fine.ts': "import 'zod'\nimport '@concertato/deal'",
  [api('offers/fine.ts')]:
    "import '../contracts/contracts.service.ts'\nimport '../platform/database.ts'\nimport '@concertato/deal'",
  [api('stripe/fine.ts')]: "import 'stripe'\nimport '../payouts/payouts.service.ts'",
  [api('offers/fine.db.test.ts')]: "import '../testing/given.ts'\nimport '../briefs/briefs.service.ts'",
  [api('config-fine.ts')]: "import type { it } from '@concertato/audience'\nexport type X = typeof it",
  [web('routes/fine.tsx')]: "import '../features/briefs/briefs.tsx'\nimport '../lib/fine.ts'",
  [web('lib/fine.ts')]: "import '@concertato/wire'",
  'e2e/journeys/fine.ts': "import '@concertato/wire'",
}

/** The files that the plants point at. */
function house(): Record<string, string> {
  const files: Record<string, string> = {
    'libs/deal/src/inner.ts': 'export {}',
    'libs/money/src/inner.ts': 'export {}',
    'apps/stripe-double/src/index.ts': 'export {}',
    'scripts/tool.ts': 'export {}',
    [api('platform/database.ts')]: 'export {}',
    [api('contracts/contracts.entity.ts')]: 'export {}',
    [api('offers/offers.entity.ts')]: 'export {}',
    [api('offers/offers.db.test.ts')]: 'export {}',
    [api('testing/given.ts')]: 'export {}',
    [web('features/briefs/briefs.tsx')]: 'export {}',
    [web('routes/brief.tsx')]: 'export {}',
  }
  for (const lib of LIBS) files[`libs/${lib}/src/index.ts`] = 'export const it = 1'
  for (const room of [...FLOW, ...ADAPTERS]) files[api(`${room}/${room}.service.ts`)] = 'export {}'
  return files
}

/** Plants one forbidden import per rule in a tree beside the real one, and looks once. */
export async function proveArrows(): Promise<Proof> {
  const place = garden('.dependency-cruiser.cjs', 'tsconfig.base.json')
  try {
    for (const [file, text] of Object.entries({ ...house(), ...FINE })) place.write(file, text)
    for (const it of PLANTS) place.write(it.file, it.text)
    for (const lib of LIBS)
      packageAt(place.write, `node_modules/@concertato/${lib}`, `../../../libs/${lib}/src/index.ts`)
    for (const name of PACKAGES) packageAt(place.write, `node_modules/${name}`, './index.js')
    const { summary } = await cruise(place.root, ['libs', 'migrations', 'apps', 'e2e', 'scripts'])
    const fired = new Map<string, Set<string>>()
    for (const { from, rule, cycle = [] } of summary.violations) {
      // A cycle is reported once, from one of its members.
      for (const file of [from, ...cycle.map((it) => it.name)])
        fired.set(file, (fired.get(file) ?? new Set()).add(rule.name))
    }
    return compare(PLANTS, configured(), fired)
  } finally {
    place.clear()
  }
}

type Write = (file: string, text: string) => void

function packageAt(write: Write, folder: string, main: string): void {
  write(`${folder}/package.json`, JSON.stringify({ name: folder.slice('node_modules/'.length), main }))
  if (main === './index.js') write(`${folder}/index.js`, 'export default 1')
}

function configured(): string[] {
  const rules = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[]
  }
  return rules.forbidden.map((it) => it.name)
}
