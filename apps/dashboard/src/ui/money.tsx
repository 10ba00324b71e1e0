import type { MoneyView } from '@concertato/wire'
import { type MoneyStyle, useFormats } from '../lib/format.ts'

/** An amount in the reader's way of writing and the object's own currency. */
export function Money({ of, as = 'short' }: { readonly of: MoneyView; readonly as?: MoneyStyle }) {
  const { money } = useFormats()
  return <span className="num nowrap">{money(of, as)}</span>
}
