import { BRIEF_NEEDS, type BriefNeed, type LeftOutReason } from '@concertato/deal'
import type { briefs, matches } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { isProblem } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { sayFailed, sayWithUndo } from '../../ui/toast.ts'
import { LEFT_OUT_WORDS, NEED_NAMES } from './left-out-words.ts'
import { type Ranking, useNeeds } from './ranking.api.ts'
import styles from './ranking.module.css'

/** With fewer candidates than these there is little to choose from: it is said what leaves acts out. */
const FEW = 5
export const isFew = (candidates: number): boolean => candidates < FEW

type LeftOut = matches.LeftOut

const isNeed = (why: LeftOutReason): why is BriefNeed => (BRIEF_NEEDS as readonly string[]).includes(why)

interface LeftOutProps {
  readonly brief: Pick<briefs.BriefView, 'id' | 'needs' | 'actions'>
  readonly ranking: Ranking
  readonly candidates: number
}

/** What leaves acts out of a brief, and how many more each need would let in that is dropped. */
export function LeftOutCard({ brief, ranking, candidates }: LeftOutProps) {
  const told = ranking.leftOut
    .filter(({ why, acts }) => acts > 0 && (!isNeed(why) || brief.needs.includes(why)))
    .toSorted((a, b) => Number(isNeed(b.why)) - Number(isNeed(a.why)) || b.wouldAdd - a.wouldAdd)
  const all = ranking.of
  return (
    <Card
      title={
        candidates === 0 ? (
          <Trans>What leaves acts out</Trans>
        ) : (
          <Plural value={candidates} one="Only # act fits" other="Only # acts fit" />
        )
      }
      lede={
        told.length === 0 ? (
          <Plural
            value={all}
            one="One act was looked at, and no condition leaves another one out."
            other="# acts were looked at, and no condition leaves another one out."
          />
        ) : candidates === 0 ? (
          <Trans>Some acts are left out by more than one condition.</Trans>
        ) : (
          <Trans>This is what leaves acts out. Some are left out by more than one condition.</Trans>
        )
      }
    >
      {told.length === 0 ? null : (
        <ul className={styles.out}>
          {told.map((it) => (
            <Condition key={it.why} of={it} brief={brief} isLooking={ranking.state !== 'done'} />
          ))}
        </ul>
      )}
    </Card>
  )
}

interface ConditionProps {
  readonly of: LeftOut
  readonly brief: LeftOutProps['brief']
  readonly isLooking: boolean
}

function Condition({ of: { why, acts, wouldAdd }, brief, isLooking }: ConditionProps) {
  return (
    <li>
      <span className={styles.why}>
        <span>{LEFT_OUT_WORDS[why](acts)}</span>
        {isNeed(why) ? (
          <span className="quiet">
            {wouldAdd === 0 ? (
              <Trans>Dropping it alone adds nobody.</Trans>
            ) : (
              <Plural value={wouldAdd} one="Dropping it adds # act." other="Dropping it adds # acts." />
            )}
          </span>
        ) : (
          <span className="quiet">
            <Trans>This cannot be dropped.</Trans>
          </span>
        )}
      </span>
      {isNeed(why) && brief.actions.includes('need') ? <Drop need={why} brief={brief} isLooking={isLooking} /> : null}
    </li>
  )
}

interface DropProps {
  readonly need: BriefNeed
  readonly brief: LeftOutProps['brief']
  readonly isLooking: boolean
}

/** Drops a need at once; it can be taken back from the notice that says so. */
function Drop({ need, brief, isLooking }: DropProps) {
  const { t, i18n } = useLingui()
  const needs = useNeeds(brief.id)
  const name = i18n._(NEED_NAMES[need])
  const ask = async (wanted: readonly BriefNeed[]): Promise<boolean> => {
    try {
      await needs.mutateAsync(wanted)
      return true
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      sayFailed(titleOf(failure))
      return false
    }
  }
  const drop = async () => {
    const before = brief.needs
    if (await ask(before.filter((it) => it !== need))) {
      sayWithUndo(t`Dropped: ${name}. Candidates are ranked anew.`, () => ask(before))
    }
  }
  return (
    <Button
      small
      busy={needs.isPending}
      off={isLooking}
      aria-label={t`Drop this condition: ${name}`}
      onClick={() => void drop()}
    >
      <Trans>Drop this condition</Trans>
    </Button>
  )
}
