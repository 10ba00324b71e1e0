import { invitation as wire, type ReplyOf, type SessionView } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { currentContext } from '../platform/context.ts'
import { Call, type CallOf, type MemberCall, Serve } from '../platform/serve.ts'
import { AcceptanceService } from './acceptance.service.ts'
import { InvitationQueries } from './invitation.queries.ts'
import { InvitationService } from './invitation.service.ts'

@Controller()
export class InvitationController {
  constructor(
    private readonly service: InvitationService,
    private readonly acceptance: AcceptanceService,
    private readonly queries: InvitationQueries,
  ) {}

  @Serve(wire.list)
  list(@Call() { actor, query }: MemberCall<typeof wire.list>): Promise<ReplyOf<typeof wire.list>> {
    return this.queries.list(actor.membership.workspaceId, query.cursor, query.limit)
  }

  @Serve(wire.send)
  async send(@Call() { actor, body, request, now }: MemberCall<typeof wire.send>): Promise<wire.InvitationView> {
    const invite = { ...body, locale: body.locale ?? actor.locale }
    return this.queries.one(await this.service.send(actor, invite, request.ip, now))
  }

  @Serve(wire.withdraw)
  async withdraw(@Call() { actor, params, now }: MemberCall<typeof wire.withdraw>): Promise<wire.InvitationView> {
    await this.service.withdraw(actor, params.id, now)
    return this.queries.one(params.id)
  }

  @Serve(wire.resend)
  async resend(@Call() { actor, params, request, now }: MemberCall<typeof wire.resend>): Promise<wire.InvitationView> {
    await this.service.resend(actor, params.id, request.ip, now)
    return this.queries.one(params.id)
  }

  @Serve(wire.peek)
  peek(@Call() { body, request, now }: CallOf<typeof wire.peek>): Promise<wire.InvitationPeek> {
    return this.acceptance.peek(body.token, request.ip, now)
  }

  @Serve(wire.accept)
  accept(@Call() { body, now, ...visit }: CallOf<typeof wire.accept>): Promise<SessionView> {
    return this.acceptance.accept(body, currentContext()?.locale ?? 'en', visit, now)
  }
}
