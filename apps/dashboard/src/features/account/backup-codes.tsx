import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { APP_NAME } from '../../lib/app-name.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import styles from './factor.module.css'

/** The codes for the day the phone is lost. Shown once. */
export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useLingui()
  const text = codes.join('\n')
  return (
    <Stack gap="snug">
      <p>
        <Trans>
          Each of these works once, instead of the authenticator. They are not shown again: keep them apart from your
          phone.
        </Trans>
      </p>
      <ul className={styles.codes} translate="no" aria-label={t`Backup codes`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Row>
        <CopyButton text={text} />
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${APP_NAME.toLowerCase()}-codes.txt`}
        >
          <Row>
            <Download size={14} aria-hidden="true" />
            <Trans>Download</Trans>
          </Row>
        </a>
      </Row>
    </Stack>
  )
}
