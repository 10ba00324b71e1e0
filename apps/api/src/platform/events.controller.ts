import { events } from '@concertato/wire'
import { Controller } from '@nestjs/common'
import { Live } from './live.ts'
import { Call, type MemberCall, Serve } from './serve.ts'

/** A comment line this often keeps proxies from closing a quiet stream. Milliseconds. */
const HEARTBEAT = 20_000

@Controller()
export class EventsController {
  constructor(private readonly live: Live) {}

  @Serve(events.stream)
  stream(@Call() { actor, query, reply, request }: MemberCall<typeof events.stream>): void {
    const { workspaceId, workspaceKind } = actor.membership
    reply.hijack()
    const out = reply.raw
    out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    out.write('retry: 2000\n\n')
    const heartbeat = setInterval(() => out.write(':\n\n'), HEARTBEAT)
    const heard = this.live.of(workspaceId, workspaceKind === 'house', query.missed).subscribe({
      next: (event) => out.write(`data: ${JSON.stringify(event)}\n\n`),
      complete: () => out.end(),
    })
    request.raw.on('close', () => {
      clearInterval(heartbeat)
      heard.unsubscribe()
    })
  }
}
