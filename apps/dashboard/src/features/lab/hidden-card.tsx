import type { audience } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { NO_GROUPS } from './lab-words.ts'
import styles from './lab.module.css'

/** What the page leaves out and why, and what may still be asked. */
export function HiddenCard({ of: lab }: { readonly of: audience.LabView }) {
  const { i18n } = useLingui()
  const { count } = useFormats()
  const { hiddenGroups, questions } = lab
  const fewest = count(lab.minimum)
  const hidden = count(lab.hidden)
  const left = count(questions.left)
  const leftAboutOne = count(questions.leftAboutOne)
  const days = questions.windowDays
  return (
    <Card tone="sunken" title={<Trans>What is hidden, and why</Trans>}>
      <ul className={styles.hidden}>
        <li>
          <Trans>
            Nothing is said about fewer than {fewest} people. Figures are rounded to ten and carry a little noise,
            always the same for the same lists.
          </Trans>
        </li>
        {lab.regionsWithheld === null ? null : <li>{i18n._(NO_GROUPS[lab.regionsWithheld])}</li>}
        {hiddenGroups > 0 ? (
          <li>
            <Plural
              value={hiddenGroups}
              one="One group is not drawn: too few people, or a smaller one would follow from it."
              other="# groups are not drawn: too few people, or a smaller one would follow from them."
            />{' '}
            {lab.hidden > 0 ? <Trans>Together they are about {hidden} people.</Trans> : null}
          </li>
        ) : null}
        <li>
          <Trans>
            Each new comparison asks one question of every audience in it; the same one again is free. {left} questions
            are left for {days} days, {leftAboutOne} about the audience asked most.
          </Trans>
        </li>
      </ul>
    </Card>
  )
}
