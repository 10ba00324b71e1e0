import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { MoneyBar } from '../features/money/money-bar.tsx'
import { moneyQuery } from '../features/money/money.api.ts'
import { MoneySentence } from '../features/money/money-sentence.tsx'
import { PayeeCard } from '../features/money/payee-card.tsx'
import { PayoutTable } from '../features/money/payout-table.tsx'
import { useFormats } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Row, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { ScoreStrip } from '../ui/score-strip.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(moneyQuery)

export default function MoneyRoute() {
  const { t, i18n } = useLingui()
  const { money, day } = useFormats()
  const here = useHere()
  const isAct = here.hat?.workspace.kind === 'act'
  const { data } = useSuspenseQuery(moneyQuery)
  const next = data.payouts
    .filter(({ state }) => !['blocked', 'paid', 'returned', 'failed_final'].includes(state))
    .toSorted((a, b) => a.promisedAt.getTime() - b.promisedAt.getTime())[0]
  const amount = next ? money(next.amount) : ''
  const lands = next ? day(next.promisedAt) : ''
  const payee = next?.payee ?? ''
  const count = data.deals.length
  return (
    <Page
      title={t`Money`}
      sentence={
        next && isAct ? (
          <Trans>
            {amount} lands {lands}
          </Trans>
        ) : next ? (
          <Trans>
            {amount} reaches {payee} {lands}
          </Trans>
        ) : (
          <MoneySentence sums={data.sums} isAct={isAct} />
        )
      }
    >
      <Stack>
        {isAct ? <PayeeCard mayOnboard={here.may('money.onboard')} /> : null}
        {data.sums.map((it) => (
          <MoneyBar key={it.currency} of={it} isAct={isAct} />
        ))}
        {data.payouts.length > 0 ? (
          <Card flush title={<Trans>Payouts</Trans>}>
            <PayoutTable rows={data.payouts} withPayee={!isAct} />
          </Card>
        ) : null}
        {count === 0 ? (
          <Empty
            sentence={
              isAct ? <Trans>Your first payout will draw itself here.</Trans> : <Trans>Nothing was agreed yet.</Trans>
            }
          />
        ) : (
          <Card title={<Trans>Deals</Trans>}>
            <Stack gap="snug">
              {data.deals.map((it) => (
                <Row key={it.contractId} apart>
                  <div>
                    <b translate="no">{isAct ? it.brand.name : it.act.name}</b>{' '}
                    <span className="small quiet" translate="no">
                      {it.briefTitle}
                    </span>
                    <ScoreStrip turns={turnsOf(it.score, i18n)} />
                  </div>
                  <ButtonLink small to="/contracts/$id" params={{ id: it.contractId }}>
                    <Trans>Open the contract</Trans>
                  </ButtonLink>
                </Row>
              ))}
            </Stack>
          </Card>
        )}
      </Stack>
    </Page>
  )
}
