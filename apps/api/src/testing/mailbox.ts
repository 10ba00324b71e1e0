import { EventEmitter, once } from 'node:events'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** A mail server that keeps what it is given, for tests of what really arrives. */
export class Mailbox {
  private readonly received: Received[] = []
  private readonly arrivals = new EventEmitter()
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const read = async () => PostalMime.parse(await new Response(ReadableStream.from(stream)).arrayBuffer())
      void read().then((mail) => {
        for (const { address } of envelope.rcptTo) this.keep(address, mail)
        setImmediate(done)
      })
    },
  })

  /** @returns the address for SMTP_URL. */
  async open(): Promise<string> {
    const listener = this.server.listen(0, '127.0.0.1')
    await once(listener, 'listening')
    const { port } = listener.address() as { port: number }
    return `smtp://127.0.0.1:${port}`
  }

  /** The next unread mail to this address; waits for it. */
  async next(to: string): Promise<Received> {
    for (;;) {
      const at = this.received.findIndex((it) => it.to === to)
      const [found] = at < 0 ? [] : this.received.splice(at, 1)
      if (found) return found
      await once(this.arrivals, 'mail')
    }
  }

  /** The secret of the next link to this address. */
  async token(to: string): Promise<string> {
    const { text } = await this.next(to)
    const token = /#token=([\w-]+)/.exec(text)?.[1]
    if (!token) throw new Error(`no link in the mail to ${to}: ${text}`)
    return token
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private keep(to: string, { subject, text, html }: Email): void {
    this.received.push({ to, subject: subject ?? '', text: text ?? '', html: html ?? '' })
    this.arrivals.emit('mail')
  }
}
