import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Requests still under way after this long are cut. Milliseconds. */
const PATIENCE = 4_000

/**
 * Lets requests finish before the listener closes. From the first word of stopping every answer says
 * `Connection: close`, so that clients and proxies leave by themselves and nothing is sent into a closing connection.
 */
export class Drain {
  private readonly underWay = new Set<FastifyReply>()
  private isOn = false

  constructor(private readonly fastify: FastifyInstance) {
    fastify.addHook('onRequest', (_, reply, done) => {
      this.underWay.add(reply)
      reply.raw.once('close', () => this.underWay.delete(reply))
      if (this.isOn) void reply.header('connection', 'close')
      done()
    })
    fastify.addHook('onSend', (_, reply, payload, done) => {
      if (this.isOn) void reply.header('connection', 'close')
      done(null, payload)
    })
  }

  /**
   * @param notice how long connections are still accepted, so that balancers see readiness go off first. Milliseconds.
   */
  async finish(notice: number): Promise<void> {
    this.isOn = true
    await pause(notice)
    // Nest closes it a second time later, which is allowed; here it only stops accepting.
    this.fastify.server.close()
    const end = performance.now() + PATIENCE
    while (this.unfinished() > 0 && performance.now() < end) await pause(20)
  }

  /** Streams of events are hijacked, which counts as sent: they never finish, and their clients come back elsewhere. */
  private unfinished(): number {
    return [...this.underWay].filter((it) => !it.sent).length
  }
}
