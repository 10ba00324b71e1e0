import { type Id, Refusal } from '@concertato/core'
import { type ContractFacts, type ContractParty, dayOf, isMinor } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import type { EntityManager } from 'typeorm'
import { withWholeView } from '../platform/wider-view.ts'
import { PRODUCT_NAME } from '../product.ts'

interface PartiesRow {
  readonly brand: string | null
  readonly brand_country: string
  readonly act: string | null
  readonly act_country: string
  readonly house: string | null
  readonly birth_on: string | null
  readonly locale: Locale | null
}

/** Of the people of an act, the one whose language the contract is written in. */
const SPEAKER = `(select p.locale from membership m join person p on p.id = m.person_id
  where m.workspace_id = a.id and m.state = 'active'
  order by array_position(array['artist', 'guardian', 'band_member', 'manager'], m.role), m.joined_at limit 1)`

const PARTIES_SQL = `select b.name as brand, b.country as brand_country, a.name as act, a.country as act_country,
    (select name from workspace where kind = 'house') as house, f.birth_on::text as birth_on, ${SPEAKER} as locale
  from workspace b, workspace a left join act f on f.workspace_id = a.id
  where b.id = $1 and b.kind = 'brand' and a.id = $2 and a.kind = 'act'`

/**
 * Both sides as the page names them, read with the system's view: the one who accepts may not see the other's age.
 *
 * The act works, so the page is in its language and under the law of its country.
 *
 * @throws Refusal('not_found') when a side is missing or of the wrong kind.
 */
export async function partiesOf(
  tx: EntityManager,
  brandId: Id<'workspace'>,
  actId: Id<'workspace'>,
  now: Date,
): Promise<Omit<ContractFacts, 'terms' | 'title'>> {
  const [row] = await withWholeView(tx, () => tx.query(PARTIES_SQL, [brandId, actId]) as Promise<PartiesRow[]>)
  if (!row?.brand || !row.act) throw new Refusal('not_found')
  return {
    brand: party(row.brand, row.brand_country),
    act: party(row.act, row.act_country),
    house: row.house ?? PRODUCT_NAME,
    needsGuardian: row.birth_on !== null && isMinor(row.birth_on, dayOf(now)),
    lawCountry: row.act_country,
    bindingLocale: row.locale ?? 'en',
  }
}

const party = (name: string, country: string): ContractParty => ({ name, country, person: null })
