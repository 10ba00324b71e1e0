import type { briefs } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { Empty } from '../../ui/empty.tsx'
import { Stack } from '../../ui/layout.tsx'
import { LeftOutCard } from './left-out-card.tsx'
import type { Ranking } from './ranking.api.ts'

interface NobodyProps {
  readonly brief: briefs.BriefView
  readonly isHouse: boolean
  /** Of a brief that takes acts, for the house. */
  readonly ranking: Ranking | null
}

const BEFORE: readonly briefs.BriefView['state'][] = ['draft', 'submitted', 'returned']
const LOOKED_FOR: readonly briefs.BriefView['state'][] = ['open', 'in_flight']

/** A list with nobody in it, and why. */
export function Nobody({ brief, isHouse, ranking }: NobodyProps) {
  if (!isHouse && LOOKED_FOR.includes(brief.state)) {
    return (
      <Empty
        sentence={<Trans>The house is looking for voices that fit.</Trans>}
        more={<Trans>They appear here by themselves.</Trans>}
      />
    )
  }
  if (ranking) {
    return (
      <Stack>
        <Empty
          sentence={<Trans>No act of the house fits this brief yet.</Trans>}
          more={<Trans>Acts that fit later appear here by themselves.</Trans>}
        />
        <LeftOutCard brief={brief} ranking={ranking} candidates={0} />
      </Stack>
    )
  }
  return (
    <Empty
      sentence={
        BEFORE.includes(brief.state) ? (
          isHouse ? (
            <Trans>Candidates are ranked once the brief is open.</Trans>
          ) : (
            <Trans>The house looks for voices once it has opened the brief.</Trans>
          )
        ) : (
          <Trans>Nobody was suggested for this brief.</Trans>
        )
      }
    />
  )
}
