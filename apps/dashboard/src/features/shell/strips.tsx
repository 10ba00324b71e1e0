import { Trans } from '@lingui/react/macro'
import type { Here } from '../../lib/session.ts'
import { OfflineStrip } from '../../ui/offline-strip.tsx'
import { Strip } from '../../ui/strip.tsx'
import { useShellDeeds } from './deeds.ts'
import { actsForWhom, ownHat } from './hats.ts'

/** What holds for every page: no network, acting for somebody, play money. */
export const Strips = ({ here, isSandbox }: { readonly here: Here; readonly isSandbox: boolean }) => (
  <>
    <OfflineStrip />
    <ActingStrip here={here} />
    {isSandbox ? (
      <Strip>
        <Trans>Sandbox: no real money moves here.</Trans>
      </Strip>
    ) : null}
  </>
)

function ActingStrip({ here: { hat, session } }: { readonly here: Here }) {
  const { wear } = useShellDeeds()
  const whom = actsForWhom(hat)
  const own = ownHat(session.memberships)
  if (whom === null) return null
  return (
    <Strip tone="act">
      <span>
        <Trans>
          You are acting for <b translate="no">{whom}</b>
        </Trans>
      </span>
      {own === undefined ? null : (
        <button type="button" onClick={() => void wear(own.id)}>
          <Trans>Stop</Trans>
        </button>
      )}
    </Strip>
  )
}
