import { useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useEffect, useState } from 'react'
import { useHere } from '../../lib/session.ts'
import { onStepUp } from '../../lib/step-up.ts'
import { begin } from './session.api.ts'

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((it) => ({ default: it.StepUpDialog })))

/** Asks for a fresh proof of identity whenever a call is refused for want of one. */
export function StepUpHost() {
  const { session } = useHere()
  const queries = useQueryClient()
  const [answer, setAnswer] = useState<{ readonly settle: (proven: boolean) => void } | null>(null)
  useEffect(() => {
    onStepUp(() => new Promise((settle) => setAnswer({ settle })))
    return () => onStepUp(null)
  }, [])
  if (answer === null) return null
  const settle = (proven: boolean) => {
    answer.settle(proven)
    setAnswer(null)
  }
  return (
    <Suspense fallback={null}>
      <StepUpDialog
        hasFactor={session.secondFactor.enrolled}
        onClose={() => settle(false)}
        onProven={async (next) => {
          await begin(queries, next)
          settle(true)
        }}
      />
    </Suspense>
  )
}
