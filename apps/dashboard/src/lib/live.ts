import type { events } from '@concertato/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { actingAs } from './acting.ts'

type LiveEvent = events.LiveEvent
type Listener = (event: LiveEvent) => void
const listeners = new Set<Listener>()

const isEvent = (it: unknown): it is LiveEvent => typeof it === 'object' && it !== null && 'topic' in it && 'id' in it

/**
 * Listens to what changes in the workspace and reads it again: a query whose key starts with the event's topic (or the
 * noun before its dot) is stale from then on. After a break everything is.
 */
export function useLiveEvents(membershipId: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (membershipId === undefined || typeof EventSource === 'undefined') return
    const source = new EventSource(`/api/events?acting-as=${encodeURIComponent(actingAs() ?? membershipId)}`)
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
      const noun = event.topic.split('.')[0] ?? event.topic
      void queries.invalidateQueries({ queryKey: [noun] })
      for (const hear of listeners) hear(event)
    }
    return () => source.close()
  }, [membershipId, queries])
}

/** Calls back for every live event, beside the reading again that happens anyway. */
export function useLiveEvent(hear: Listener): void {
  useEffect(() => {
    listeners.add(hear)
    return () => void listeners.delete(hear)
  }, [hear])
}
