import { ledger as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type MemberCall, Serve } from '../platform/serve.ts'
import { LedgerQueries } from './ledger.queries.ts'

@Controller()
export class LedgerController {
  constructor(private readonly queries: LedgerQueries) {}

  @Serve(wire.accounts)
  accounts(@Call() { query }: MemberCall<typeof wire.accounts>) {
    return this.queries.accounts(query)
  }

  @Serve(wire.transfers)
  transfers(@Call() { query }: MemberCall<typeof wire.transfers>) {
    return this.queries.transfers(query)
  }

  @Serve(wire.sum)
  sum(@Call() { now }: MemberCall<typeof wire.sum>) {
    return this.queries.sum(now)
  }
}
