import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useConfig } from '../lib/config.tsx'
import { useDemoMail } from '../lib/demo-mail.ts'
import { isProblem } from '../lib/problem.ts'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { titleOf } from './form-words.ts'
import { Row, Stack } from './layout.tsx'

interface MailSentProps {
  readonly to: string
  readonly onAgain: () => Promise<unknown>
  readonly onOther: () => void
}

/** A link is on its way. The same words whether or not the address is known. */
export function MailSent({ to, onAgain, onOther }: MailSentProps) {
  const [again, setAgain] = useState<'no' | 'busy' | 'sent' | string>('no')
  const send = async () => {
    setAgain('busy')
    try {
      await onAgain()
      setAgain('sent')
    } catch (failure) {
      if (!isProblem(failure)) throw failure
      setAgain(titleOf(failure))
    }
  }
  return (
    <Stack>
      <Card title={<Trans>Look in your mail</Trans>}>
        <p role="status">
          <Trans>
            If <b translate="no">{to}</b> can be used here, a link is in its inbox within a minute. It works once.
          </Trans>
        </p>
      </Card>
      <DemoMail to={to} />
      <Row>
        <Button busy={again === 'busy'} onClick={() => void send()}>
          <Trans>Send it again</Trans>
        </Button>
        <Button tone="quiet" onClick={onOther}>
          <Trans>Use another address</Trans>
        </Button>
      </Row>
      <p className="small quiet" role="status">
        {again === 'sent' ? <Trans>Sent again. Only the newest link works.</Trans> : null}
        {again !== 'no' && again !== 'busy' && again !== 'sent' ? again : null}
      </p>
    </Stack>
  )
}

/** In the demo no mail leaves the server: it is opened here. */
function DemoMail({ to }: { readonly to: string }) {
  const mail = useDemoMail(to, useConfig()?.demo ?? false)
  if (!mail?.link) return null
  return (
    <Card tone="sunken" title={<Trans>Your mail, since this is a demo</Trans>} rank={2}>
      <p>
        <a href={mail.link}>{mail.subject}</a>
      </p>
    </Card>
  )
}
