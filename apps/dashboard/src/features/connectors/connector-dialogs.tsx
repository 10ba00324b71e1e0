import type { Platform } from '@concertato/audience'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { say } from '../../ui/toast.ts'
import { PLATFORM_NAMES } from './connector-words.ts'
import { useDisconnect } from './connectors.api.ts'

interface PageProps {
  readonly onClose: () => void
  /** Resolves when the browser leaves; a thrown `Problem` is shown and the dialog stays. */
  readonly onPage: (page: string) => Promise<void>
}

/** Spotify does not say whose artist page is whose, so the page is named first. */
export function PageDialog({ onClose, onPage }: PageProps) {
  const { t } = useLingui()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={<Trans>Which artist page?</Trans>}
      lede={<Trans>Spotify counts followers by artist page and does not say whose page it is.</Trans>}
    >
      <Form onSubmit={({ page = '' }) => onPage(page)}>
        <TextField
          name="page"
          label={t`Address of the artist page`}
          help={t`In Spotify: the three dots of the page, “Share”, “Copy link to artist”.`}
          inputMode="url"
          autoComplete="off"
          maxLength={300}
        />
        <FormActions end>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <SubmitButton>
            <Trans>Go to Spotify</Trans>
          </SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Asks before the keys and figures of an account are erased. */
export function DisconnectDialog({ platform, onClose }: { readonly platform: Platform; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { mutateAsync: disconnect } = useDisconnect()
  const name = PLATFORM_NAMES[platform]
  return (
    <Confirm
      isOpen
      isDanger
      onClose={onClose}
      title={t`Disconnect ${name}?`}
      deed={<Trans>Disconnect and erase its figures</Trans>}
      onConfirm={async () => {
        await disconnect(platform)
        say(t`${name} is disconnected. Its figures are erased.`)
      }}
    >
      <p>
        <Trans>
          Its key and its figures are erased here at once, and matches that used them are scored again. Where {name}{' '}
          takes a permission back by itself, it is given back; its own settings show what is left.
        </Trans>
      </p>
    </Confirm>
  )
}
