import { Trans } from '@lingui/react/macro'
import { useFormats } from '../lib/format.ts'
import type { SaveState } from '../lib/autosave.ts'
import { Problem, isProblem } from '../lib/problem.ts'
import { Chip } from './chip.tsx'
import { titleOf } from './form-words.ts'

/** How an editor without a save button says where it stands: "Saved 14:02". */
export function Saved({ state }: { readonly state: SaveState }) {
  const { time } = useFormats()
  return (
    <span role="status" className="small quiet">
      <Words state={state} time={time} />
    </span>
  )
}

function Words({ state, time }: { readonly state: SaveState; readonly time: (it: Date) => string }) {
  if (state.is === 'saving') return <Trans>Saving</Trans>
  if (state.is === 'failed') {
    const problem = isProblem(state.failure) ? state.failure : new Problem({ code: 'unexpected' })
    return <Chip tone="neg">{titleOf(problem)}</Chip>
  }
  if (state.is !== 'saved') return null
  const at = time(state.at)
  return <Trans>Saved {at}</Trans>
}
