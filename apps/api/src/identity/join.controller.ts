import { join as wire, type Locale, type SessionView } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { currentContext } from '../platform/context.ts'
import { Call, type CallOf, Serve } from '../platform/serve.ts'
import { JoinService } from './join.service.ts'

const asked = (): Locale => currentContext()?.locale ?? 'en'

@Controller()
export class JoinController {
  constructor(private readonly service: JoinService) {}

  @Serve(wire.start)
  start(@Call() { body, request, now }: CallOf<typeof wire.start>): Promise<void> {
    return this.service.start(body, body.locale ?? asked(), request.ip, now)
  }

  @Serve(wire.peek)
  peek(@Call() { body, request, now }: CallOf<typeof wire.peek>): Promise<wire.JoinPeek> {
    return this.service.peek(body.token, request.ip, now)
  }

  @Serve(wire.finish)
  finish(@Call() { body, now, ...visit }: CallOf<typeof wire.finish>): Promise<SessionView> {
    return this.service.finish(body, asked(), visit, now)
  }
}
