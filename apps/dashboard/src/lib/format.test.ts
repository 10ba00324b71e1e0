import { describe, expect, it } from 'vitest'
import { distance, formats } from './format.ts'
import { LOCALES, formatTag } from './locales.ts'

const AT = new Date('2026-11-27T17:00:00Z')
const NOW = new Date('2026-11-25T12:00:00Z')
const eur = (minor: bigint) => ({ minor, currency: 'EUR' })

/** Invisible spaces differ where it matters; a snapshot has to show them. */
const visible = (text: string): string => text.replaceAll('\u202F', '[nnbsp]').replaceAll('\u00A0', '[nbsp]')

describe.each(LOCALES)('%s', (locale) => {
  const it_ = formats(formatTag(locale, null), 'Europe/Rome')

  it('writes dates, times and distances its own way', () => {
    const said = {
      day: it_.day(AT),
      dayYear: it_.dayYear(AT),
      calendarDay: it_.calendarDay('2026-02-14'),
      moment: it_.moment(AT),
      full: it_.full(AT),
      time: it_.time(AT),
      ahead: it_.relative(AT, NOW),
      behind: it_.relative(new Date('2026-11-24T12:00:00Z'), NOW),
      justNow: it_.relative(NOW, NOW),
    }
    expect(Object.values(said).map(visible)).toMatchSnapshot()
  })

  it('writes amounts exactly, whatever their size', () => {
    const said = [
      it_.money(eur(420_000n)),
      it_.money(eur(420_050n)),
      it_.money(eur(420_000n), 'exact'),
      it_.money(eur(-12_500n), 'change'),
      it_.money(eur(60_000n), 'change'),
      it_.money(eur(0n), 'change'),
      it_.money({ minor: 1_234_567n, currency: 'JPY' }),
      it_.money({ minor: 1_234_567n, currency: 'TND' }, 'exact'),
      it_.money(eur(900_719_925_474_099_301n), 'exact'),
    ]
    expect(said.map(visible)).toMatchSnapshot()
  })

  it('writes counts, shares and sizes', () => {
    const counts = [0, 1, 2, 5, 21, 1_000_000].map((n) => it_.count(n))
    const said = [
      ...counts,
      it_.compact(767_000),
      it_.compact(8_990),
      it_.compact(1_200_000),
      it_.share(0.234),
      it_.bytes(41_300_000),
      it_.list(['a', 'b', 'c']),
    ]
    expect(said.map(visible)).toMatchSnapshot()
  })
})

describe('distance', () => {
  it.each([
    [10, 'second', 10],
    [-90, 'minute', -1],
    [3 * 3600, 'hour', 3],
    [5 * 86_400, 'day', 5],
    [20 * 86_400, 'week', 3],
    [90 * 86_400, 'month', 3],
    [800 * 86_400, 'year', 2],
  ] as const)('of %d seconds is counted in %ss', (seconds, unit, value) => {
    expect(distance(new Date(NOW.getTime() + seconds * 1000), NOW)).toEqual({ unit, value })
  })
})
