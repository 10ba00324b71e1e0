import { Plural, Trans } from '@lingui/react/macro'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { GivenUp } from '../../ui/given-up.tsx'
import type { Audit } from './exposure.api.ts'
import styles from './exposure.module.css'

/** What the house's floor did to the lists of a time, and the reach they gave up for it. */
export function FloorCard({ of: { floor, floorShare } }: { readonly of: Audit }) {
  const { share } = useFormats()
  const asked = share(floorShare)
  return (
    <Card
      title={<Trans>What the floor cost</Trans>}
      lede={<Trans>At least {asked} of every list goes to acts with no earlier deal here.</Trans>}
    >
      <div className={styles.told}>
        {floor.lifted === 0 ? (
          <p>
            <Trans>Nobody had to be lifted: enough of them ranked high enough. No reach was given up.</Trans>
          </p>
        ) : (
          <Lifted of={floor} />
        )}
        {floor.listsShort === 0 ? null : (
          <p>
            <Plural
              value={floor.listsShort}
              one="One list wanted more such acts than there were."
              other="# lists wanted more such acts than there were."
            />
          </p>
        )}
      </div>
    </Card>
  )
}

function Lifted({ of: floor }: { readonly of: Audit['floor'] }) {
  const { count, share } = useFormats()
  const { lifted, listsLifted, listsKnown, reach, givenUp } = floor
  const unknown = listsLifted - listsKnown
  const part = share(reach > 0 && givenUp ? Math.abs(givenUp.people) / (reach + Math.max(0, givenUp.people)) : 0)
  const people = count(reach)
  return (
    <>
      <p>
        <Plural value={lifted} one="The floor lifted one act" other="The floor lifted # acts" />{' '}
        <Plural value={listsLifted} one="onto one list." other="onto # lists." />{' '}
        <GivenUp of={{ givenUp: listsKnown > 0 ? givenUp : null, unknown: 'not_comparable' }} />
      </p>
      {listsKnown > 0 ? (
        <p>
          <Trans>
            That is {part} of what these lists reach without it; with it they reach {people} people, each list for
            itself.
          </Trans>
        </p>
      ) : null}
      {unknown > 0 && listsKnown > 0 ? (
        <p>
          <Plural
            value={unknown}
            one="For one list more nobody can say, because audiences cannot be compared."
            other="For # lists more nobody can say, because audiences cannot be compared."
          />
        </p>
      ) : null}
    </>
  )
}
