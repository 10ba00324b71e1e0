import { DISCLOSURE, minimumFor } from '@concertato/audience'
import type { audience, QueryOf } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'
import { isYoung, roundedPeople } from './veil.ts'

/** More than this nobody looks through; whoever is not among them is found by name. */
const MOST = 60

interface SubjectRow {
  readonly id: string
  readonly name: string
  readonly kind: 'act' | 'brand'
  readonly country: string
  readonly birth_on: string | null
  readonly people: string | null
  readonly as_of: string
  readonly is_public: boolean
}

/** Of lists where there are any, else of cells, else of what platforms show: the audience that would be compared. */
const ofBest = (figure: string): string =>
  `coalesce(${figure} filter (where s.identifier_kind is not null), ${figure} filter (where s.cells <> '[]'), ${figure})`

const SUBJECTS = `select w.id, w.name, w.kind, w.country, a.birth_on::text, ${ofBest('max(s.people)')} as people,
    ${ofBest('min(s.as_of)')}::text as as_of, bool_and(s.lawful_basis = 'public_research') as is_public
  from audience_source s join workspace w on w.id = s.workspace_id left join act a on a.workspace_id = w.id
  where s.state = 'ready' and (w.id = any($2) or w.name ilike $1)
  group by w.id, a.birth_on
  order by w.id = any($2) desc, ${ofBest('max(s.people)')} desc nulls last, w.name limit ${MOST}`

/** `%` and `_` are letters of a name here. */
const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (it) => `\\${it}`)}%`

/** Who can be compared. */
@Injectable()
export class SubjectsQueries {
  constructor(private readonly db: Database) {}

  async list(query: QueryOf<typeof audience.subjects>, now: Date): Promise<{ items: audience.SubjectView[] }> {
    const named = query.ids?.split(',') ?? []
    const rows = await this.db.read<SubjectRow>(SUBJECTS, [anywhere(query.search ?? ''), named])
    return { items: rows.map((it) => viewOf(it, now)) }
  }
}

function viewOf(row: SubjectRow, now: Date): audience.SubjectView {
  const people = Number(row.people ?? 0)
  const isShown = people >= minimumFor(DISCLOSURE, isYoung({ birthOn: row.birth_on }, now))
  return {
    workspaceId: row.id,
    name: row.name,
    kind: row.kind,
    country: row.country,
    people: isShown ? (row.is_public ? people : roundedPeople(people)) : null,
    asOf: row.as_of,
  }
}
