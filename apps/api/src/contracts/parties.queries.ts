import { Refusal, type Id } from '@concertato/core'
import { isMinor, dayOf } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import type { EntityManager } from 'typeorm'
import { PRODUCT_NAME } from '../product.ts'
import { withWholeView } from '../platform/wider-view.ts'

/** What a contract needs to know of its sides. */
export interface Parties {
  readonly brand: string
  readonly act: string
  readonly house: string
  readonly needsGuardian: boolean
  /** The language of whoever signs for the act: they should read what binds them in their own. */
  readonly bindingLocale: Locale
}

interface PartiesRow {
  readonly brand: string | null
  readonly act: string | null
  readonly house: string | null
  readonly birth_on: string | null
  readonly locale: Locale | null
}

/** Reads both sides with the system's view: the one who accepts may not see the other's age. */
export async function partiesOf(
  tx: EntityManager,
  brandId: Id<'workspace'>,
  actId: Id<'workspace'>,
  now: Date,
): Promise<Parties> {
  const [row] = await withWholeView(
    tx,
    () =>
      tx.query(
        `select
           (select name from workspace where id = $1 and kind = 'brand') as brand,
           (select name from workspace where id = $2 and kind = 'act') as act,
           (select name from workspace where kind = 'house') as house,
           (select birth_on::text from act where workspace_id = $2) as birth_on,
           (select p.locale from membership m join person p on p.id = m.person_id
            where m.workspace_id = $2 and m.state = 'active'
            order by array_position(array['artist', 'guardian', 'band_member', 'manager'], m.role), m.joined_at
            limit 1) as locale`,
        [brandId, actId],
      ) as Promise<PartiesRow[]>,
  )
  if (!row?.brand || !row.act) throw new Refusal('not_found')
  return {
    brand: row.brand,
    act: row.act,
    house: row.house ?? PRODUCT_NAME,
    needsGuardian: row.birth_on !== null && isMinor(row.birth_on, dayOf(now)),
    bindingLocale: row.locale ?? 'en',
  }
}
