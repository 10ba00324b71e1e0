import { matches as wire, offers } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { MatchingQueries } from './matching.queries.ts'
import { type MatchId, MatchingService } from './matching.service.ts'
import { RankingsService } from './rankings.service.ts'

@Controller()
export class MatchingController {
  constructor(
    private readonly service: MatchingService,
    private readonly queries: MatchingQueries,
    private readonly rankings: RankingsService,
  ) {}

  @Serve(wire.candidates)
  candidates(@Call() { params, query, now }: MemberCall<typeof wire.candidates>) {
    return this.queries.candidates(params.id, query, now)
  }

  @Serve(wire.ranking)
  ranking(@Call() { params }: MemberCall<typeof wire.ranking>): Promise<wire.RankingView> {
    return this.rankings.view(params.id)
  }

  @Serve(wire.candidate)
  candidate(@Call() { params, now }: MemberCall<typeof wire.candidate>): Promise<wire.CandidateView> {
    return this.queries.candidate(params.id, now)
  }

  @Serve(wire.approve)
  async approve(@Call() call: MemberCall<typeof wire.approve>): Promise<wire.CandidateView> {
    const { params, body, actor, now } = call
    await this.service.approve(params.id as MatchId, body.rationale, actor, now)
    return this.queries.candidate(params.id, now)
  }

  @Serve(wire.decline)
  async decline(@Call() call: MemberCall<typeof wire.decline>): Promise<wire.CandidateView> {
    const { params, body, actor, now } = call
    await this.service.declineByHouse(params.id as MatchId, body, actor, now)
    return this.queries.candidate(params.id, now)
  }

  @Serve(wire.invite)
  async invite(@Call() { params, body, actor, now }: MemberCall<typeof wire.invite>): Promise<wire.CandidateView> {
    await this.service.invite(params.id as MatchId, body.message, actor, now)
    return this.queries.candidate(params.id, now)
  }

  @Serve(wire.list)
  list(@Call() { params, query, actor, now }: MemberCall<typeof wire.list>) {
    return this.queries.list(params.id, query, actor, now)
  }

  @Serve(wire.view)
  view(@Call() { params, actor, now }: MemberCall<typeof wire.view>): Promise<wire.MatchView> {
    return this.queries.view(params.id, actor, now)
  }

  @Serve(wire.pick)
  async pick(@Call() { params, actor, now }: MemberCall<typeof wire.pick>): Promise<wire.MatchView> {
    await this.service.pick(params.id as MatchId, actor, now)
    return this.queries.view(params.id, actor, now)
  }

  @Serve(wire.passOver)
  async passOver(@Call() { params, body, actor, now }: MemberCall<typeof wire.passOver>): Promise<wire.MatchView> {
    await this.service.declineByBrand(params.id as MatchId, body, actor, now)
    return this.queries.view(params.id, actor, now)
  }

  @Serve(wire.invites)
  invites(@Call() { query, actor, now }: MemberCall<typeof wire.invites>) {
    return this.queries.invites(query, actor, now)
  }

  @Serve(wire.inviteView)
  inviteView(@Call() { params, actor, now }: MemberCall<typeof wire.inviteView>): Promise<wire.InviteView> {
    return this.queries.invite(params.id, actor, now)
  }

  @Serve(wire.acceptInvite)
  async acceptInvite(@Call() { params, actor, now }: MemberCall<typeof wire.acceptInvite>): Promise<wire.InviteView> {
    await this.service.accept(params.id as MatchId, actor, now)
    return this.queries.invite(params.id, actor, now)
  }

  @Serve(wire.declineInvite)
  async declineInvite(@Call() call: MemberCall<typeof wire.declineInvite>): Promise<wire.InviteView> {
    const { params, body, actor, now } = call
    await this.service.declineByAct(params.id as MatchId, body, actor, now)
    return this.queries.invite(params.id, actor, now)
  }

  @Serve(offers.giveUp)
  giveUp(@Call() { params, body, actor, now }: MemberCall<typeof offers.giveUp>): Promise<void> {
    return this.service.giveUp(params.id as MatchId, body, actor, now)
  }

  @Serve(wire.passedOver)
  passedOver(@Call() { query, actor }: MemberCall<typeof wire.passedOver>) {
    return this.queries.passedOver(query, actor)
  }
}
