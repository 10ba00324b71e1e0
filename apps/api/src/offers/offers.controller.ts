import type { Id } from '@concertato/core'
import { offers as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { OffersQueries } from './offers.queries.ts'
import { type OfferId, OffersService } from './offers.service.ts'

@Controller()
export class OffersController {
  constructor(
    private readonly service: OffersService,
    private readonly queries: OffersQueries,
  ) {}

  @Serve(wire.list)
  list(@Call() { query, now }: MemberCall<typeof wire.list>) {
    return this.queries.list(query, now)
  }

  @Serve(wire.thread)
  thread(@Call() { params, actor, now }: MemberCall<typeof wire.thread>): Promise<wire.ThreadView> {
    return this.queries.thread(params.id, actor, now)
  }

  @Serve(wire.send)
  async send(@Call() { params, body, actor, now }: MemberCall<typeof wire.send>): Promise<wire.ThreadView> {
    return this.queries.thread(await this.service.send(params.id as Id<'match'>, body, actor, now), actor, now)
  }

  @Serve(wire.counter)
  async counter(@Call() { params, body, actor, now }: MemberCall<typeof wire.counter>): Promise<wire.ThreadView> {
    return this.queries.thread(await this.service.counter(params.id as OfferId, body, actor, now), actor, now)
  }

  @Serve(wire.accept)
  async accept(@Call() { params, body, actor, now }: MemberCall<typeof wire.accept>): Promise<wire.ThreadView> {
    return this.queries.thread(await this.service.accept(params.id as OfferId, body.termsHash, actor, now), actor, now)
  }

  @Serve(wire.decline)
  async decline(@Call() { params, body, actor, now }: MemberCall<typeof wire.decline>): Promise<wire.ThreadView> {
    return this.queries.thread(await this.service.decline(params.id as OfferId, body, actor, now), actor, now)
  }

  @Serve(wire.withdraw)
  async withdraw(@Call() { params, actor, now }: MemberCall<typeof wire.withdraw>): Promise<wire.ThreadView> {
    return this.queries.thread(await this.service.withdraw(params.id as OfferId, actor, now), actor, now)
  }

  @Serve(wire.splitNow)
  splitNow(@Call() { params, now }: MemberCall<typeof wire.splitNow>) {
    return this.service.splitFor(params.id as Id<'match'>, now)
  }
}
