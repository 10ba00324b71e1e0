import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import type { Mandate } from './team.api.ts'

/** A mandate in one line. */
export function MandateWords({ of }: { readonly of: Mandate }) {
  const { t } = useLingui()
  const { money, calendarDay, list } = useFormats()
  const limit = of.maxMinor === null ? t`no limit` : money({ minor: of.maxMinor, currency: of.currency })
  const until = of.until === null ? '' : calendarDay(of.until)
  const parts = [
    of.maxMinor === null ? limit : t`up to ${limit} per deal`,
    of.categories.length > 0 ? list(of.categories) : t`all products`,
    of.mayAccept ? t`may accept` : '',
    of.maySign ? t`may sign` : '',
    until && t`until ${until}`,
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
