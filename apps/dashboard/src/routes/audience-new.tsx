import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { audienceQuery } from '../features/audience/audience.api.ts'
import { SourceForm } from '../features/audience/source-form.tsx'
import { useFormats } from '../lib/format.ts'
import { useNow } from '../lib/now.ts'
import { useHere } from '../lib/session.ts'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import Forbidden from './forbidden.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(audienceQuery)

export default function AudienceNewRoute() {
  const { t } = useLingui()
  const { count } = useFormats()
  const here = useHere()
  const navigate = useNavigate()
  const today = useNow().toISOString().slice(0, 10)
  const { data } = useSuspenseQuery(audienceQuery)
  if (!here.may('audience.declare')) return <Forbidden />
  return (
    <Page
      narrow
      title={t`Add a source`}
      sentence={<Trans>Bring an audience; the addresses stay with you</Trans>}
      lede={
        <Trans>
          This device turns every row into a digest. Only digests are sent; the server keys them, keeps a sample and
          forgets the rest.
        </Trans>
      }
    >
      <SourceForm
        minimum={data.minimum}
        today={today}
        onDone={(source) => {
          const people = count(source.people ?? 0)
          const left = count(source.badRows)
          say(
            source.badRows > 0
              ? t`In use: ${people} people. ${left} rows were left out.`
              : t`In use: ${people} people.`,
          )
          void navigate({ to: '/audience' })
        }}
      />
    </Page>
  )
}
