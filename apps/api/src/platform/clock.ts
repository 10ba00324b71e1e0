import { Injectable } from '@nestjs/common'

/** The only place that reads the time. Rules receive it; tests move it. */
@Injectable()
export class Clock {
  private ahead = 0

  now(): Date {
    return new Date(Date.now() + this.ahead)
  }

  /** Moves this process's time forward; used by tests and the demo’s time travel. */
  advance(milliseconds: number): void {
    this.ahead += milliseconds
  }
}
