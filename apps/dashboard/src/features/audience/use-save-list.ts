import type { IdentifierKind } from '@concertato/audience'
import { t } from '@lingui/core/macro'
import type { audience } from '@concertato/wire'
import { useEffect, useRef, useState } from 'react'
import { isProblem } from '../../lib/problem.ts'
import { type Stage, useRevoke, useSendList } from './audience.api.ts'
import { type PickedList, shapeOf } from './picked-list.ts'

interface Saving {
  readonly picked: PickedList
  readonly kind: IdentifierKind
  /** Makes or names the source the list belongs to. */
  readonly source: () => Promise<string>
  /** The source was made for this list and goes with it when it is stopped. */
  readonly isNew: boolean
}

/** Sends a list and says how far it is. */
export function useSaveList() {
  const { mutateAsync: send } = useSendList()
  const { mutateAsync: revoke } = useRevoke()
  const [stage, setStage] = useState<Stage | null>(null)
  const [broken, setBroken] = useState<string>()
  const stopper = useRef<AbortController | null>(null)
  /** A list that is still being read when its page is left is wanted by nobody. */
  useEffect(() => () => stopper.current?.abort(), [])

  /** @returns the source as it became, or nothing when it was stopped. @throws Problem with the server's refusal. */
  const save = async ({ picked, kind, source, isNew }: Saving): Promise<audience.SourceView | undefined> => {
    const { signal } = (stopper.current = new AbortController())
    let begun: string | undefined
    const named = async () => (begun = await source())
    setBroken(undefined)
    try {
      const list = { file: picked.file, shape: shapeOf(picked, kind) }
      return await send({ list, source: named, tell: setStage, signal })
    } catch (failure) {
      if (isProblem(failure)) throw failure
      if (isNew && begun !== undefined) await revoke(begun)
      if (!signal.aborted) setBroken(t`This file cannot be read. Choose it again.`)
      return undefined
    } finally {
      setStage(null)
    }
  }
  return { stage, broken, save, stop: () => stopper.current?.abort() }
}
