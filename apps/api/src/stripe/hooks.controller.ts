import { hooks as wire, type ReplyOf } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Call, type CallOf, Serve } from '../platform/serve.ts'
import { EventIntake } from './event-intake.service.ts'

@Controller()
export class HooksController {
  constructor(private readonly intake: EventIntake) {}

  @Serve(wire.stripe)
  async stripe(@Call() { request }: CallOf<typeof wire.stripe>): Promise<ReplyOf<typeof wire.stripe>> {
    await this.intake.receive('platform', request.rawBody, request.headers['stripe-signature'])
    return { received: true }
  }

  @Serve(wire.stripeConnect)
  async connect(@Call() { request }: CallOf<typeof wire.stripeConnect>): Promise<ReplyOf<typeof wire.stripeConnect>> {
    await this.intake.receive('connect', request.rawBody, request.headers['stripe-signature'])
    return { received: true }
  }
}
