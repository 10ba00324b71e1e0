import type { money } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { isProblem } from '../../lib/problem.ts'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { Stack } from '../../ui/layout.tsx'
import { sayFailed } from '../../ui/toast.ts'
import { When } from '../../ui/when.tsx'
import { useFund } from './money.api.ts'
import styles from './money.module.css'
import { MILESTONE_WORDS, PAYMENT_WORDS } from './money-words.ts'

/** What is paid, what happens to it, and until when it is released or given back. */
export function FundingCard({ of: funding, mayPay }: { readonly of: money.FundingView; readonly mayPay: boolean }) {
  const { i18n } = useLingui()
  const { money: amountOf, calendarDay } = useFormats()
  const fund = useFund()
  const amount = amountOf(funding.amount)
  const last = funding.payments.at(-1)
  const pay = async () => {
    try {
      const url = last?.checkoutUrl ?? (await fund.mutateAsync(funding.contractId))
      location.assign(url)
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  return (
    <Stack>
      <Card title={funding.isFunded ? <Trans>What was paid</Trans> : <Trans>What you pay</Trans>}>
        <Stack gap="snug">
          <p className={styles.amount}>{amount}</p>
          <table className={styles.plain}>
            <tbody>
              {funding.milestones.map((it) => (
                <tr key={it.id}>
                  <th scope="row">
                    <Trans>Release {it.position}</Trans>
                  </th>
                  <td>{calendarDay(it.dueOn)}</td>
                  <td>
                    <Chip>{i18n._(MILESTONE_WORDS[it.state])}</Chip>
                  </td>
                  <td className="num">{amountOf({ minor: it.amountMinor, currency: funding.amount.currency })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small quiet">
            {funding.isFunded ? (
              <Trans>The money is secured. It goes to the act release by release, as you approve the work.</Trans>
            ) : (
              <Trans>
                You pay once. The money is held and goes to the act release by release, as you approve the work.
              </Trans>
            )}{' '}
            {funding.holdUntil ? (
              <>
                <Trans>Released or given back by</Trans> <When at={funding.holdUntil} as="day" />.
              </>
            ) : null}
          </p>
          {last ? (
            <p className="small">
              {i18n._(PAYMENT_WORDS[last.state])} · <When at={last.enteredAt} as="moment" />
              {last.failure ? <> · {last.failure}</> : null}
            </p>
          ) : null}
          {mayPay && !funding.isFunded ? (
            <Button tone="turn" busy={fund.isPending} onClick={() => void pay()}>
              <Trans>Pay {amount}</Trans>
            </Button>
          ) : null}
        </Stack>
      </Card>
    </Stack>
  )
}
