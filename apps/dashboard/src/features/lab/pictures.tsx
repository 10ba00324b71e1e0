import type { audience } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame, type Figures } from '../../ui/chart/chart-frame.tsx'
import { Circles } from '../../ui/chart/circles.tsx'
import { layCircles, layoutError } from '../../ui/chart/circles-layout.ts'
import { Heat } from '../../ui/chart/heat.tsx'
import { useShareWords } from '../../ui/chart/pair-share.ts'
import { isMember, type RegionShown, type SetShown } from '../../ui/chart/sets.ts'
import { UpSet } from '../../ui/chart/upset.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { NO_GROUPS, WITHHELD_WORDS } from './lab-words.ts'
import { isBounded, pairOf, sharesIn } from './lab-figures.ts'

type View = 'circles' | 'groups' | 'pairs'

/** More circles than this cannot be drawn to scale. */
const MOST_CIRCLES = 3
/** As a share of the smallest circle. */
const MOST_ERROR = 0.05

/** One comparison, drawn in the ways that suit its number of audiences. */
export function Pictures({ of: lab }: { readonly of: audience.LabView }) {
  const { t } = useLingui()
  const hasGroups = lab.regionsWithheld === null
  const drawsCircles = hasGroups && lab.sets.length <= MOST_CIRCLES && isToScale(lab)
  const views: { value: View; label: string }[] = [
    ...(drawsCircles ? [{ value: 'circles' as const, label: t`Circles` }] : []),
    ...(hasGroups ? [{ value: 'groups' as const, label: t`Groups` }] : []),
    { value: 'pairs', label: t`Pairs` },
  ]
  const [wanted, setWanted] = useState<View>('circles')
  const view = views.some((it) => it.value === wanted) ? wanted : (views[0]?.value ?? 'pairs')
  const chooser =
    views.length > 1 ? (
      <RadioField as="segments" name="view" label={t`Drawn as`} options={views} value={view} onChange={setWanted} />
    ) : undefined
  return view === 'pairs' ? <Pairs lab={lab} chooser={chooser} /> : <Groups lab={lab} view={view} chooser={chooser} />
}

interface PictureProps {
  readonly lab: audience.LabView
  readonly chooser: React.ReactNode
}

const setsOf = (lab: audience.LabView): SetShown[] =>
  lab.sets.map((it) => ({ id: it.workspaceId, name: it.name, people: it.people ?? 0 }))

const regionsOf = (lab: audience.LabView): RegionShown[] =>
  lab.regions.map((it) => ({ members: it.members, people: it.people.people }))

/** Circles are drawn from what each pair shares, which is told even where a group of all three is too small. */
const overlapsOf = (lab: audience.LabView): RegionShown[] =>
  lab.pairs.map(({ a, b, overlap }) => ({ members: (1 << a) | (1 << b), people: overlap.shared?.people ?? 0 }))

/** Three overlaps cannot always be drawn in proportion; then the circles would mislead. */
function isToScale(lab: audience.LabView): boolean {
  const [sets, regions] = [setsOf(lab), overlapsOf(lab)]
  return layoutError(layCircles(sets, regions, 400, 240), sets, regions) <= MOST_ERROR
}

function Groups({ lab, view, chooser }: PictureProps & { readonly view: View }) {
  const { t } = useLingui()
  const { count, list } = useFormats()
  const sets = setsOf(lab)
  const regions = regionsOf(lab)
  const sentence = useGroupSentence(lab)
  const namesOf = (members: number) => list(sets.filter((_, n) => isMember(members, n)).map((it) => it.name))
  const figures: Figures = {
    columns: [t`In exactly these`, t`People`, t`At least`, t`At most`],
    rows: lab.regions.map(({ members, people }) => [
      namesOf(members),
      count(people.people),
      count(people.low),
      count(people.high),
    ]),
  }
  return (
    <ChartFrame title={t`Who is in which`} sentence={sentence} figures={figures} aside={chooser}>
      {view === 'circles' ? (
        <Circles sets={sets} regions={overlapsOf(lab)} sentence={sentence} />
      ) : (
        <UpSet sets={sets} regions={regions} sentence={sentence} />
      )}
    </ChartFrame>
  )
}

function useGroupSentence(lab: audience.LabView): string {
  const { t } = useLingui()
  const { count } = useFormats()
  const all = count(lab.union?.people ?? 0)
  const [pair] = lab.pairs
  if (lab.sets.length === 2 && pair) {
    const [a = '', b = ''] = lab.sets.map((it) => it.name)
    if (pair.overlap.shared === null) return t`Fewer than ${lab.minimum} people are in both ${a} and ${b}.`
    const shared = count(pair.overlap.shared.people)
    return t`${shared} of ${all} people are in both ${a} and ${b}.`
  }
  const sum = lab.sets.reduce((people, it) => people + (it.people ?? 0), 0)
  const twice = count(Math.max(0, sum - (lab.union?.people ?? 0)))
  return t`${all} people once each; added up, the audiences count ${twice} of them more than once.`
}

function Pairs({ lab, chooser }: PictureProps) {
  const { t, i18n } = useLingui()
  const words = useShareWords()
  const sets = setsOf(lab)
  const told = lab.pairs.flatMap((it) => {
    const share = isBounded(it) ? undefined : sharesIn(lab, it)?.ofSmaller
    return share ? [{ ...it, share }] : []
  })
  const best = told.toSorted((x, y) => y.share.low - x.share.low)[0]
  const [a = '', b = ''] = best ? [lab.sets[best.a]?.name, lab.sets[best.b]?.name] : []
  const part = best ? words(best.share) : ''
  const nothing = lab.pairs.some(isBounded)
    ? t`Only the sizes of these audiences are known, not how many people they share.`
    : i18n._(NO_GROUPS.too_few)
  const sentence = best ? t`${a} and ${b} are closest: ${part} of the smaller audience is in the other.` : nothing
  const figures: Figures = {
    columns: [t`Pair`, t`Share of the smaller audience`],
    rows: lab.pairs.map((pair) => {
      const shares = sharesIn(lab, pair)
      const withheld = WITHHELD_WORDS[pair.overlap.withheld ?? 'too_few']
      return [
        `${lab.sets[pair.a]?.name} – ${lab.sets[pair.b]?.name}`,
        shares ? words(shares.ofSmaller) : i18n._(withheld),
      ]
    }),
  }
  return (
    <ChartFrame title={t`How close they are`} sentence={sentence} figures={figures} aside={chooser}>
      <Heat
        sets={sets}
        sentence={sentence}
        shareOf={(one, other) => {
          const pair = pairOf(lab, one, other)
          return pair ? (sharesIn(lab, pair)?.ofSmaller ?? null) : null
        }}
      />
      {lab.pairs.some(isBounded) ? (
        <p className="tiny quiet">
          <Trans>Hatched: only the sizes are known, so the share may be anywhere between.</Trans>
        </p>
      ) : null}
    </ChartFrame>
  )
}
