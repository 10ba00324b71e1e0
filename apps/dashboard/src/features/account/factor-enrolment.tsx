import type { SessionView, account } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { accountQuery, enrolSecondFactor, verifySecondFactor } from './account.api.ts'
import { BackupCodes } from './backup-codes.tsx'
import styles from './factor.module.css'

interface EnrolmentProps {
  readonly onDone: (session: SessionView) => Promise<unknown>
}

/** Three steps: begin, point the phone and prove it works, keep the backup codes. */
export function FactorEnrolment({ onDone }: EnrolmentProps) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { data: me } = useQuery(accountQuery)
  const [setup, setSetup] = useState<account.SecondFactorSetup | null>(null)
  const [proven, setProven] = useState<SessionView | null>(null)

  if (setup !== null && proven !== null) {
    return (
      <Stack>
        <BackupCodes codes={setup.backupCodes} />
        <FormActions>
          <Button
            tone="primary"
            onClick={() => {
              void queries.invalidateQueries({ queryKey: ['account'] })
              void onDone(proven)
            }}
          >
            <Trans>I have kept them</Trans>
          </Button>
        </FormActions>
      </Stack>
    )
  }
  if (setup !== null) return <Proof setup={setup} onProven={setProven} />
  return (
    <Form
      aria-label={t`Second factor`}
      onSubmit={async ({ password }) => setSetup(await enrolSecondFactor(password ? { password } : {}))}
    >
      <p className="small quiet">
        <Trans>You need an authenticator app on your phone. Most password keepers have one built in.</Trans>
      </p>
      {me?.hasPassword ? (
        <TextField name="password" type="password" label={t`Your password`} autoComplete="current-password" />
      ) : null}
      <FormActions>
        <SubmitButton>
          <Trans>Begin</Trans>
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

interface ProofProps {
  readonly setup: account.SecondFactorSetup
  readonly onProven: (session: SessionView) => void
}

function Proof({ setup: { qr, secret }, onProven }: ProofProps) {
  const { t } = useLingui()
  return (
    <div className={styles.setup}>
      <img
        className={styles.qr}
        src={qr}
        alt={t`Picture for the authenticator; the same secret is written beside it`}
      />
      <Form
        aria-label={t`Prove that it works`}
        onSubmit={async ({ code = '' }) => onProven(await verifySecondFactor(code.replaceAll(' ', '')))}
      >
        <p>
          <Trans>Point the authenticator at the picture, or type this secret into it:</Trans>
          <br />
          <code className={`mono ${styles.secret}`} translate="no">
            {secret}
          </code>
        </p>
        <TextField
          name="code"
          label={t`The six digits it shows`}
          autoComplete="one-time-code"
          inputMode="numeric"
          minLength={6}
        />
        <FormActions>
          <SubmitButton>
            <Trans>Continue</Trans>
          </SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}
