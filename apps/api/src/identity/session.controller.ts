import { type SessionView, session as wire } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { currentContext } from '../platform/context.ts'
import { Call, type CallOf, type PersonCall, Serve } from '../platform/serve.ts'
import { Auth } from './auth.ts'
import { DemoEntrance } from './demo-entrance.ts'
import { SessionQueries } from './session.queries.ts'
import { SessionService } from './session.service.ts'

@Controller()
export class SessionController {
  constructor(
    private readonly service: SessionService,
    private readonly sessions: SessionQueries,
    private readonly auth: Auth,
    private readonly demo: DemoEntrance,
  ) {}

  @Serve(wire.current)
  current(@Call() { request, actor }: CallOf<typeof wire.current>): Promise<SessionView> {
    return this.sessions.view(this.auth.tokenIn(request), actor?.membership?.id)
  }

  @Serve(wire.requestLink)
  requestLink(@Call() { body, request }: CallOf<typeof wire.requestLink>): Promise<void> {
    return this.service.requestLink(body.email, body.locale ?? currentContext()?.locale ?? 'en', request.ip)
  }

  @Serve(wire.followLink)
  followLink(@Call() { body, ...visit }: CallOf<typeof wire.followLink>): Promise<SessionView> {
    return this.service.followLink(body.token, visit)
  }

  @Serve(wire.signIn)
  signIn(@Call() { body, ...visit }: CallOf<typeof wire.signIn>): Promise<SessionView> {
    return this.service.signIn(body.email, body.password, visit)
  }

  @Serve(wire.proveSecondFactor)
  prove(@Call() { actor, body, ...visit }: PersonCall<typeof wire.proveSecondFactor>): Promise<SessionView> {
    return this.service.prove(actor, body.kind, body.code, visit)
  }

  @Serve(wire.stepUp)
  stepUp(@Call() { actor, body, ...visit }: PersonCall<typeof wire.stepUp>): Promise<SessionView> {
    return this.service.stepUp(actor, body, visit)
  }

  @Serve(wire.actAs)
  async actAs(@Call() { actor, body, request }: PersonCall<typeof wire.actAs>): Promise<SessionView> {
    await this.service.actAs(actor, body.membershipId)
    return this.sessions.view(this.auth.tokenIn(request), body.membershipId)
  }

  @Serve(wire.end)
  end(@Call() visit: PersonCall<typeof wire.end>): Promise<void> {
    return this.auth.close(visit)
  }

  @Serve(wire.personas)
  async personas(): Promise<{ items: wire.PersonaView[] }> {
    return { items: await this.demo.personas() }
  }

  @Serve(wire.enterDemo)
  enterDemo(@Call() { body, ...visit }: CallOf<typeof wire.enterDemo>): Promise<SessionView> {
    return this.demo.enter(body.personaId, visit)
  }
}
