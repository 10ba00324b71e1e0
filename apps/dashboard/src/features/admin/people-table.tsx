import type { admin } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { Chip } from '../../ui/chip.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'

type PersonRow = admin.PersonRow

/** Everybody who has an account here. */
export function PeopleTable({ people }: { readonly people: readonly PersonRow[] }) {
  const { t, i18n } = useLingui()
  const columns: Column<PersonRow>[] = [
    {
      id: 'name',
      header: t`Name`,
      cell: ({ id, name, email }) => (
        <span>
          <Link to="/admin/people/$id" params={{ id }} translate="no">
            <b>{name}</b>
          </Link>
          <br />
          <span className="tiny quiet" translate="no">
            {email}
          </span>
        </span>
      ),
    },
    {
      id: 'hats',
      header: t`Roles`,
      cell: ({ hats }) => (
        <ul>
          {hats.map(({ role, workspaceName }) => (
            <li key={`${role} ${workspaceName}`}>
              {i18n._(ROLE_NAMES[role])} · <span translate="no">{workspaceName}</span>
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'factor',
      header: t`Second factor`,
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? <Chip tone="pos">{t`On`}</Chip> : <Chip>{t`Off`}</Chip>),
    },
    {
      id: 'seen',
      header: t`Last seen`,
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t`never` : <When at={lastSeenAt} as="relative" />),
    },
    {
      id: 'state',
      header: t`State`,
      cell: ({ state }) =>
        state === 'active' ? <Chip tone="pos">{t`Active`}</Chip> : <Chip tone="neg">{t`Locked out`}</Chip>,
    },
  ]
  return <Table label={t`People`} rows={people} columns={columns} idOf={({ id }) => id} />
}
