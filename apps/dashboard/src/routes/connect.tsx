import { PLATFORMS } from '@concertato/audience'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams, useSearch } from '@tanstack/react-router'
import { Landing } from '../features/connectors/landing.tsx'
import { PLATFORM_NAMES } from '../features/connectors/connector-words.ts'
import { Page } from '../ui/page.tsx'
import { NotFound } from './fallbacks.tsx'

export default function ConnectRoute() {
  const { t } = useLingui()
  const { platform: asked } = useParams({ from: '/shell/connect/$platform' })
  const { state = '', code = null, error = null } = useSearch({ from: '/shell/connect/$platform' })
  const platform = PLATFORMS.find((it) => it === asked)
  if (platform === undefined || state === '') return <NotFound />
  const name = PLATFORM_NAMES[platform]
  return (
    <Page narrow title={t`Connect a platform`} sentence={<Trans>Back from {name}</Trans>}>
      <Landing platform={platform} state={state} code={code} error={error} />
    </Page>
  )
}
