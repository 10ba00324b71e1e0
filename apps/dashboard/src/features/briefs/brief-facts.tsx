import { isIdleNeed } from '@concertato/deal'
import type { briefs } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { CHANNEL_WORDS, DELIVERABLE_WORDS, GOAL_WORDS, PLATFORM_WORDS, SECTOR_WORDS } from '../../lib/deal-words.ts'
import { useFormats } from '../../lib/format.ts'
import { Money } from '../../ui/money.tsx'
import styles from './briefs.module.css'
import { NEED_WORDS } from './need-words.ts'

/** What a brief says, as acts and the house read it. */
export type BriefContent = Pick<briefs.BriefView, keyof briefs.BriefFields>

const Fact = ({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

interface FactsProps {
  readonly of: BriefContent
  /** Whom the brand wants to reach is not told to acts. */
  readonly isForAct?: boolean
}

export function BriefFacts({ of: it, isForAct = false }: FactsProps) {
  const { i18n, t } = useLingui()
  const { calendarDay, country, language, list } = useFormats()
  const needs = it.needs.filter((need) => !isIdleNeed(need, it))
  const place = (code: string) => (code === 'WORLD' ? t`Worldwide` : country(code))
  return (
    <div className={styles.facts}>
      <p className={styles.idea} translate="yes">
        {it.idea || <Trans>No idea written yet.</Trans>}
      </p>
      <dl>
        {it.goal ? <Fact name={<Trans>Goal</Trans>}>{i18n._(GOAL_WORDS[it.goal])}</Fact> : null}
        {it.sector ? <Fact name={<Trans>Sector</Trans>}>{i18n._(SECTOR_WORDS[it.sector])}</Fact> : null}
        {isForAct ? null : (
          <Fact name={<Trans>People</Trans>}>
            {it.targetCountries.length === 0 ? (
              <Trans>the brand’s own audience</Trans>
            ) : (
              list(it.targetCountries.map(country))
            )}
            {it.targetAges ? `, ${it.targetAges.from}–${it.targetAges.to}` : ''}
          </Fact>
        )}
        {it.tags.length === 0 ? null : <Fact name={<Trans>Styles</Trans>}>{list(it.tags)}</Fact>}
        {it.languages.length === 0 ? null : (
          <Fact name={<Trans>Languages</Trans>}>{list(it.languages.map(language))}</Fact>
        )}
        <Fact name={<Trans>Work</Trans>}>
          {it.lines.length === 0 ? <span className="quiet">–</span> : null}
          <ul className={styles.lines}>
            {it.lines.map((line, at) => (
              <li key={at}>
                <b>
                  {line.count} × {i18n._(DELIVERABLE_WORDS[line.kind])}
                </b>{' '}
                · {i18n._(PLATFORM_WORDS[line.platform])} · {calendarDay(line.dueOn)}
                {line.note ? <span className="quiet"> · {line.note}</span> : null}
              </li>
            ))}
          </ul>
        </Fact>
        {it.startsOn && it.endsOn ? (
          <Fact name={<Trans>Dates</Trans>}>
            {calendarDay(it.startsOn)} – {calendarDay(it.endsOn)}
          </Fact>
        ) : null}
        {it.budgetMinor === null ? null : (
          <Fact name={<Trans>Budget</Trans>}>
            <Money of={{ minor: it.budgetMinor, currency: it.currency }} />
          </Fact>
        )}
        {it.rightsMonths === null ? null : (
          <Fact name={<Trans>Rights</Trans>}>
            {it.rightsMonths === 0 ? (
              <Trans>only what the act publishes</Trans>
            ) : (
              <>
                <Plural value={it.rightsMonths} one="# month" other="# months" /> ·{' '}
                {list(it.usageChannels.map((channel) => i18n._(CHANNEL_WORDS[channel])))} ·{' '}
                {list(it.territories.map(place))}
              </>
            )}
          </Fact>
        )}
        {needs.length === 0 ? null : (
          <Fact name={<Trans>Only</Trans>}>
            <ul className={styles.lines}>
              {needs.map((need) => (
                <li key={need}>{i18n._(NEED_WORDS[need].only)}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </div>
  )
}
