import type { money } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'

interface SentenceProps {
  readonly sums: money.MoneyPage['sums']
  readonly isAct: boolean
}

/** The farthest the money has come, in one currency; several are never added up. */
export function MoneySentence({ sums, isAct }: SentenceProps) {
  const { money: amountOf } = useFormats()
  const [first] = sums
  if (first === undefined) return <Trans>No money moves yet</Trans>
  const { currency, paidMinor, securedMinor, agreedMinor } = first
  const of = (minor: bigint) => amountOf({ minor, currency })
  const paid = of(paidMinor)
  const secured = of(securedMinor)
  const agreed = of(agreedMinor)
  if (securedMinor > 0n)
    return isAct ? <Trans>{secured} is secured for you</Trans> : <Trans>{secured} is secured</Trans>
  if (paidMinor > 0n) return isAct ? <Trans>{paid} is in your bank</Trans> : <Trans>{paid} was paid out</Trans>
  return agreedMinor > 0n ? <Trans>{agreed} is agreed, and not paid in yet</Trans> : <Trans>No money moves yet</Trans>
}
