import type { planner } from '@concertato/wire'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../lib/format.ts'

type Floor = Pick<planner.FloorView, 'givenUp' | 'unknown'>

/** What a floor cost in reach, as a sentence: with its interval, a gain as a gain, and what nobody knows as not known. */
export function GivenUp({ of: { givenUp, unknown } }: { readonly of: Floor }) {
  const { count } = useFormats()
  if (givenUp === null) {
    return unknown === 'no_audiences' ? (
      <Trans>What that costs in reach is not known: no act has brought an audience that can be compared.</Trans>
    ) : (
      <Trans>
        What that costs in reach is not known: not every act concerned has an audience that can be compared.
      </Trans>
    )
  }
  const { people, low, high } = givenUp
  const [least, most] = [count(Math.min(Math.abs(low), Math.abs(high))), count(Math.max(Math.abs(low), Math.abs(high)))]
  const figure = count(Math.abs(people))
  if (low < 0 && high > 0) {
    const [gain, loss] = [count(-low), count(high)]
    return (
      <Trans>
        In reach that lies between {gain} people gained and {loss} given up.
      </Trans>
    )
  }
  if (people === 0 && low === high) return <Trans>That cost no reach.</Trans>
  const isExact = low === high
  if (people < 0 || high <= 0) {
    return isExact ? (
      <Trans>That gained {figure} people of reach.</Trans>
    ) : (
      <Trans>
        That gained about {figure} people of reach ({least} to {most}).
      </Trans>
    )
  }
  return isExact ? (
    <Trans>That cost {figure} people of reach.</Trans>
  ) : (
    <Trans>
      That cost about {figure} people of reach ({least} to {most}).
    </Trans>
  )
}
