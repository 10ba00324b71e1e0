import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import type { Audit, TierShare } from './exposure.api.ts'

/** Names of tiers with the figures they begin at. */
export function useTierName({ establishedFrom, midFrom, largeFrom }: Audit['thresholds']) {
  const { t } = useLingui()
  const { count } = useFormats()
  const [many, few, mid, large] = [establishedFrom, establishedFrom - 1, midFrom, largeFrom].map(count)
  const names: Readonly<Record<TierShare['tier'], string>> = {
    emerging: t`No earlier deal here`,
    returning: t`1 to ${few} deals here`,
    established: t`${many} deals here or more`,
    niche: t`Fewer than ${mid} people`,
    mid: t`${mid} to ${large} people`,
    large: t`${large} people or more`,
    unknown: t`Audience not known`,
  }
  return (tier: TierShare['tier']): string => names[tier]
}
