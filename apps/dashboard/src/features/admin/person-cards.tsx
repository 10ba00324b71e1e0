import type { admin } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../lib/format.ts'
import { LOCALE_NAMES } from '../../lib/locales.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { Person } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'
import styles from './people.module.css'

type PersonSheet = admin.PersonSheet
type Membership = PersonSheet['memberships'][number]

/** What is known about an account. */
export function PersonFacts({ person }: { readonly person: PersonSheet }) {
  const { t } = useLingui()
  const { calendarDay, count } = useFormats()
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t`E-mail`,
      <span key="email" translate="no">
        {person.email}
      </span>,
    ],
    [t`Language`, LOCALE_NAMES[person.locale]],
    [t`Date of birth`, person.birthOn === null ? t`not given` : calendarDay(person.birthOn)],
    [t`Second factor`, person.hasSecondFactor ? t`on` : t`off`],
    [t`Signed in on`, count(person.sessions)],
    [t`Since`, <When key="since" at={person.joinedAt} as="day" />],
    [t`Last seen`, person.lastSeenAt === null ? t`never` : <When key="seen" at={person.lastSeenAt} as="relative" />],
  ]
  return (
    <Card title={<Trans>Account</Trans>}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** Every hat a person has or had. */
export function PersonHats({ memberships }: { readonly memberships: readonly Membership[] }) {
  const { t, i18n } = useLingui()
  const columns: Column<Membership>[] = [
    {
      id: 'workspace',
      header: t`Workspace`,
      cell: ({ workspace }) => <Person name={workspace.name} side={workspace.kind} note={workspace.country} />,
    },
    { id: 'role', header: t`Role`, cell: ({ role }) => i18n._(ROLE_NAMES[role]) },
    {
      id: 'state',
      header: t`State`,
      cell: ({ state }) => (state === 'active' ? <Chip tone="pos">{t`Active`}</Chip> : <Chip>{t`Ended`}</Chip>),
    },
    { id: 'since', header: t`Since`, cell: ({ joinedAt }) => <When at={joinedAt} as="day" /> },
  ]
  return (
    <Card flush title={<Trans>Roles</Trans>}>
      {memberships.length === 0 ? (
        <Empty inside sentence={<Trans>This person has no role anywhere.</Trans>} />
      ) : (
        <Table label={t`Roles`} rows={memberships} columns={columns} idOf={({ id }) => id} />
      )}
    </Card>
  )
}
