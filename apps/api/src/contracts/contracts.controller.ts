import { contracts as wire } from '@concertato/wire'
import { Controller, StreamableFile } from '@nestjs/common'
import { Call, type CallOf, type MemberCall, Serve } from '../platform/serve.ts'
import { ContractsQueries } from './contracts.queries.ts'
import { type ContractId, ContractsService } from './contracts.service.ts'
import { CopiesService } from './copies.service.ts'

@Controller()
export class ContractsController {
  constructor(
    private readonly service: ContractsService,
    private readonly queries: ContractsQueries,
    private readonly copies: CopiesService,
  ) {}

  @Serve(wire.list)
  list(@Call() { query }: MemberCall<typeof wire.list>) {
    return this.queries.list(query)
  }

  @Serve(wire.view)
  view(@Call() { params, query, actor, now }: MemberCall<typeof wire.view>): Promise<wire.ContractView> {
    return this.queries.view(params.id, query.locale, actor, now)
  }

  @Serve(wire.sign)
  async sign(@Call() { params, body, actor, now }: MemberCall<typeof wire.sign>): Promise<wire.ContractView> {
    await this.service.sign(params.id as ContractId, body, actor, now)
    return this.queries.view(params.id, undefined, actor, now)
  }

  @Serve(wire.decline)
  async decline(@Call() { params, body, actor, now }: MemberCall<typeof wire.decline>): Promise<wire.ContractView> {
    await this.service.decline(params.id as ContractId, body, actor, now)
    return this.queries.view(params.id, undefined, actor, now)
  }

  @Serve(wire.annul)
  async annul(@Call() { params, body, actor, now }: MemberCall<typeof wire.annul>): Promise<wire.ContractView> {
    await this.service.annul(params.id as ContractId, body.note, actor, now)
    return this.queries.view(params.id, undefined, actor, now)
  }

  @Serve(wire.record)
  record(@Call() { params }: MemberCall<typeof wire.record>): Promise<wire.RecordView> {
    return this.queries.links(params.id)
  }

  @Serve(wire.pdf)
  async pdf(@Call() { params, reply }: MemberCall<typeof wire.pdf>): Promise<StreamableFile> {
    const { bytes, name } = await this.copies.read(params.id as ContractId)
    void reply.header('content-security-policy', 'sandbox').header('cache-control', 'private, no-store')
    const disposition = `attachment; filename="${name}"`
    return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length })
  }

  @Serve(wire.verify)
  verify(@Call() { params }: CallOf<typeof wire.verify>): Promise<wire.VerifyView> {
    return this.queries.verify(params.hash)
  }
}
