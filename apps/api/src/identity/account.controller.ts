import { account as wire, type ReplyOf, type SessionView } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type PersonCall, Serve } from '../platform/serve.ts'
import { AccountService } from './account.service.ts'
import { ProtectionService } from './protection.service.ts'

@Controller()
export class AccountController {
  constructor(
    private readonly service: AccountService,
    private readonly protection: ProtectionService,
  ) {}

  @Serve(wire.view)
  view(@Call() { actor }: PersonCall<typeof wire.view>): Promise<wire.AccountView> {
    return this.service.view(actor)
  }

  @Serve(wire.change)
  change(@Call() { actor, body }: PersonCall<typeof wire.change>): Promise<wire.AccountView> {
    return this.service.change(actor, body)
  }

  @Serve(wire.sessions)
  async sessions(@Call() { actor }: PersonCall<typeof wire.sessions>): Promise<ReplyOf<typeof wire.sessions>> {
    return { items: await this.service.sessions(actor) }
  }

  @Serve(wire.endSession)
  endSession(@Call() { actor, params }: PersonCall<typeof wire.endSession>): Promise<void> {
    return this.service.endSession(actor, params.id)
  }

  @Serve(wire.endSessions)
  endSessions(@Call() { actor, ...visit }: PersonCall<typeof wire.endSessions>): Promise<void> {
    return this.service.endSessions(actor, visit)
  }

  @Serve(wire.setPassword)
  setPassword(@Call() { actor, body, ...visit }: PersonCall<typeof wire.setPassword>): Promise<SessionView> {
    return this.protection.setPassword(actor, body, visit)
  }

  @Serve(wire.enrolSecondFactor)
  enrol(@Call() { actor, body, ...visit }: PersonCall<typeof wire.enrolSecondFactor>): Promise<wire.SecondFactorSetup> {
    return this.protection.enrol(actor, body.password, visit)
  }

  @Serve(wire.verifySecondFactor)
  verify(@Call() { actor, body, ...visit }: PersonCall<typeof wire.verifySecondFactor>): Promise<SessionView> {
    return this.protection.verify(actor, body.code, visit)
  }

  @Serve(wire.dropSecondFactor)
  drop(@Call() { actor, body, ...visit }: PersonCall<typeof wire.dropSecondFactor>): Promise<SessionView> {
    return this.protection.drop(actor, body.code, visit)
  }

  @Serve(wire.renewBackupCodes)
  async renew(
    @Call() { actor, body, ...visit }: PersonCall<typeof wire.renewBackupCodes>,
  ): Promise<ReplyOf<typeof wire.renewBackupCodes>> {
    return { backupCodes: await this.protection.renewBackupCodes(actor, body.code, visit) }
  }
}
