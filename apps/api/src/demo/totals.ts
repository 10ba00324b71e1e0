import { seededRandom } from '@concertato/audience'
import type { TotalsWish } from '../audience/audience-import.service.ts'
import { ACTS, type DemoAct } from './cast.ts'

/** Every so many acts have not said what a platform shows of them. */
const SILENT_EVERY = 4
const POSTS = 20
/** Followers on a platform for each reader of the newsletter. */
const FOLLOWERS_PER_READER = 9
const PLATFORMS = ['tiktok', 'instagram', 'youtube'] as const
const SEED = 77_003
const TOLD = 'What the platform shows of our account to everybody.'
const DAY_MS = 86_400_000

/** What platforms show of the acts' accounts: most posts are seen by few, one or two by many. */
export function* demoTotals(now: Date): Generator<{ readonly wish: TotalsWish; readonly at: Date }> {
  const random = seededRandom(SEED)
  for (const [place, act] of ACTS.entries()) {
    const totals = totalsOf(act, random)
    if (place % SILENT_EVERY === SILENT_EVERY - 1) continue
    const at = new Date(now.getTime() - (2 + (place % 9)) * DAY_MS)
    const platform = PLATFORMS[place % PLATFORMS.length] ?? 'tiktok'
    const asOf = at.toISOString().slice(0, 10)
    yield { wish: { workspaceSlug: act.slug, platform, asOf, lawfulBasis: 'consent', consentText: TOLD, totals }, at }
  }
}

function totalsOf(act: DemoAct, random: () => number): TotalsWish['totals'] {
  const followers = Math.round(act.followers * FOLLOWERS_PER_READER * (0.6 + 0.8 * random()))
  const usual = followers * (0.04 + 0.3 * random())
  // Logarithms of views are spread evenly around what is usual, with a hit now and then.
  const views = Array.from({ length: POSTS }, () => {
    const isHit = random() < 0.07
    return Math.round(usual * Math.exp(2 * random() - 1) * (isHit ? 12 : 1))
  })
  return { followers, totalLikes: Math.round(views.reduce((sum, it) => sum + it, 0) * 0.08), views }
}
