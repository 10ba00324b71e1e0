import { Injectable } from '@nestjs/common'
import type { MessageKind, Messages } from '../messages.ts'

type Receive = (payload: never, messageId: string) => Promise<void>

export interface Receiver {
  readonly name: string
  readonly receive: Receive
}

export interface Sweep {
  readonly name: string
  readonly everySeconds: number
  readonly sweep: () => Promise<void>
}

/**
 * Who receives which message, and what is swept when. Features register in `onModuleInit`; the worker delivers.
 *
 * A sweep finds due rows by their own columns, so that a lost job only delays what a row still says.
 */
@Injectable()
export class Jobs {
  private readonly byKind = new Map<string, Receiver[]>()
  readonly sweeps: Sweep[] = []

  /** `name` is remembered per message: a receiver that finished is not run again when another one failed. */
  on<K extends MessageKind>(
    kind: K,
    name: string,
    receive: (payload: Messages[K], messageId: string) => Promise<void>,
  ): void {
    const others = this.byKind.get(kind) ?? []
    if (others.some((it) => it.name === name)) throw new Error(`two receivers of ${kind} are called ${name}`)
    this.byKind.set(kind, [...others, { name, receive: receive as Receive }])
  }

  every(everySeconds: number, name: string, sweep: () => Promise<void>): void {
    this.sweeps.push({ name, everySeconds, sweep })
  }

  receiversOf(kind: string): readonly Receiver[] {
    return this.byKind.get(kind) ?? []
  }
}
