import { isMinor } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { rememberAsked } from '../../lib/asked-link.ts'
import { browserCountry, countryOptions } from '../../lib/countries.ts'
import { keepDraft, readDraft } from '../../lib/draft.ts'
import { setVoice } from '../../lib/i18n.ts'
import { Card } from '../../ui/card.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { Form, FormActions, type FormValues, SubmitButton } from '../../ui/form.tsx'
import { Stack } from '../../ui/layout.tsx'
import { MailSent } from '../../ui/mail-sent.tsx'
import { ScoreStrip, type Turn } from '../../ui/score-strip.tsx'
import { SelectField, TextField } from '../../ui/text-field.tsx'
import { type JoinBody, type JoinSide, joinBodyOf, mailGoesTo } from './join-body.ts'

const calls = () => import('./join.api.ts')
const today = (): string => new Date().toISOString().slice(0, 10)

function isUnderAge(birthOn: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(birthOn) && isMinor(birthOn, today())
  } catch {
    // A day that cannot be: the server names what is wrong with it.
    return false
  }
}

/** The first bars of a first deal; the one of whoever joins is lit. */
function useFirstBars(side: JoinSide | null): readonly Turn[] {
  const { t } = useLingui()
  const bars: readonly Omit<Turn, 'state'>[] = [
    { label: t`Join`, side: side ?? 'house', weight: 5 },
    { label: t`Brief`, side: 'brand', weight: 7 },
    { label: t`Match`, side: 'house', weight: 4 },
    { label: t`Offer`, side: 'act', weight: 6 },
    { label: t`Sign`, side: 'brand', weight: 4 },
    { label: t`Make`, side: 'act', weight: 12 },
    { label: t`Release`, side: 'house', weight: 5 },
  ]
  return bars.map((it, index) => ({ ...it, state: index === 0 ? 'now' : 'todo' }))
}

/** Asks for a workspace: for a brand, or for an act. */
export function JoinForm() {
  const { t, i18n } = useLingui()
  const [draft] = useState(() => readDraft('join'))
  const [side, setSide] = useState<JoinSide | null>(
    draft['side'] === 'brand' || draft['side'] === 'act' ? draft['side'] : null,
  )
  const [asked, setAsked] = useState<JoinBody | null>(null)
  const bars = useFirstBars(side)

  const ask = async (body: JoinBody) => {
    const { startJoin } = await calls()
    await startJoin(body)
    rememberAsked()
    setAsked(body)
  }
  const submit = async (fields: FormValues) => {
    if (side === null) return
    const { email = '', name = '', country = '', website = '' } = fields
    keepDraft('join', { side, email, name, country, website })
    await ask(joinBodyOf(side, fields, i18n.locale as Locale))
  }

  if (asked !== null)
    return <MailSent to={mailGoesTo(asked)} onAgain={() => ask(asked)} onOther={() => setAsked(null)} />
  return (
    <Form aria-label={t`Join`} onSubmit={submit}>
      <ScoreStrip turns={bars} />
      <RadioField
        name="side"
        as="cards"
        label={t`Who are you?`}
        options={[
          {
            value: 'brand',
            label: t`I represent a brand`,
            help: t`Post a brief, see who reaches your people, agree and pay.`,
          },
          {
            value: 'act',
            label: t`I make music or content`,
            help: t`See offers on your terms, sign, deliver, be paid.`,
          },
        ]}
        {...(side && { value: side })}
        onChange={(next: JoinSide) => {
          setVoice(next === 'act' ? 'informal' : 'formal')
          setSide(next)
          void calls()
        }}
      />
      {side === null ? null : <SideFields key={side} side={side} draft={draft} />}
    </Form>
  )
}

interface SideProps {
  readonly side: JoinSide
  readonly draft: Readonly<Record<string, string>>
}

function SideFields({ side, draft }: SideProps) {
  const { t, i18n } = useLingui()
  const countries = useMemo(() => countryOptions(i18n.locale), [i18n.locale])
  const isBrand = side === 'brand'
  return (
    <Stack>
      <TextField
        name="name"
        label={isBrand ? t`Organisation` : t`Artist or band name`}
        maxLength={120}
        autoComplete={isBrand ? 'organization' : 'nickname'}
        defaultValue={draft['name']}
      />
      <TextField
        name="email"
        type="email"
        label={isBrand ? t`Work e-mail` : t`E-mail`}
        autoComplete="email"
        inputMode="email"
        defaultValue={draft['email']}
      />
      <SelectField
        name="country"
        label={t`Country`}
        help={
          isBrand
            ? t`Decides the law, the VAT and the currency.`
            : t`Where you live. It decides the law and the currency.`
        }
        options={countries}
        prompt={t`Choose a country`}
        defaultValue={draft['country'] ?? browserCountry(navigator.languages) ?? ''}
      />
      {isBrand ? (
        <TextField
          name="website"
          label={t`Website`}
          optional
          inputMode="url"
          autoComplete="url"
          defaultValue={draft['website']}
        />
      ) : (
        <ActFields />
      )}
      <FormActions>
        <SubmitButton>
          <Trans>Continue</Trans>
        </SubmitButton>
      </FormActions>
    </Stack>
  )
}

function ActFields() {
  const { t } = useLingui()
  const [birthOn, setBirthOn] = useState('')
  return (
    <>
      <RadioField
        name="form"
        as="segments"
        label={t`You are`}
        defaultValue="solo"
        options={[
          { value: 'solo', label: t`One person` },
          { value: 'band', label: t`A band` },
        ]}
      />
      <TextField
        name="birthOn"
        type="date"
        label={t`Date of birth of the artist`}
        help={t`Of the youngest, in a band. Under 18 a guardian takes part. Nobody else sees it.`}
        max={today()}
        min="1900-01-01"
        onChange={({ target: { value } }) => setBirthOn(value)}
      />
      {isUnderAge(birthOn) ? <GuardianFields /> : null}
    </>
  )
}

/** Under 18: how the guardian comes in. */
function GuardianFields() {
  const { t } = useLingui()
  const [who, setWho] = useState<'me' | 'other'>('other')
  return (
    <Card tone="sunken" title={<Trans>Under 18, a guardian opens the account</Trans>} rank={2}>
      <Stack>
        <p className="small">
          <Trans>
            The guardian gets the link, consents to every deal, and sees what is earned. On the 18th birthday the
            account moves to the artist.
          </Trans>
        </p>
        <RadioField
          name="guardian"
          label={t`Who is filling this in?`}
          value={who}
          onChange={setWho}
          options={[
            { value: 'other', label: t`The artist` },
            { value: 'me', label: t`The guardian` },
          ]}
        />
        {who === 'other' ? (
          <TextField name="guardianEmail" type="email" label={t`E-mail of the guardian`} autoComplete="off" />
        ) : (
          <TextField
            name="guardianBirthOn"
            type="date"
            label={t`Date of birth of the guardian`}
            autoComplete="bday"
            max={today()}
            min="1900-01-01"
          />
        )}
      </Stack>
    </Card>
  )
}
