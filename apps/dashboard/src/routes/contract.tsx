import type { Locale } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import styles from '../features/contracts/contracts.module.css'
import { ContractPage, Signatures } from '../features/contracts/contract-page.tsx'
import { contractQuery, recordQuery } from '../features/contracts/contracts.api.ts'
import { RecordCard } from '../features/contracts/record-card.tsx'
import { SignForm } from '../features/contracts/sign-form.tsx'
import { actingAs } from '../lib/acting.ts'
import { CONTRACT_STATE_WORDS } from '../lib/deal-words.ts'
import { LOCALES, LOCALE_NAMES } from '../lib/locales.ts'
import { useHere } from '../lib/session.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { cx } from '../ui/cx.ts'
import { Columns, Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { SelectField } from '../ui/text-field.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const contract = await queries.ensureQueryData(contractQuery(params['id'] ?? ''))
  return { crumb: contract.briefTitle }
}

export default function ContractRoute() {
  const { t, i18n } = useLingui()
  const here = useHere()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: contract } = useSuspenseQuery(contractQuery(id))
  const [locale, setLocale] = useState<Locale>(contract.bindingLocale)
  const { data: translated } = useQuery({ ...contractQuery(id, locale), enabled: locale !== contract.bindingLocale })
  const { data: record } = useQuery(recordQuery(id))
  const act = contract.act.name
  const brand = contract.brand.name
  const missing = contract.signatures.filter(({ signedAt }) => signedAt === null).length
  const isBinding = locale === contract.bindingLocale
  const text = isBinding ? contract.text : (translated?.text ?? contract.text)
  const binding = LOCALE_NAMES[contract.bindingLocale]
  return (
    <Page
      title={t`Contract`}
      sentence={
        <Plural
          value={missing}
          _0="Signed by everybody"
          one="One signature is missing"
          other="# signatures are missing"
        />
      }
      lede={
        <>
          <span translate="no">
            {brand} × {act} · {contract.briefTitle}
          </span>{' '}
          <Chip>{i18n._(CONTRACT_STATE_WORDS[contract.state])}</Chip>{' '}
          {contract.turn?.dueAt ? (
            <>
              <Trans>by</Trans> <When at={contract.turn.dueAt} as="moment" />
            </>
          ) : null}
        </>
      }
      turns={turnsOf(contract.score, i18n)}
      actions={
        <>
          <a className="small" href={`/api/contracts/${id}/pdf?acting-as=${actingAs() ?? ''}`} download>
            <Trans>PDF copy</Trans>
          </a>
          {here.may('money.fund') && contract.state === 'awaiting_funds' ? (
            <ButtonLink to="/contracts/$id/fund" params={{ id }} tone="turn">
              <Trans>Fund the deal</Trans>
            </ButtonLink>
          ) : null}
          {contract.state === 'active' || contract.state === 'completed' ? (
            <ButtonLink to="/deliverables">
              <Trans>See the work</Trans>
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Columns of={[2, 1]}>
        <Card
          aside={
            <SelectField
              label={t`Language`}
              options={LOCALES.map((it) => ({ value: it, label: LOCALE_NAMES[it] }))}
              value={locale}
              onChange={(event) => setLocale(event.currentTarget.value as Locale)}
            />
          }
          title={isBinding ? <Trans>The page</Trans> : <Trans>A translation; {binding} binds</Trans>}
        >
          <ContractPage text={text} />
        </Card>
        <Stack>
          <SignForm of={contract} />
          <Card title={<Trans>Signatures</Trans>}>
            <Signatures of={contract.signatures} />
          </Card>
          {contract.decline ? (
            <Card tone="warn" title={<Trans>Refused</Trans>}>
              <p translate="yes">{contract.decline.note}</p>
            </Card>
          ) : null}
          {record ? <RecordCard of={record} sides={contract} /> : null}
          <Card title={<Trans>Proof</Trans>}>
            <p className="small">
              <Trans>Anyone who holds a copy can check it.</Trans>
            </p>
            <p className={cx('tiny quiet mono', styles.hash)}>{contract.documentHash}</p>
            <ButtonLink small to="/verify" search={{ hash: contract.documentHash }}>
              <Trans>Verify page</Trans>
            </ButtonLink>
          </Card>
        </Stack>
      </Columns>
    </Page>
  )
}
