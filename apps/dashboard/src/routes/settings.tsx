import { Trans, useLingui } from '@lingui/react/macro'
import { Outlet } from '@tanstack/react-router'
import { useHere } from '../lib/session.ts'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { TabLink, TabLinks } from '../ui/tabs.tsx'

export default function SettingsRoute() {
  const { t } = useLingui()
  const { person, hat, may } = useHere()
  return (
    <Page
      title={t`Settings`}
      sentence={<Trans>How this place looks and speaks to you</Trans>}
      lede={person.email}
      narrow
    >
      <Stack>
        <TabLinks label={t`Settings`}>
          <TabLink to="/settings" activeOptions={{ exact: true }}>
            <Trans>You</Trans>
          </TabLink>
          <TabLink to="/settings/security">
            <Trans>Security</Trans>
          </TabLink>
          {hat === null ? null : (
            <TabLink to="/settings/workspace">
              <Trans>Workspace</Trans>
            </TabLink>
          )}
          {may('statedTerms.view') ? (
            <TabLink to="/settings/terms">
              <Trans>Usual terms</Trans>
            </TabLink>
          ) : null}
        </TabLinks>
        <Outlet />
      </Stack>
    </Page>
  )
}
