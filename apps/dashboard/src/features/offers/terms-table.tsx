import { diffTerms, TERM_KEYS } from '@concertato/deal'
import type { deal } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Chip, type Tone } from '../../ui/chip.tsx'
import styles from './offers.module.css'
import { TERM_NAMES, termInWords } from './term-words.ts'

interface CompareProps {
  readonly theirs: deal.TermsView
  readonly yours: deal.TermsView
  readonly theirName: string
  readonly yourName: string
  readonly you: 'brand' | 'act' | null
}

const TONES: Readonly<Record<'act' | 'brand', Tone>> = { act: 'act', brand: 'brand' }

/** Term by term: what they propose, what you propose, whom the change serves. */
export function CompareTable({ theirs, yours, theirName, yourName, you }: CompareProps) {
  const { t, i18n } = useLingui()
  const words = useFormats()
  const rows = diffTerms(theirs, yours)
  const served = (favours: string) => {
    if (favours === 'act') return you === 'act' ? t`for you` : t`for the act`
    if (favours === 'brand') return you === 'brand' ? t`for you` : t`for the brand`
    return t`something for each`
  }
  return (
    <table className={styles.compare} aria-label={t`Terms compared`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Term</Trans>
          </th>
          <th scope="col">
            <Chip tone={you === 'act' ? TONES.brand : TONES.act}>{theirName}</Chip>
          </th>
          <th scope="col">
            <Chip tone={you === 'act' ? TONES.act : TONES.brand}>{yourName}</Chip>
          </th>
          <th scope="col">
            <Trans>Change</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ term, isChanged, favours }) => {
          const before = termInWords(term, theirs, words, i18n)
          const after = termInWords(term, yours, words, i18n)
          return (
            <tr key={term} data-changed={isChanged || undefined}>
              <th scope="row">{i18n._(TERM_NAMES[term])}</th>
              <td data-of={isChanged ? theirName : undefined}>{isChanged ? <del>{before}</del> : before}</td>
              <td data-of={isChanged ? yourName : undefined}>
                {isChanged ? <ins>{after}</ins> : <span className="quiet">{t`unchanged`}</span>}
              </td>
              <td className={isChanged ? undefined : styles.same}>
                {isChanged ? (
                  <Chip tone={favours === 'act' || favours === 'brand' ? TONES[favours] : 'neutral'}>
                    {served(favours)}
                  </Chip>
                ) : (
                  <span className="quiet">{t`same`}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** All terms of one version. */
export function TermsTable({ of: terms }: { readonly of: deal.TermsView }) {
  const { t, i18n } = useLingui()
  const words = useFormats()
  return (
    <table className={styles.compare} aria-label={t`Terms`}>
      <tbody>
        {TERM_KEYS.map((term) => (
          <tr key={term}>
            <th scope="row">{i18n._(TERM_NAMES[term])}</th>
            <td>{termInWords(term, terms, words, i18n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
