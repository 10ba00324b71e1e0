import { events } from '@concertato/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { actingAs } from './acting.ts'

type LiveEvent = events.LiveEvent
type Listener = (event: LiveEvent) => void
const listeners = new Set<Listener>()

/** How long a changed row flashes. Milliseconds. */
const FLASH_MS = 600

/** Which first words of query keys go stale with a topic, beside the topic itself. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  brief: ['match', 'deal', 'turns'],
  match: ['brief', 'offer', 'deal', 'turns'],
  thread: ['offer', 'match', 'deal', 'turns'],
  contract: ['offer', 'deliverable', 'deal', 'money', 'turns'],
  deliverable: ['contract', 'deal', 'money', 'turns'],
  milestone: ['contract', 'deal', 'money', 'turns'],
  payment: ['contract', 'deal', 'money', 'ledger', 'turns'],
  payout: ['money', 'deal', 'ledger', 'turns'],
  payee: ['money'],
  team: ['invitation'],
  workspace: ['session'],
}

/** The server takes no longer absence than a day; it keeps much less. Milliseconds. */
const DAY_MS = 86_400_000

/** Until when somebody listened on this page: whatever it shows was read since then. Milliseconds of the page. */
let listenedUntil = 0

const isEvent = (it: unknown): it is LiveEvent => typeof it === 'object' && it !== null && 'topic' in it && 'id' in it

/**
 * Listens to what changes in the workspace and reads it again: a query whose key begins with the event's topic, or with
 * a word that depends on it, is stale from then on. After a break everything is. A page reads before it listens: the
 * server is told for how long, and begins with what changed meanwhile.
 */
export function useLiveEvents(membershipId: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (membershipId === undefined || typeof EventSource === 'undefined') return
    const missed = Math.min(Math.ceil(performance.now() - listenedUntil), DAY_MS)
    const hat = encodeURIComponent(actingAs() ?? membershipId)
    const source = new EventSource(`/api/events?acting-as=${hat}&missed=${missed}`)
    let wasBroken = false
    source.onopen = () => {
      if (wasBroken) void queries.invalidateQueries()
      wasBroken = false
    }
    source.onerror = () => {
      wasBroken = true
    }
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event: unknown = JSON.parse(data)
      if (!isEvent(event)) return
      if (event.topic === events.EVERYTHING) return void queries.invalidateQueries()
      for (const noun of [event.topic, ...(ALSO[event.topic] ?? [])])
        void queries.invalidateQueries({ queryKey: [noun] })
      for (const hear of listeners) hear(event)
    }
    return () => {
      source.close()
      listenedUntil = performance.now()
    }
  }, [membershipId, queries])
}

/** The things of a topic that changed a moment ago; a `Table` lets their rows flash. */
export function useChanged(topic: string): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const hear = (event: LiveEvent) => {
      if (event.topic !== topic) return
      setChanged((ids) => new Set([...ids, event.id]))
      timers.add(setTimeout(() => setChanged((ids) => new Set([...ids].filter((id) => id !== event.id))), FLASH_MS))
    }
    listeners.add(hear)
    return () => {
      listeners.delete(hear)
      for (const timer of timers) clearTimeout(timer)
    }
  }, [topic])
  return changed
}
