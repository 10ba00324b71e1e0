/** The house rules. Each forbids one arrow; the comment says what to do instead. `scripts/probes` proves that each fires. */

/** The order work flows in. A stage calls the next one; it never reaches back. */
const FLOW = ['briefs', 'matching', 'offers', 'contracts', 'deliverables', 'payouts', 'ledger']
/** They call the stages; a stage leaves a message in the outbox. */
const ADAPTERS = ['stripe', 'mail', 'connectors', 'files', 'inbox', 'hooks', 'demo']
const either = (names) => `(${names.join('|')})`
const TEST = '\\.test\\.tsx?$|/testing/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
      comment: 'Move the shared part down, or pass it in.',
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
      comment: 'An import nobody can resolve silently satisfies every other rule.',
    },
    {
      name: 'libs-are-pure',
      severity: 'error',
      from: { path: '^libs/(?!wire/)[^/]+/src', pathNot: TEST },
      to: { pathNot: '^libs/' },
      comment: 'Domain libs use the language only: no npm package, no node: module. Pass time, randomness and I/O in.',
    },
    {
      name: 'wire-uses-only-zod',
      severity: 'error',
      from: { path: '^libs/wire/src', pathNot: TEST },
      to: { pathNot: '^libs/|^node_modules/zod/' },
      comment: 'wire is shapes, not behaviour.',
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
      comment: 'Arrows point from apps to libs.',
    },
    {
      name: 'domain-never-imports-wire',
      severity: 'error',
      from: { path: '^libs/(?!wire/)' },
      to: { path: '^libs/wire/' },
      comment: 'wire quotes the domain, never the reverse.',
    },
    {
      name: 'lib-layers',
      severity: 'error',
      from: { path: '^libs/(core|money|audience)/' },
      to: { path: '^libs/(deal|ledger)/' },
      comment: 'core < money, audience < deal, ledger < wire',
    },
    {
      name: 'deal-and-ledger-are-siblings',
      severity: 'error',
      from: { path: '^libs/(deal|ledger)/' },
      to: { path: '^libs/(deal|ledger)/', pathNot: '^libs/$1/' },
      comment: 'An app passes facts from one to the other.',
    },
    {
      name: 'lib-front-door',
      severity: 'error',
      from: { path: '^(apps|libs/([^/]+))/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$2/' },
      comment: 'Import a lib by name, not by path.',
    },
    {
      name: 'apps-are-strangers',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
      comment: 'Two apps talk over the wire.',
    },
    {
      name: 'dashboard-has-no-server',
      severity: 'error',
      from: { path: '^apps/dashboard/' },
      to: { path: '^node_modules/(@nestjs/|typeorm/|pg/|bullmq/|stripe/)|^libs/ledger/' },
      comment: 'The ledger and the database stay on the server.',
    },
    {
      name: 'migrations-stand-still',
      severity: 'error',
      from: { path: '^migrations/src', pathNot: TEST },
      to: { path: '^(apps|libs)/' },
      comment: 'A migration must do the same in three years: write its SQL out.',
    },
    {
      name: 'nobody-imports-the-workshop',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/' },
      to: { path: '^(scripts|e2e)/' },
      comment: 'Scripts and journeys use the product, never the reverse.',
    },
    {
      name: 'config-needs-no-build',
      severity: 'error',
      from: { path: '^apps/api/src/(config[.-]|platform/embedded-postgres/)', pathNot: `config\\.module|${TEST}` },
      to: { path: '^(libs|migrations)/', dependencyTypesNot: ['type-only'] },
      comment: 'The start reads these files before there is a dist: take types from a lib, nothing else.',
    },
    {
      name: 'journeys-stay-outside',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(apps|migrations)/' },
      comment: 'A journey sees what a person sees: it speaks HTTP and may use the wire.',
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: TEST },
      to: { path: '^apps/api/src/(?!platform/)[^/]+/' },
      comment: 'platform is plumbing; it has no business words.',
    },
    {
      name: 'feature-front-door',
      severity: 'error',
      from: { path: '^apps/api/src/([^/]+)/', pathNot: TEST },
      to: {
        path: '^apps/api/src/(?!platform/|testing/)[^/]+/',
        pathNot: ['^apps/api/src/$1/', '\\.(service|module)\\.ts$'],
      },
      comment: 'Another feature is reached through its service. Its entities, queries and controllers are its own.',
    },
    ...FLOW.slice(1).map((stage, i) => ({
      name: `flow-${stage}-never-reaches-back`,
      severity: 'error',
      from: { path: `^apps/api/src/${stage}/`, pathNot: TEST },
      to: { path: `^apps/api/src/${either(FLOW.slice(0, i + 1))}/` },
      comment: 'Take what you need as an argument; read it with SQL in *.queries.ts.',
    })),
    {
      name: 'sources-import-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/(identity|audience)/', pathNot: TEST },
      to: { path: `^apps/api/src/${either([...FLOW, ...ADAPTERS])}/` },
      comment: 'People and audiences are read by every stage, so they know none.',
    },
    {
      name: 'inside-never-imports-outside',
      severity: 'error',
      from: { path: `^apps/api/src/${either(FLOW)}/`, pathNot: TEST },
      to: { path: `^apps/api/src/${either(ADAPTERS)}/` },
      comment: 'Adapters call the stages. A stage leaves a message in the outbox.',
    },
    {
      name: 'stripe-behind-one-door',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: '^apps/api/src/stripe/' },
      to: { path: '^node_modules/stripe/' },
      comment: 'Only apps/api/src/stripe speaks to Stripe.',
    },
    {
      name: 'controllers-hold-no-data',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '^node_modules/typeorm/|\\.entity\\.ts$' },
      comment: 'A controller calls one service method or one query.',
    },
    {
      name: 'dashboard-feature-islands',
      severity: 'error',
      from: { path: '^apps/dashboard/src/features/([^/]+)/' },
      to: { path: '^apps/dashboard/src/(features/(?!$1/)|routes/)' },
      comment: 'Features do not know each other; a route composes them.',
    },
    {
      name: 'dashboard-downhill',
      severity: 'error',
      from: { path: '^apps/dashboard/src/(ui|lib)/' },
      to: { path: '^apps/dashboard/src/(features|routes)/' },
      comment: 'routes > features > ui, lib',
    },
    {
      name: 'no-test-imports',
      severity: 'error',
      from: { pathNot: `${TEST}|^e2e/|^apps/[^/]+/scripts/` },
      to: { path: TEST },
      comment: 'Production code does not import test code.',
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps/[^/]+|libs/[^/]+|migrations)/dist/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@concertato/source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
