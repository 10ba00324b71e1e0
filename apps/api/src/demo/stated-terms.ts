import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { statedTerms } from '@concertato/wire'
import { StatedTermsService } from '../identity/stated-terms.service.ts'
import { Database } from '../platform/database.ts'
import { ACTS, type DemoAct } from './cast.ts'
import type { Places } from './people.ts'

/** What the acts with a face ask for a work, in euro. The others ask by the size of their audience. */
const FEES: Readonly<Record<string, number>> = {
  'nora-vael': 4_200,
  'tiago-moro': 3_100,
  'lena-kast': 2_700,
  'sol-arias': 2_400,
  'marc-bellec': 1_900,
  'aya-diop': 5_600,
  'the-quiet-ferries': 2_900,
  'mila-brandt': 1_500,
}
/** What they do not work for. Some of the others will not play for alcohol either. */
const REFUSED: Readonly<Record<string, statedTerms.StatedTerms['refusedSectors']>> = {
  'nora-vael': ['alcohol'],
  'lena-kast': ['alcohol', 'cars'],
  'the-quiet-ferries': ['finance'],
}
/** Every so many of the others have not said what they ask. */
const SILENT_EVERY = 6
const DAY_MS = 86_400_000
const STEP = 50

const dayIn = (days: number, now: Date): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** Some acts are strict about where and how long, some are away for a time, some say nothing. */
function termsOf(act: DemoAct, place: number, now: Date): statedTerms.StatedTerms {
  const euro = FEES[act.slug] ?? STEP * Math.round((350 + act.followers * (0.28 + 0.05 * (place % 5))) / STEP)
  const home = [...new Set([act.country, 'FR', 'IT', 'ES'])]
  return {
    feeMinor: BigInt(euro) * 100n,
    territories: place % 4 === 1 ? home.slice(0, 2) : ['WORLD'],
    rightsMonths: place % 3 === 2 ? 3 : 12,
    usageChannels: ['organic_social', ...(place % 3 === 0 ? (['paid_social', 'website'] as const) : [])],
    busy: place % 5 === 3 ? [{ from: dayIn(6, now), to: dayIn(27, now) }] : [],
    refusedSectors: [...(REFUSED[act.slug] ?? (place % 7 === 4 ? ['alcohol'] : []))],
  }
}

/** Lets the acts say what they usually ask. Runs as the system. */
export async function stateTerms(app: NestFastifyApplication, places: Places, at: Date, now: Date): Promise<void> {
  const terms = app.get(StatedTermsService)
  await app.get(Database).transaction(async (tx) => {
    for (const [place, act] of ACTS.entries()) {
      const id = places.get(act.slug)
      const isSilent = FEES[act.slug] === undefined && place % SILENT_EVERY === SILENT_EVERY - 1
      if (!id || isSilent) continue
      await terms.keep(tx, id, termsOf(act, place, now), at)
    }
  })
}
