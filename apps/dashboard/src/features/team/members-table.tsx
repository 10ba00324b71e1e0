import { grantsOf } from '@concertato/deal'
import type { team } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { Ellipsis } from 'lucide-react'
import { useChanged } from '../../lib/live.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import type { Here } from '../../lib/session.ts'
import { Person } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Menu } from '../../ui/menu.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { When } from '../../ui/when.tsx'
import { Row } from '../../ui/layout.tsx'
import { MandateWords } from './mandate-words.tsx'

type MemberView = team.MemberView

interface MembersProps {
  readonly here: Here
  readonly members: readonly MemberView[]
  readonly onChange: (member: MemberView) => void
  readonly onRemove: (member: MemberView) => void
}

/** The people of the workspace. */
export function MembersTable({ here, members, onChange, onRemove }: MembersProps) {
  const { t, i18n } = useLingui()
  const side = here.hat?.workspace.kind ?? 'house'
  const changed = useChanged('team')
  const columns: Column<MemberView>[] = [
    {
      id: 'name',
      header: t`Name`,
      sortBy: ({ name }) => name,
      cell: ({ name, email, isYou }) => (
        <Person name={name} side={side} note={email} {...(isYou && { aside: <Chip tone="info">{t`you`}</Chip> })} />
      ),
    },
    {
      id: 'role',
      header: t`Role`,
      sortBy: ({ role }) => i18n._(ROLE_NAMES[role]),
      cell: ({ role, mandate, maySign }) => (
        <span>
          <Row>
            {i18n._(ROLE_NAMES[role])}
            {maySign ? <Chip>{t`May sign`}</Chip> : null}
          </Row>
          {mandate === null ? null : (
            <span className="tiny quiet">
              <MandateWords of={mandate} />
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'factor',
      header: t`Second factor`,
      sortBy: ({ hasSecondFactor }) => Number(hasSecondFactor),
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? <Chip tone="pos">{t`On`}</Chip> : <Chip>{t`Off`}</Chip>),
    },
    {
      id: 'joined',
      header: t`Since`,
      sortBy: ({ joinedAt }) => joinedAt,
      cell: ({ joinedAt }) => <When at={joinedAt} as="day" />,
    },
    {
      id: 'deeds',
      header: t`Actions`,
      isDeeds: true,
      cell: (member) => <MemberDeeds here={here} member={member} onChange={onChange} onRemove={onRemove} />,
    },
  ]
  return (
    <Table
      label={t`Members`}
      changed={changed}
      rows={members}
      columns={columns}
      idOf={({ id }) => id}
      sort={{ id: 'name', desc: false }}
    />
  )
}

function MemberDeeds({
  here,
  member,
  onChange,
  onRemove,
}: Omit<MembersProps, 'members'> & { readonly member: MemberView }) {
  const { t } = useLingui()
  const isGranting = here.role !== undefined && grantsOf(here.role).includes(member.role)
  const mayChange = here.may('team.change') && isGranting && !member.isYou
  const mayRemove = here.may('team.remove') && isGranting && !member.isYou
  const entries = [
    ...(mayChange ? [{ id: 'change', label: t`Change role`, run: () => onChange(member) }] : []),
    ...(mayRemove ? [{ id: 'remove', label: t`Remove`, isDanger: true, run: () => onRemove(member) }] : []),
  ]
  if (entries.length === 0) return null
  return (
    <Menu label={t`Actions for ${member.name}`} small square tone="quiet" groups={[{ id: 'deeds', entries }]}>
      <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
      <span className="unseen">{t`Actions for ${member.name}`}</span>
    </Menu>
  )
}
