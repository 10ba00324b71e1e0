import { act } from '@testing-library/react'

/** A stream of live events that says what the test says; put in the place of the browser's with `hearTests`. */
export class SpokenStream {
  static last: SpokenStream
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  onmessage: ((event: { readonly data: string }) => void) | null = null
  readonly url: string
  constructor(url: string) {
    this.url = url
    SpokenStream.last = this
  }
  close(): void {}
  say(topic: string, id: string): void {
    act(() => this.onmessage?.({ data: JSON.stringify({ topic, id }) }))
  }
}

export const hearTests = (): void => void Object.assign(globalThis, { EventSource: SpokenStream })
export const hearNobody = (): void => void Reflect.deleteProperty(globalThis, 'EventSource')
