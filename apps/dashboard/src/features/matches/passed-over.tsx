import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { MATCH_REASON_WORDS, SECTOR_WORDS } from '../../lib/deal-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { When } from '../../ui/when.tsx'
import { passedOverQuery } from './matches.api.ts'
import styles from './matches.module.css'

/** Where the act was considered and not chosen, with the reason. Neither brief nor brand is named, and nothing follows. */
export function PassedOver() {
  const { i18n } = useLingui()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(passedOverQuery)
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  if (rows.length === 0) return null
  return (
    <Card
      tone="sunken"
      title={<Trans>Passed over</Trans>}
      lede={<Trans>Considered and not chosen, with the reason. It has no effect on later matches.</Trans>}
    >
      <ul className={styles.passed}>
        {rows.map(({ id, sector, by, reason, at }) => (
          <li key={id}>
            <span>
              <b>{i18n._(MATCH_REASON_WORDS[reason])}</b>
              <span className="quiet">
                {' · '}
                {by === 'house' ? <Trans>by the house</Trans> : <Trans>by the brand</Trans>}
                {sector === null ? null : ` · ${i18n._(SECTOR_WORDS[sector])}`}
              </span>
            </span>
            <span className="quiet">
              <When at={at} as="day" />
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button small tone="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      ) : null}
    </Card>
  )
}
