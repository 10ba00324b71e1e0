import type { Locale, MoneyView } from '@concertato/wire'
import { minorDigits } from '@concertato/money'
import { useLingui } from '@lingui/react'
import { formatTag } from './locales.ts'
import { useLook } from './look.ts'

/** Money without cents when there are none (`short`), with cents (`exact`), or with a sign as well (`change`). */
export type MoneyStyle = 'short' | 'exact' | 'change'

const MONEY_OPTIONS: Readonly<Record<MoneyStyle, Intl.NumberFormatOptions>> = {
  short: { trailingZeroDisplay: 'stripIfInteger' },
  exact: {},
  change: { trailingZeroDisplay: 'stripIfInteger', signDisplay: 'exceptZero' },
}

/** Past this many units of one size, the next larger size reads better. */
const RELATIVE_STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, seconds: number, upTo: number])[] = [
  ['second', 1, 45],
  ['minute', 60, 60],
  ['hour', 3600, 24],
  ['day', 86_400, 14],
  ['week', 604_800, 9],
  ['month', 2_629_800, 12],
  ['year', 31_557_600, Number.POSITIVE_INFINITY],
]

/** Minor units as the decimal text that `Intl` formats exactly, however large. */
function decimal({ minor, currency }: MoneyView): Intl.StringNumericLiteral {
  const digits = minorDigits(currency)
  if (digits === 0) return `${minor}` as Intl.StringNumericLiteral
  const size = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const text = `${minor < 0n ? '-' : ''}${size.slice(0, -digits)}.${size.slice(-digits)}`
  return text as Intl.StringNumericLiteral
}

/** How many units of the best size lie between two instants; negative in the past. */
export function distance(at: Date, now: Date): { readonly value: number; readonly unit: Intl.RelativeTimeFormatUnit } {
  const seconds = (at.getTime() - now.getTime()) / 1000
  const [unit, size] = RELATIVE_STEPS.find(([, step, upTo]) => Math.abs(seconds) / step < upTo) ?? ['year', 31_557_600]
  return { value: Math.round(seconds / size) || 0, unit }
}

/**
 * Everything that turns a value into words, for one language and region. `Intl` alone decides.
 *
 * @param zone IANA time zone; `undefined` is the device's.
 */
export function formats(tag: string, zone?: string | null) {
  const at = zone ? { timeZone: zone } : {}
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...options, ...at })
  const day = date({ weekday: 'short', day: 'numeric', month: 'short' })
  const dayYear = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const moment = date({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const full = date({ dateStyle: 'full', timeStyle: 'short' })
  const time = date({ hour: '2-digit', minute: '2-digit' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const count = new Intl.NumberFormat(tag)
  // German does not shorten thousands, and left alone would not group four digits here as it does elsewhere.
  const compact = new Intl.NumberFormat(tag, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    useGrouping: 'always',
  })
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  return {
    tag,
    /** `€4,200`, `4 200 €`: thousands are always grouped, so that columns line up. */
    money: (amount: MoneyView, style: MoneyStyle = 'short'): string =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency: amount.currency,
        useGrouping: 'always',
        ...MONEY_OPTIONS[style],
      }).format(decimal(amount)),
    /** `Fri 27 Nov` */
    day: (it: Date): string => day.format(it),
    /** `27 Nov 2026` */
    dayYear: (it: Date): string => dayYear.format(it),
    /** A calendar day `2026-11-27`, which belongs to no time zone. */
    calendarDay: (it: string): string => inCalendar(tag, it, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** A calendar day without its year: `27 Nov` */
    dayMonth: (it: string): string => inCalendar(tag, it, { day: 'numeric', month: 'short' }),
    /** The month of a calendar day: `Nov 2026` */
    month: (it: string): string => inCalendar(tag, it, { month: 'short', year: 'numeric' }),
    /** `Fri 27 Nov, 18:00` */
    moment: (it: Date): string => moment.format(it),
    /** `Friday 27 November 2026 at 18:00` */
    full: (it: Date): string => full.format(it),
    /** `18:00` */
    time: (it: Date): string => time.format(it),
    /** `in 2 days`, `yesterday` */
    relative: (it: Date, now: Date): string => {
      const { value, unit } = distance(it, now)
      return relative.format(value, unit)
    },
    /** `1,234` */
    count: (it: number | bigint): string => count.format(it),
    /** `767 k`, `1.2 M` */
    compact: (it: number): string => compact.format(it),
    /** `1.8` of 1.7532: how many times more */
    times: (it: number): string => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(it),
    /** `23 %` of 0.23 */
    share: (it: number): string => share.format(it),
    /** `a, b and c` */
    list: (items: readonly string[]): string => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
    /** A size in bytes: `39 MB` */
    bytes: (it: number): string => bytes(tag, it),
    /** The name of a country, `FR` → `France`. */
    country: (code: string): string => new Intl.DisplayNames(tag, { type: 'region' }).of(code) ?? code,
    /** The name of a language, `fr` → `French`. */
    language: (code: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(code) ?? code,
  }
}
export type Formats = ReturnType<typeof formats>

const inCalendar = (tag: string, it: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(new Date(`${it}T00:00:00Z`))

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

function bytes(tag: string, size: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), BYTE_UNITS.length - 1)
  const options = { style: 'unit', unit: BYTE_UNITS[step] ?? 'byte', maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(tag, options).format(size / 1000 ** step)
}

const made = new Map<string, Formats>()

function once(tag: string, zone: string | null): Formats {
  const key = `${tag} ${zone ?? ''}`
  const found = made.get(key) ?? formats(tag, zone)
  made.set(key, found)
  return found
}

/** The formats of the person looking: their language, region and time zone. */
export function useFormats(): Formats {
  const { i18n } = useLingui()
  const { region, timeZone } = useLook()
  return once(formatTag(i18n.locale as Locale, region), timeZone)
}
