import { type ReplyOf, admin as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { PeopleService } from '../identity/people.service.ts'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { PeopleQueries } from './people.queries.ts'

@Controller()
export class PeopleController {
  constructor(
    private readonly service: PeopleService,
    private readonly queries: PeopleQueries,
  ) {}

  @Serve(wire.people)
  people(@Call() { query }: MemberCall<typeof wire.people>): Promise<ReplyOf<typeof wire.people>> {
    return this.queries.people(query, query.cursor, query.limit)
  }

  @Serve(wire.person)
  person(@Call() { params }: MemberCall<typeof wire.person>): Promise<wire.PersonSheet> {
    return this.queries.person(params.id)
  }

  @Serve(wire.suspend)
  async suspend(@Call() { actor, params, body }: MemberCall<typeof wire.suspend>): Promise<wire.PersonSheet> {
    await this.service.suspend(params.id, actor.personId, body.reason)
    return this.queries.person(params.id)
  }

  @Serve(wire.restore)
  async restore(@Call() { params }: MemberCall<typeof wire.restore>): Promise<wire.PersonSheet> {
    await this.service.restore(params.id)
    return this.queries.person(params.id)
  }

  @Serve(wire.endSessions)
  async endSessions(@Call() { params }: MemberCall<typeof wire.endSessions>): Promise<wire.PersonSheet> {
    await this.service.endSessions(params.id)
    return this.queries.person(params.id)
  }

  @Serve(wire.workspaces)
  workspaces(@Call() { query }: MemberCall<typeof wire.workspaces>): Promise<ReplyOf<typeof wire.workspaces>> {
    return this.queries.workspaces(query.search, query.kind, query.cursor, query.limit)
  }
}
