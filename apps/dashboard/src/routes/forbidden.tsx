import { OWNERS_OF, type Role } from '@concertato/deal'
import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { teamQuery } from '../features/team/team.api.ts'
import { useHere } from '../lib/session.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'

/** The role does not allow this: who could grant it. */
export default function Forbidden() {
  const { hat } = useHere()
  const { data: team } = useQuery(teamQuery)
  const kind = hat?.workspace.kind
  const owners: readonly Role[] = kind === undefined ? [] : OWNERS_OF[kind]
  const granting = team?.items.filter(({ role, isYou }) => owners.includes(role) && !isYou) ?? []
  return (
    <Page title={t`Not allowed`} sentence={<Trans>Your role here does not allow this</Trans>} narrow>
      <Empty
        sentence={
          granting.length === 0 ? (
            <Trans>Another of your roles may.</Trans>
          ) : (
            <Trans>Somebody of your team can grant it.</Trans>
          )
        }
        action={
          <>
            {granting.map(({ id, name, email }) => (
              <a key={id} href={`mailto:${email}`}>
                <Trans>Ask {name}</Trans>
              </a>
            ))}
            <ButtonLink to="/today">
              <Trans>Today</Trans>
            </ButtonLink>
          </>
        }
      />
    </Page>
  )
}
