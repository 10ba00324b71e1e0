import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import styles from './exposure.module.css'

/** How attention, availability and cost are counted, so that anybody can count them again. */
export function MethodCard() {
  const { count } = useFormats()
  const [first, third] = [count(1), count(0.5)]
  return (
    <Card tone="sunken" title={<Trans>How this is counted</Trans>}>
      <ul className={styles.method}>
        <li>
          <Trans>
            Attention: a place counts 1 / log₂(1 + place), so the first {first} and the third {third}. The places of a
            list add up to the whole.
          </Trans>
        </li>
        <li>
          <Trans>
            Available: what a group is of all acts compared for a brief. A brief counts once in each stretch, with its
            last list of it, and every brief counts the same.
          </Trans>
        </li>
        <li>
          <Trans>
            Reach given up: people once each, on the list without the floor less on the list with it. Where lists of
            people are sampled it is a range that holds the truth 95 times in 100; added up, ranges are wider than that.
          </Trans>
        </li>
        <li>
          <Trans>
            Declining an offer, leaving or not paying is nowhere in a ranking. No act is named in what is kept for this
            page.
          </Trans>
        </li>
      </ul>
    </Card>
  )
}
