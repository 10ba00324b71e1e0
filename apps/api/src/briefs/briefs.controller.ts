import { briefs as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { BriefsQueries } from './briefs.queries.ts'
import { type BriefId, BriefsService } from './briefs.service.ts'

type View = Promise<wire.BriefView>

@Controller()
export class BriefsController {
  constructor(
    private readonly service: BriefsService,
    private readonly queries: BriefsQueries,
  ) {}

  @Serve(wire.tags)
  async tags() {
    return { items: await this.queries.tags() }
  }

  @Serve(wire.list)
  list(@Call() { actor, query }: MemberCall<typeof wire.list>) {
    return this.queries.list(actor, query)
  }

  @Serve(wire.create)
  async create(@Call() { body, actor, now }: MemberCall<typeof wire.create>): View {
    return this.queries.view(await this.service.create(body, actor, now), actor)
  }

  @Serve(wire.view)
  view(@Call() { params, actor }: MemberCall<typeof wire.view>): View {
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.update)
  async update(@Call() { params, body, actor, now, ifMatch }: MemberCall<typeof wire.update>): View {
    await this.service.update(params.id as BriefId, body, ifMatch, actor, now)
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.submit)
  async submit(@Call() { params, actor, now }: MemberCall<typeof wire.submit>): View {
    await this.service.submit(params.id as BriefId, actor, now)
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.pass)
  async pass(@Call() { params, body, actor, now }: MemberCall<typeof wire.pass>): View {
    await this.service.pass(params.id as BriefId, body.note, actor, now)
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.giveBack)
  async giveBack(@Call() { params, body, actor, now }: MemberCall<typeof wire.giveBack>): View {
    await this.service.giveBack(params.id as BriefId, body, actor, now)
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.reject)
  async reject(@Call() { params, body, actor, now }: MemberCall<typeof wire.reject>): View {
    await this.service.reject(params.id as BriefId, body, actor, now)
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.need)
  async need(@Call() { params, body, actor, now }: MemberCall<typeof wire.need>): View {
    await this.service.need(params.id as BriefId, body.needs, actor, now)
    return this.queries.view(params.id, actor)
  }

  @Serve(wire.cancel)
  async cancel(@Call() { params, actor, now }: MemberCall<typeof wire.cancel>): View {
    await this.service.cancel(params.id as BriefId, actor, now)
    return this.queries.view(params.id, actor)
  }
}
