import { randomUUID } from 'node:crypto'
import { kindOf, type Role } from '@concertato/deal'
import type { GivenMember } from './given.ts'
import type { Subject } from './subject.ts'
import { DEAL_SUBJECTS } from './subjects-deals.ts'

const COLLEAGUE = { brand: 'brand_member', act: 'band_member', house: 'house_matcher' } as const
const colleague = ({ role }: GivenMember): Role => COLLEAGUE[kindOf(role)]

const member: Subject = {
  at: ['/team/:id'],
  of: async (owner, given) => {
    const { id } = await given.person()
    return { id: await given.seat(id, owner.workspaceId, colleague(owner)) }
  },
}

const openInvitation: Subject = {
  at: ['/invitations/:id'],
  of: async (owner, given) => ({ id: await given.invitation(owner, colleague(owner)) }),
}

const person: Subject = {
  at: ['/admin/people/:id'],
  of: async (_, given) => ({ id: (await given.person()).id }),
  everybodys: true,
}

const session: Subject = {
  at: ['/account/sessions/:id'],
  of: async (owner, given) => {
    await given.signedIn(owner)
    const [row] = (await given.asSystem((tx) =>
      tx.query('select id from auth.session where "userId" = $1 order by "createdAt" desc limit 1', [owner.id]),
    )) as { id: string }[]
    return { id: row?.id ?? '' }
  },
}

/** A job that gave up is made by no service; the walk looks at who may ask, not at what is there. */
const failedJob: Subject = {
  at: ['/admin/system/failed-jobs/:queue/:id'],
  of: () => Promise.resolve({ queue: 'work', id: `${randomUUID()}.1` }),
  everybodys: true,
}

/** A platform is a word of a short list, not an object; whose account it is about, the session says. */
const platform: Subject = {
  at: ['/connectors/:platform'],
  of: () => Promise.resolve({ platform: 'twitch' }),
  isNobodys: true,
}

export const SUBJECTS: readonly Subject[] = [
  member,
  openInvitation,
  person,
  session,
  failedJob,
  platform,
  ...DEAL_SUBJECTS,
]

/** The subject a path names; the longest prefix wins. */
export const subjectOf = (path: string): Subject | undefined =>
  SUBJECTS.flatMap((it) => it.at.map((at) => ({ at, it })))
    .filter(({ at }) => path === at || path.startsWith(`${at}/`))
    .sort((a, b) => b.at.length - a.at.length)[0]?.it
