import { Refusal } from '@concertato/core'
import type { audience } from '@concertato/wire'
import { SourcesService } from '../audience/sources.service.ts'
import { Addresses } from './audience.ts'
import type { Deed, Moment } from './deeds.ts'
import { openAccount } from './money-deeds.ts'
import type { Step } from './story.ts'

type Declared = Pick<audience.DeclareSource, 'kind' | 'consentText'>

/** Declares a list and, with people, hands it in. A list that is too small is turned down and stays as such. */
const bringList =
  (what: Declared, people: number): Deed =>
  async ({ stage, by, at }) => {
    const sources = stage.get(SourcesService)
    const wish = { ...what, identifierKind: 'email', platform: null, lawfulBasis: 'consent' } as const
    const asOf = at.toISOString().slice(0, 10)
    const { id } = await stage.as(by, () => sources.declare({ ...wish, asOf }, by, at))
    if (people === 0) return
    const list = inOne(new Addresses().digestsOf(Uint32Array.from({ length: people }, (_, n) => 97 * n)))
    const report = { badRows: 2, examples: [{ line: 7, reason: 'not_an_address' }] }
    await stage
      .as(by, () => sources.feed(id, list, report, by, at))
      .catch((error: unknown) => {
        if (!(error instanceof Refusal && error.code === 'audience_too_small')) throw error
      })
  }

const takeBackList: Deed = async ({ stage, by, at }) => {
  const { id } = await stage.row<{ id: Parameters<SourcesService['revoke']>[0] }>(
    `select id from audience_source where workspace_id = $1 and kind = 'pre_saves' and state = 'ready'`,
    [by.membership.workspaceId],
  )
  await stage.as(by, () => stage.get(SourcesService).revoke(id, by, at))
}

const share: Deed = ({ stage, by, at }: Moment) => stage.as(by, () => stage.get(SourcesService).share(true, by, at))

const FAN_CLUB = { kind: 'fan_club', consentText: 'Members who ticked the box on the form of the club.' } as const
const MERCH = { kind: 'merch_buyers', consentText: 'Buyers of shirts who agreed to be compared with brands.' } as const
const PRE_SAVES = {
  kind: 'pre_saves',
  consentText: 'People who saved the song before it came out, and agreed.',
} as const

/** What artists do by themselves: accounts they are paid to, lists they begin, share and take back. */
export const ALONE: readonly Step[] = [
  ['50 20:00', 'Nora Vael', openAccount],
  ['45 20:00', 'Tiago Moro', openAccount],
  ['28 20:00', 'Sol Arias', openAccount],
  ['27 20:00', 'Aya Diop', openAccount],
  ['23 20:00', 'Lena Kast', openAccount],
  ['18 20:00', 'Ruth Calder', openAccount],
  ['10 21:00', 'Nora Vael', share],
  ['10 21:10', 'Tiago Moro', share],
  ['9 21:00', 'Aya Diop', share],
  ['8 21:00', 'Lena Kast', bringList(FAN_CLUB, 0)],
  ['8 21:30', 'Mila Brandt', bringList(MERCH, 62)],
  ['7 21:00', 'Marc Bellec', bringList(PRE_SAVES, 900)],
  ['6 21:00', 'Marc Bellec', takeBackList],
]

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
