import type { SessionView, account } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { dropSecondFactor, renewBackupCodes } from './account.api.ts'
import { BackupCodes } from './backup-codes.tsx'
import { FactorEnrolment } from './factor-enrolment.tsx'

interface FactorProps {
  readonly me: account.AccountView
  /** Takes over the session that a step answers with. */
  readonly onSession: (session: SessionView) => Promise<unknown>
}

type Open = 'enrol' | 'codes' | 'drop' | null

/** The second factor: on or off, its backup codes. */
export function FactorCard({ me: { secondFactor, backupCodesLeft }, onSession }: FactorProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Open>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setOpen(null)
    setCodes(null)
  }
  const take = async (session: SessionView) => {
    await onSession(session)
    close()
  }
  return (
    <Card
      title={<Trans>Second factor</Trans>}
      lede={<Trans>Six digits that only your phone knows, beside the link or the password.</Trans>}
      aside={secondFactor.enrolled ? <Chip tone="pos">{t`On`}</Chip> : <Chip>{t`Off`}</Chip>}
    >
      {secondFactor.enrolled ? (
        <Stack gap="snug">
          <p>
            <Plural value={backupCodesLeft} one="# backup code left." other="# backup codes left." />
          </p>
          <Row>
            <Button onClick={() => setOpen('codes')}>
              <Trans>New backup codes</Trans>
            </Button>
            <Button tone="danger" off={secondFactor.needed} onClick={() => setOpen('drop')}>
              <Trans>Switch off</Trans>
            </Button>
          </Row>
          {secondFactor.needed ? (
            <p className="small quiet">
              <Trans>One of your roles needs it, so it stays on.</Trans>
            </p>
          ) : null}
        </Stack>
      ) : (
        <Button tone="primary" onClick={() => setOpen('enrol')}>
          <Trans>Set it up</Trans>
        </Button>
      )}
      <Dialog isOpen={open === 'enrol'} onClose={close} title={t`Second factor`} as="wide">
        <FactorEnrolment onDone={take} />
      </Dialog>
      <Dialog
        isOpen={open === 'codes'}
        onClose={close}
        title={t`New backup codes`}
        lede={t`The old ones stop working.`}
      >
        {codes === null ? (
          <CodeForm
            deed={t`Show new codes`}
            onCode={async (code) => setCodes((await renewBackupCodes(code)).backupCodes)}
          />
        ) : (
          <BackupCodes codes={codes} />
        )}
      </Dialog>
      <Dialog isOpen={open === 'drop'} onClose={close} title={t`Switch off the second factor?`}>
        <CodeForm isDanger deed={t`Switch off`} onCode={async (code) => take(await dropSecondFactor(code))} />
      </Dialog>
    </Card>
  )
}

interface CodeFormProps {
  readonly deed: string
  readonly isDanger?: boolean
  readonly onCode: (code: string) => Promise<unknown>
}

function CodeForm({ deed, isDanger = false, onCode }: CodeFormProps) {
  const { t } = useLingui()
  return (
    <Form onSubmit={({ code = '' }) => onCode(code.replaceAll(' ', ''))}>
      <TextField
        name="code"
        label={t`Six digits from your authenticator`}
        autoComplete="one-time-code"
        inputMode="numeric"
        minLength={6}
      />
      <FormActions end>
        <SubmitButton tone={isDanger ? 'danger' : 'primary'}>{deed}</SubmitButton>
      </FormActions>
    </Form>
  )
}
