import * as config from './config.ts'
import * as events from './events.ts'
import * as session from './session.ts'
import * as join from './join.ts'
import * as account from './account.ts'
import * as workspace from './workspace.ts'
import * as team from './team.ts'
import * as invitation from './invitation.ts'
import * as admin from './admin.ts'
import * as system from './system.ts'
import * as audience from './audience.ts'
import * as connectors from './connectors.ts'
import * as hooks from './hooks.ts'
import * as briefs from './briefs.ts'
import * as matches from './matches.ts'
import * as statedTerms from './stated-terms.ts'
import * as planner from './planner.ts'
import * as exposure from './exposure.ts'
import * as rankPolicy from './rank-policy.ts'
import * as offers from './offers.ts'
import * as turns from './turns.ts'
import * as reports from './reports.ts'
import * as contracts from './contracts.ts'
import * as deliverables from './deliverables.ts'
import * as money from './money.ts'
import * as ledger from './ledger.ts'
import * as files from './files.ts'
import type { Route } from './route.ts'

/** Every feature's page of routes. A new file of routes is added here once; server, docs and tests follow. */
const FEATURES: readonly Readonly<Record<string, unknown>>[] = [
  config,
  events,
  session,
  join,
  account,
  workspace,
  team,
  invitation,
  admin,
  system,
  audience,
  connectors,
  briefs,
  matches,
  planner,
  exposure,
  rankPolicy,
  statedTerms,
  offers,
  turns,
  reports,
  hooks,
  contracts,
  deliverables,
  money,
  ledger,
  files,
]

const isRoute = (it: unknown): it is Route =>
  typeof it === 'object' && it !== null && 'method' in it && 'path' in it && 'reply' in it && 'name' in it

/** All routes of the API, in the order of their features. */
export const ROUTES: readonly Route[] = FEATURES.flatMap((feature) => Object.values(feature).filter(isRoute))
