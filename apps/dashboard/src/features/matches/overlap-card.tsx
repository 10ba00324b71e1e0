import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { layCircles, layoutError } from '../../ui/chart/circles-layout.ts'
import { Circles } from '../../ui/chart/circles.tsx'
import { Heat } from '../../ui/chart/heat.tsx'
import { sharesOf, useShareWords } from '../../ui/chart/pair-share.ts'
import type { RegionShown, SetShown } from '../../ui/chart/sets.ts'
import { UpSet } from '../../ui/chart/upset.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import styles from './pictures.module.css'

type Lab = audience.LabView
type Picture = 'circles' | 'groups' | 'pairs'

/** Above this the areas would mislead. */
const WORST_ERROR = 0.05
const BOX = { width: 300, height: 208 }

interface OverlapProps {
  readonly of: Lab
  /** Being seen twice is what the brief wants. */
  readonly isRepeating: boolean
}

/** Who is in whose audience as well, as circles, as groups or pair by pair. */
export function OverlapCard({ of: lab, isRepeating }: OverlapProps) {
  const { t } = useLingui()
  const { compact } = useFormats()
  const words = useShareWords()
  const [wanted, setWanted] = useState<Picture | null>(null)
  const sets: SetShown[] = lab.sets.map((it, at) => ({
    id: it.workspaceId,
    name: it.name,
    people: it.people ?? 0,
    isTarget: at === 0,
  }))
  const known = sets.filter((it) => it.people > 0)
  const sentence = useSentence(lab, isRepeating)
  if (known.length < 2) return <TooLittle />
  const regions: RegionShown[] = lab.regions.map((it) => ({ members: it.members, people: it.people.people }))
  const error = regions.length > 0 ? layoutError(layCircles(sets, regions, BOX.width, BOX.height), sets, regions) : 1
  const isTrue = sets.length <= 4 && error <= WORST_ERROR
  const picture = wanted ?? (regions.length === 0 ? 'pairs' : isTrue && sets.length <= 3 ? 'circles' : 'groups')
  const sharesIn = ({ a, b, overlap }: Lab['pairs'][number]) =>
    sharesOf(overlap, [lab.sets[a]?.people ?? null, lab.sets[b]?.people ?? null])
  const shareOf = (a: number, b: number) => {
    const pair = lab.pairs.find((it) => (it.a === a && it.b === b) || (it.a === b && it.b === a))
    return (pair && sharesIn(pair)?.ofSmaller) ?? null
  }
  return (
    <ChartFrame
      title={t`Who overlaps`}
      aside={
        <RadioField<Picture>
          as="segments"
          name="overlap-picture"
          label={<span className="unseen">{t`Picture`}</span>}
          value={picture}
          onChange={setWanted}
          options={[
            ...(regions.length > 0 && sets.length <= 4 ? [{ value: 'circles' as const, label: t`Circles` }] : []),
            ...(regions.length > 0 ? [{ value: 'groups' as const, label: t`Groups` }] : []),
            { value: 'pairs', label: t`Pairs` },
          ]}
        />
      }
      sentence={sentence}
      figures={{
        columns: [t`Pair`, t`Shared people`, t`Of the first`, t`Of the second`],
        rows: lab.pairs.map((pair) => {
          const { shared, method } = pair.overlap
          const shares = sharesIn(pair)
          const people = shared && (method === 'bounded' ? [shared.low, shared.high] : [shared.people])
          return [
            `${sets[pair.a]?.name ?? ''} – ${sets[pair.b]?.name ?? ''}`,
            people?.map(compact).join('–') ?? '–',
            shares ? words(shares.ofA) : '–',
            shares ? words(shares.ofB) : '–',
          ]
        }),
      }}
    >
      {picture === 'circles' ? <Circles sets={sets} regions={regions} sentence={sentence} /> : null}
      {picture === 'groups' ? <UpSet sets={sets} regions={regions} sentence={sentence} /> : null}
      {picture === 'pairs' ? <Heat sets={sets} sentence={sentence} shareOf={shareOf} /> : null}
      {picture === 'circles' && !isTrue ? (
        <p className={styles.note}>
          <Trans>Not to scale: circles cannot show these overlaps exactly.</Trans>
        </p>
      ) : null}
      {picture === 'pairs' ? (
        <p className={styles.note}>
          <Trans>Percent of the smaller audience that is in the larger one as well.</Trans>{' '}
          {lab.pairs.some(isBounded) ? (
            <Trans>Hatched: only the sizes are known, so the share may be anywhere between.</Trans>
          ) : null}
        </p>
      ) : null}
    </ChartFrame>
  )
}

const isBounded = ({ overlap }: Lab['pairs'][number]): boolean =>
  overlap.shared !== null && overlap.method === 'bounded'

const TooLittle = () => (
  <Card title={<Trans>Who overlaps</Trans>}>
    <Empty
      inside
      sentence={<Trans>Fewer than two of these audiences can be compared.</Trans>}
      more={<Trans>Tick other acts on the list to lay them over one another.</Trans>}
    />
  </Card>
)

/** The largest overlap, with its denominator; where repetition is wanted, as frequency. */
function useSentence({ sets, pairs, regions }: Lab, isRepeating: boolean): string {
  const { t } = useLingui()
  const { compact, share } = useFormats()
  const nameOf = (at: number) => sets[at]?.name ?? ''
  const told = pairs
    .filter((it) => !isBounded(it))
    .flatMap(({ a, b, overlap }) => [
      { of: a, other: b, part: overlap.shareOfA ?? -1 },
      { of: b, other: a, part: overlap.shareOfB ?? -1 },
    ])
  const among = told.filter(({ of, other, part }) => of > 0 && other > 0 && part >= 0)
  const [most] = (among.length > 0 ? among : told.filter((it) => it.of > 0 && it.part >= 0)).toSorted(
    (x, y) => y.part - x.part,
  )
  const repeated = regions.filter(({ members }) => (members & (members - 1)) !== 0)
  const people = compact(repeated.reduce((sum, it) => sum + it.people.people, 0))
  if (isRepeating && repeated.length > 0) return t`${people} people are in two or more of these audiences.`
  if (!most && pairs.some(isBounded))
    return t`Only the sizes of these audiences are known, not how many people they share.`
  if (!most) return t`Too few people are shared to say how many.`
  const part = share(Math.round(most.part * 1000) / 1000)
  const own = nameOf(most.of)
  const other = nameOf(most.other)
  return t`${part} of the audience of ${own} is in that of ${other} as well.`
}
