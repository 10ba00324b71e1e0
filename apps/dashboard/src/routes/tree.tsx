import { msg } from '@lingui/core/macro'
import { createRoute } from '@tanstack/react-router'
import type { LabSearch } from '../features/lab/lab-ids.ts'
import { wantsExposure } from './exposure-search.ts'
import { DOORS, root } from './doors.ts'
import { lazily } from './lazily.tsx'
import { wantsAnswer } from './connect-search.ts'
import { NotFound } from './fallbacks.tsx'
import { wantsMatches } from './matches-search.ts'
import { wantsPeople } from './people-search.ts'

/** Everything for which one must be signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const { entered } = await import('./entered.ts')
    await entered(await context.queries(), location.href)
  },
  ...lazily(() => import('./shell.tsx'), 'cards'),
})

const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  staticData: { crumb: msg`Today` },
  ...lazily(() => import('./today.tsx'), 'cards'),
})
const team = createRoute({
  getParentRoute: () => shell,
  path: '/team',
  staticData: { crumb: msg`Team` },
  ...lazily(() => import('./team.tsx')),
})

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  staticData: { crumb: msg`Settings` },
  ...lazily(() => import('./settings.tsx'), 'form'),
})
const settingsLook = createRoute({
  getParentRoute: () => settings,
  path: '/',
  ...lazily(() => import('./settings-profile.tsx'), 'form'),
})
const settingsSecurity = createRoute({
  getParentRoute: () => settings,
  path: '/security',
  staticData: { crumb: msg`Security` },
  ...lazily(() => import('./settings-security.tsx'), 'form'),
})
const settingsWorkspace = createRoute({
  getParentRoute: () => settings,
  path: '/workspace',
  staticData: { crumb: msg`Workspace` },
  ...lazily(() => import('./settings-workspace.tsx'), 'form'),
})

const settingsTerms = createRoute({
  getParentRoute: () => settings,
  path: '/terms',
  staticData: { crumb: msg`Usual terms` },
  ...lazily(() => import('./settings-terms.tsx'), 'form'),
})

const people = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people',
  staticData: { crumb: msg`People` },
  validateSearch: wantsPeople,
  loaderDeps: ({ search }) => search,
  ...lazily(() => import('./admin-people.tsx')),
})
const person = createRoute({
  getParentRoute: () => shell,
  path: '/admin/people/$id',
  staticData: { above: [{ to: '/admin/people', crumb: msg`People` }] },
  ...lazily(() => import('./admin-person.tsx'), 'form'),
})
const system = createRoute({
  getParentRoute: () => shell,
  path: '/admin/system',
  staticData: { crumb: msg`System` },
  ...lazily(() => import('./admin-system.tsx'), 'cards'),
})

/** Whatever else is asked for, for those who are in. */
const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })

const briefs = createRoute({
  getParentRoute: () => shell,
  path: '/briefs',
  staticData: { crumb: msg`Briefs` },
  ...lazily(() => import('./briefs.tsx')),
})
const brief = createRoute({
  getParentRoute: () => shell,
  path: '/briefs/$id',
  ...lazily(() => import('./brief.tsx'), 'form'),
})
const briefMatches = createRoute({
  getParentRoute: () => shell,
  path: '/briefs/$id/matches',
  staticData: { crumb: msg`Matches` },
  validateSearch: wantsMatches,
  loaderDeps: ({ search }) => search,
  ...lazily(() => import('./brief-matches.tsx')),
})
const firstOffer = createRoute({
  getParentRoute: () => shell,
  path: '/matches/$id/offer',
  ...lazily(() => import('./first-offer.tsx'), 'form'),
})
const invites = createRoute({
  getParentRoute: () => shell,
  path: '/invites',
  staticData: { crumb: msg`Invitations` },
  ...lazily(() => import('./invites.tsx'), 'cards'),
})
const invite = createRoute({
  getParentRoute: () => shell,
  path: '/invites/$id',
  ...lazily(() => import('./invite.tsx'), 'form'),
})
const offers = createRoute({
  getParentRoute: () => shell,
  path: '/offers',
  staticData: { crumb: msg`Offers` },
  ...lazily(() => import('./offers.tsx')),
})
const offer = createRoute({
  getParentRoute: () => shell,
  path: '/offers/$id',
  ...lazily(() => import('./offer.tsx'), 'form'),
})
const counter = createRoute({
  getParentRoute: () => shell,
  path: '/offers/$id/counter',
  staticData: { crumb: msg`Counter-offer` },
  ...lazily(() => import('./counter.tsx'), 'form'),
})

const contract = createRoute({
  getParentRoute: () => shell,
  path: '/contracts/$id',
  ...lazily(() => import('./contract.tsx'), 'form'),
})
const fund = createRoute({
  getParentRoute: () => shell,
  path: '/contracts/$id/fund',
  staticData: { crumb: msg`Fund` },
  ...lazily(() => import('./fund.tsx'), 'form'),
})
const deals = createRoute({
  getParentRoute: () => shell,
  path: '/deals',
  staticData: { crumb: msg`Deals` },
  ...lazily(() => import('./deals.tsx'), 'list'),
})
const deliverables = createRoute({
  getParentRoute: () => shell,
  path: '/deliverables',
  staticData: { crumb: msg`Deliverables` },
  ...lazily(() => import('./deliverables.tsx'), 'cards'),
})
const deliverable = createRoute({
  getParentRoute: () => shell,
  path: '/deliverables/$id',
  ...lazily(() => import('./deliverable.tsx'), 'form'),
})
const money = createRoute({
  getParentRoute: () => shell,
  path: '/money',
  staticData: { crumb: msg`Money` },
  ...lazily(() => import('./money.tsx'), 'cards'),
})
const ledger = createRoute({
  getParentRoute: () => shell,
  path: '/ledger',
  staticData: { crumb: msg`Ledger` },
  ...lazily(() => import('./ledger.tsx'), 'list'),
})
const report = createRoute({
  getParentRoute: () => shell,
  path: '/briefs/$id/report',
  staticData: { crumb: msg`Report` },
  ...lazily(() => import('./report.tsx'), 'cards'),
})
const audience = createRoute({
  getParentRoute: () => shell,
  path: '/audience',
  staticData: { crumb: msg`Audience` },
  ...lazily(() => import('./audience.tsx'), 'cards'),
})
const audienceNew = createRoute({
  getParentRoute: () => shell,
  path: '/audience/new',
  staticData: { crumb: msg`Add a source`, above: [{ to: '/audience', crumb: msg`Audience` }] },
  ...lazily(() => import('./audience-new.tsx'), 'form'),
})
/** Where platforms send people back to. */
const connect = createRoute({
  getParentRoute: () => shell,
  path: '/connect/$platform',
  staticData: { crumb: msg`Connect a platform`, above: [{ to: '/audience', crumb: msg`Audience` }] },
  validateSearch: wantsAnswer,
  ...lazily(() => import('./connect.tsx'), 'form'),
})
const lab = createRoute({
  getParentRoute: () => shell,
  path: '/lab',
  staticData: { crumb: msg`Overlap lab` },
  validateSearch: ({ ids }: Record<string, unknown>): LabSearch =>
    typeof ids === 'string' && ids !== '' ? { ids } : {},
  loaderDeps: ({ search }) => search,
  ...lazily(() => import('./lab.tsx'), 'cards'),
})
const exposure = createRoute({
  getParentRoute: () => shell,
  path: '/exposure',
  staticData: { crumb: msg`Fair exposure` },
  validateSearch: wantsExposure,
  loaderDeps: ({ search }) => search,
  ...lazily(() => import('./exposure.tsx'), 'cards'),
})
const policy = createRoute({
  getParentRoute: () => shell,
  path: '/policy',
  staticData: { crumb: msg`Rank policy` },
  ...lazily(() => import('./policy.tsx'), 'form'),
})
export const routeTree = root.addChildren([
  ...DOORS,
  shell.addChildren([
    today,
    team,
    settings.addChildren([settingsLook, settingsSecurity, settingsWorkspace, settingsTerms]),
    briefs,
    brief,
    briefMatches,
    firstOffer,
    invites,
    invite,
    offers,
    offer,
    counter,
    contract,
    fund,
    deals,
    deliverables,
    deliverable,
    money,
    ledger,
    report,
    audience,
    audienceNew,
    connect,
    lab,
    exposure,
    policy,
    people,
    person,
    system,
    elsewhere,
  ]),
])
