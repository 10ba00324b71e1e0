import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { BetterList } from './better.tsx'
import { betterInviteQuery } from './planner.api.ts'

/** What the act could state differently to fit better. Only where something would be enough; nobody is urged to. */
export function InviteBetter({ id }: { readonly id: string }) {
  const { data } = useQuery(betterInviteQuery(id))
  if (!data || data.changes.length === 0) return null
  return (
    <Card
      title={<Trans>What would make you fit better</Trans>}
      lede={<Trans>Only if you want to: you are invited as you are.</Trans>}
    >
      <BetterList of={data} reader="act" />
      <p>
        <ButtonLink small to="/settings/terms">
          <Trans>What you usually ask</Trans>
        </ButtonLink>
      </p>
    </Card>
  )
}
