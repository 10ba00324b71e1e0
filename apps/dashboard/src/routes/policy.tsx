import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { briefsQuery } from '../features/briefs/briefs.api.ts'
import { HistoryCard } from '../features/policy/history-card.tsx'
import { type Policy, policyQuery } from '../features/policy/policy.api.ts'
import { PolicyDesk } from '../features/policy/policy-desk.tsx'
import { PolicyFacts } from '../features/policy/policy-facts.tsx'
import { useFormats } from '../lib/format.ts'
import { useHere } from '../lib/session.ts'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) =>
  Promise.all([queries.ensureQueryData(policyQuery), queries.ensureQueryData(briefsQuery)])

/** Briefs that still take acts. */
const TAKING: readonly string[] = ['open', 'in_flight']

export default function PolicyRoute() {
  const { t } = useLingui()
  const here = useHere()
  const { data: policy } = useSuspenseQuery(policyQuery)
  const { data: briefs } = useSuspenseQuery(briefsQuery)
  const choices = briefs.items.filter(({ state }) => TAKING.includes(state)).map(({ id, title }) => ({ id, title }))
  return (
    <Page title={t`Rank policy`} sentence={<Headline of={policy} />} lede={<Since of={policy} />}>
      <Stack>
        {here.may('rankPolicy.set') ? (
          <PolicyDesk of={policy} briefs={choices} />
        ) : (
          <PolicyFacts of={policy.settings} />
        )}
        <HistoryCard of={policy.history} />
      </Stack>
    </Page>
  )
}

function Headline({ of: { settings } }: { readonly of: Policy }) {
  const { count } = useFormats()
  const { audience, content, price, record } = settings.points
  const [first, second, third, fourth] = [audience, content, price, record].map(count)
  return (
    <Trans>
      Of a fit’s 100 points the audience gives {first}, content {second}, price {third}, the track record {fourth}
    </Trans>
  )
}

function Since({ of: { version, history } }: { readonly of: Policy }) {
  const { count, dayYear } = useFormats()
  const standing = history[0]
  const [name, by, day] = [count(version), standing?.setBy ?? '', dayYear(standing?.setAt ?? new Date(0))]
  return (
    <>
      {by === '' ? (
        <Trans>Version {name}, as the product comes.</Trans>
      ) : (
        <Trans>
          Version {name}, set by {by} on {day}.
        </Trans>
      )}{' '}
      <Trans>Declining an offer, leaving or not paying can have no weight.</Trans>
    </>
  )
}
