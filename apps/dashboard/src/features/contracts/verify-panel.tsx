import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CONTRACT_STATE_WORDS } from '../../lib/deal-words.ts'
import { Card } from '../../ui/card.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { Stack } from '../../ui/layout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { When } from '../../ui/when.tsx'
import { verifyQuery } from './contracts.api.ts'

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((it) => it.toString(16).padStart(2, '0')).join('')

/** Checks a copy against the record. The file is hashed here and does not leave this device. */
export function VerifyPanel({ start }: { readonly start: string }) {
  const { t } = useLingui()
  const [hash, setHash] = useState(start)
  const take = async (file: File | undefined) => {
    if (file) setHash(hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())))
  }
  return (
    <Stack>
      <Card title={<Trans>Check a copy</Trans>}>
        <Form onSubmit={({ hash: typed = '' }) => setHash(typed.trim().toLowerCase())}>
          <FileField
            label={t`PDF or document`}
            help={t`It is hashed on this device and not sent.`}
            optional
            onPick={(file) => void take(file)}
          />
          <TextField
            key={hash}
            name="hash"
            label={t`SHA-256`}
            defaultValue={hash}
            pattern="[0-9a-fA-F]{64}"
            spellCheck={false}
            autoComplete="off"
          />
          <FormActions>
            <SubmitButton>
              <Trans>Check</Trans>
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
      <Verdict hash={hash} />
    </Stack>
  )
}

function Verdict({ hash }: { readonly hash: string }) {
  const { t, i18n } = useLingui()
  const { data } = useQuery(verifyQuery(hash))
  if (data === undefined) return null
  if (data.names === 'unknown') {
    return (
      <Card tone="neg" title={<Trans>Nothing here has this hash</Trans>}>
        <p>
          <Trans>The copy was changed, or it is not from this house.</Trans>
        </p>
      </Card>
    )
  }
  const what = { document: t`the document`, terms: t`the terms`, pdf: t`the printed copy` }[data.names]
  const links = data.record?.links ?? 0
  return (
    <Card tone={data.record?.isWhole === false ? 'neg' : 'pos'} title={<Trans>Genuine: {what} of a contract</Trans>}>
      <Stack gap="tight">
        {data.state ? <p>{i18n._(CONTRACT_STATE_WORDS[data.state])}</p> : null}
        <ul>
          {data.signatures.map(({ signer, signedAt }) => (
            <li key={signer}>
              {signer === 'brand' ? (
                <Trans>Brand</Trans>
              ) : signer === 'act' ? (
                <Trans>Act</Trans>
              ) : (
                <Trans>Guardian</Trans>
              )}
              {' · '}
              <When at={signedAt} as="moment" />
            </li>
          ))}
        </ul>
        <p className="small">
          {data.record?.isWhole === false ? (
            <Trans>The record is broken.</Trans>
          ) : (
            <Trans>The record is whole: {links} links, each holding the one before.</Trans>
          )}
        </p>
      </Stack>
    </Card>
  )
}
