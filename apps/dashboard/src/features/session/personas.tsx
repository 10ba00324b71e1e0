import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ROLE_NAMES } from '../../lib/role-words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/layout.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { personasQuery } from './personas.api.ts'
import styles from './personas.module.css'
import { sessionCalls, useEntry } from './use-entry.ts'

/** The demo's people, one button each. Nothing outside a demo. */
export function Personas() {
  const { i18n } = useLingui()
  const { data: personas = [] } = useQuery(personasQuery)
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const enter = useEntry(undefined)

  const be = async (id: string) => {
    setBusy(id)
    setFailure(null)
    try {
      const { enterDemo } = await sessionCalls()
      await enter(await enterDemo(id))
    } catch (problem) {
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
        {failure === null ? null : <ProblemPanel failure={failure} />}
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
