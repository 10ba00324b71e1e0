import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { type Problem, isProblem } from '../../lib/problem.ts'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/layout.tsx'
import { titleOf } from '../../ui/form-words.ts'
import { type Persona, readPersonas } from './personas.api.ts'
import styles from './personas.module.css'
import { sessionCalls, useEntry } from './use-entry.ts'

/** The demo's people, one button each. Nothing outside a demo. */
export function Personas() {
  const { i18n } = useLingui()
  const [personas, setPersonas] = useState<readonly Persona[]>([])
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const enter = useEntry(undefined)
  useEffect(() => {
    // Outside a demo there is nobody to be, and without an answer nobody to show.
    readPersonas().then(setPersonas, () => undefined)
  }, [])

  const be = async (id: string) => {
    setBusy(id)
    setFailure(null)
    try {
      const { enterDemo } = await sessionCalls()
      await enter(await enterDemo(id))
    } catch (problem) {
      if (!isProblem(problem)) throw problem
      setFailure(problem)
    } finally {
      setBusy(null)
    }
  }

  if (personas.length === 0) return null
  return (
    <section aria-labelledby="personas">
      <Stack gap="snug">
        <h2 id="personas">
          <Trans>Look around the demo as</Trans>
        </h2>
        {failure === null ? null : <p role="alert">{titleOf(failure)}</p>}
        <div className={styles.personas}>
          {personas.map(({ id, name, role, workspaceName, workspaceKind }) => (
            <Button
              key={id}
              className={styles.persona ?? ''}
              busy={busy === id}
              icon={<Avatar name={name} side={workspaceKind} />}
              onClick={() => void be(id)}
            >
              <span className={styles.words}>
                <b translate="no">{name}</b>
                <span>
                  {i18n._(ROLE_NAMES[role])} · <span translate="no">{workspaceName}</span>
                </span>
              </span>
            </Button>
          ))}
        </div>
      </Stack>
    </section>
  )
}
