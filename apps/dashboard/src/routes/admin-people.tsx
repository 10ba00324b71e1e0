import { ROLES } from '@concertato/deal'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { PeopleFilterBar } from '../features/admin/people-filter.tsx'
import { PeopleTable } from '../features/admin/people-table.tsx'
import { type PeopleFilter, peopleQuery } from '../features/admin/people.api.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { FormActions } from '../ui/form.tsx'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import type { Load } from './lazily.tsx'
import type { PeopleSearch } from './people-search.ts'

/** The address may name a role that does not exist; then every role is shown. */
function filterOf({ search, role, state }: PeopleSearch): PeopleFilter {
  const known = ROLES.find((it) => it === role)
  return { ...(search && { search }), ...(known && { role: known }), ...(state && { state }) }
}

export const loader = ({ queries, deps }: Load) =>
  queries.ensureInfiniteQueryData(peopleQuery(filterOf(deps as PeopleSearch)))

export default function AdminPeopleRoute() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const filter = filterOf(useSearch({ from: '/shell/admin/people' }))
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(peopleQuery(filter))
  const people = data.pages.flatMap(({ items }) => items)
  const shown = people.length
  const change = useCallback(
    (next: PeopleFilter) => void navigate({ to: '/admin/people', search: next as PeopleSearch, replace: true }),
    [navigate],
  )
  return (
    <Page
      title={t`People`}
      sentence={
        hasNextPage ? (
          <Plural value={shown} one="The newest person" other="The # newest people" />
        ) : (
          <Plural value={shown} one="# person" other="# people" />
        )
      }
      lede={<Trans>Everybody with an account here, newest first.</Trans>}
    >
      <Stack>
        <Card>
          <PeopleFilterBar filter={filter} onChange={change} />
        </Card>
        {shown === 0 ? (
          <Empty
            sentence={<Trans>Nobody fits this search.</Trans>}
            action={
              <Button onClick={() => change({})}>
                <Trans>Show everybody</Trans>
              </Button>
            }
          />
        ) : (
          <Card flush>
            <PeopleTable people={people} />
            {hasNextPage ? (
              <FormActions>
                <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  <Trans>Show more</Trans>
                </Button>
              </FormActions>
            ) : null}
          </Card>
        )}
      </Stack>
    </Page>
  )
}
