import { useFormats } from '../lib/format.ts'
import { useNow } from '../lib/now.ts'
import styles from './when.module.css'

interface WhenProps {
  readonly at: Date
  /** `both`: "in 2 days · Fri 27 Nov, 18:00", for deadlines. The other half is always in the tip. */
  readonly as?: 'relative' | 'moment' | 'day' | 'both'
  /** The city of the zone, when the parties live in different ones. */
  readonly zoneCity?: string
}

/** An instant. Relative times keep themselves up to date. */
export function When({ at, as = 'both', zoneCity }: WhenProps) {
  const { relative, moment, dayYear, full } = useFormats()
  const now = useNow()
  const where = zoneCity === undefined ? '' : ` (${zoneCity})`
  const words = {
    relative: relative(at, now),
    moment: `${moment(at)}${where}`,
    day: dayYear(at),
    both: `${relative(at, now)} · ${moment(at)}${where}`,
  }
  return (
    <time dateTime={at.toISOString()} title={full(at)} {...(as === 'day' && { className: styles.day })}>
      {words[as]}
    </time>
  )
}
