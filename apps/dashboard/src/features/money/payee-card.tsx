import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { isProblem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { sayFailed } from '../../ui/toast.ts'
import { payeeQuery, useOnboard } from './money.api.ts'

/** Whether money can reach the act, and the way to the provider's page if not. */
export function PayeeCard({ mayOnboard }: { readonly mayOnboard: boolean }) {
  const { data: payee } = useQuery(payeeQuery)
  const onboard = useOnboard()
  if (payee === undefined) return null
  const go = async () => {
    try {
      location.assign(await onboard.mutateAsync())
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
    }
  }
  if (payee.state === 'ready') {
    return (
      <Card tone="pos">
        <Trans>Your payout account is ready.</Trans>
      </Card>
    )
  }
  return (
    <Card
      tone="warn"
      title={<Trans>Set up payouts</Trans>}
      lede={
        payee.state === 'none' ? (
          <Trans>Two minutes on the payment provider’s page; then money can reach you.</Trans>
        ) : (
          <Trans>The payment provider still needs something from you.</Trans>
        )
      }
    >
      {mayOnboard ? (
        <Button tone="turn" busy={onboard.isPending} onClick={() => void go()}>
          <Trans>Set up payouts</Trans>
        </Button>
      ) : null}
    </Card>
  )
}
