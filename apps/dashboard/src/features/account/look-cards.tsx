import type { account } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, lazy, useMemo, useState } from 'react'
import { useAutosave } from '../../lib/autosave.ts'
import { formats } from '../../lib/format.ts'
import { speak } from '../../lib/i18n.ts'
import { LOCALES, LOCALE_NAMES, REGIONS, formatTag, isLocale } from '../../lib/locales.ts'
import { changeLook, useLook } from '../../lib/look.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioField, Switch } from '../../ui/choice.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Saved } from '../../ui/saved.tsx'
import { SelectField, TextField } from '../../ui/text-field.tsx'
import { type AccountChange, useChangeAccount } from './account.api.ts'

interface MeProps {
  readonly me: account.AccountView
}

/** Name and address. */
export function WhoCard({ me }: MeProps) {
  const { t } = useLingui()
  const { mutateAsync } = useChangeAccount()
  const { state, soon } = useAutosave((change: AccountChange) => mutateAsync(change))
  return (
    <Card title={<Trans>You</Trans>} aside={<Saved state={state} />}>
      <Stack>
        <TextField
          name="name"
          label={t`Name`}
          autoComplete="name"
          maxLength={120}
          defaultValue={me.name}
          onChange={({ target: { value } }) => {
            if (value.trim()) soon({ name: value.trim() })
          }}
        />
        <TextField
          label={t`E-mail`}
          readOnly
          defaultValue={me.email}
          help={t`Your links go there. To change it, ask the house.`}
        />
      </Stack>
    </Card>
  )
}

/** Language, formats, time zone. */
export function LanguageCard({ me }: MeProps) {
  const { t, i18n } = useLingui()
  const { mutateAsync } = useChangeAccount()
  const { state, now } = useAutosave((change: AccountChange) => mutateAsync(change))
  const { region, timeZone } = useLook()
  const locale = isLocale(i18n.locale) ? i18n.locale : me.locale
  const regionNames = useMemo(
    () => new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }),
    [locale],
  )
  const sample = formats(formatTag(locale, region), timeZone)
  const day = sample.moment(SAMPLE_AT)
  const amount = sample.money(SAMPLE_AMOUNT, 'exact')
  return (
    <Card title={<Trans>Language and formats</Trans>} aside={<Saved state={state} />}>
      <Stack>
        <SelectField
          name="locale"
          label={t`Language`}
          options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          value={locale}
          onChange={({ target: { value } }) => {
            if (!isLocale(value)) return
            changeLook({ locale: value })
            void speak(value)
            void now({ locale: value })
          }}
        />
        <SelectField
          name="region"
          label={t`Dates, times and amounts`}
          help={t`On this device: ${day} · ${amount}`}
          optional
          prompt={t`As usual in the language`}
          options={REGIONS.map((value) => ({ value, label: regionNames.of(value) ?? value }))}
          value={region ?? ''}
          onChange={({ target: { value } }) => changeLook({ region: REGIONS.find((it) => it === value) ?? null })}
        />
        <ZoneField
          value={timeZone}
          onChange={(value) => {
            changeLook({ timeZone: value })
            void now({ timeZone: value })
          }}
        />
      </Stack>
    </Card>
  )
}

const ComboField = lazy(() => import('../../ui/combo-field.tsx').then((it) => ({ default: it.ComboField })))

interface ZoneProps {
  readonly value: string | null
  readonly onChange: (zone: string | null) => void
}

/** Hardly anybody changes it: the list of four hundred zones is fetched for those who do. */
function ZoneField({ value, onChange }: ZoneProps) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const zones = useMemo(
    () =>
      isOpen ? Intl.supportedValuesOf('timeZone').map((it) => ({ value: it, label: it.replaceAll('_', ' ') })) : [],
    [isOpen],
  )
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (isOpen) {
    return (
      <Suspense>
        <ComboField
          name="timeZone"
          label={t`Time zone`}
          optional
          help={t`Empty: the zone of the device.`}
          options={zones}
          value={value}
          onChange={onChange}
        />
      </Suspense>
    )
  }
  return (
    <Row>
      <span>
        <b>{t`Time zone`}</b>
        <br />
        {value ?? t`${device}, from the device`}
      </span>
      <Button small onClick={() => setOpen(true)}>{t`Change it`}</Button>
    </Row>
  )
}

/** Friday 27 November 2026, 18:00 in Rome, and an amount with thousands and cents. */
const SAMPLE_AT = new Date('2026-11-27T17:00:00Z')
const SAMPLE_AMOUNT = { minor: 123_450n, currency: 'EUR' }

/** Theme, density, motion, keys. */
export function LookCard() {
  const { t } = useLingui()
  const { mutateAsync } = useChangeAccount()
  const { state, now } = useAutosave((change: AccountChange) => mutateAsync(change))
  const { theme, density, reducedMotion, shortcutsOn } = useLook()
  const change = (it: Pick<AccountChange, 'theme' | 'density' | 'reducedMotion' | 'shortcutsOn'>) => {
    changeLook(it as Parameters<typeof changeLook>[0])
    void now(it)
  }
  return (
    <Card title={<Trans>Look and keys</Trans>} aside={<Saved state={state} />}>
      <Stack>
        <RadioField
          name="theme"
          as="segments"
          label={t`Theme`}
          value={theme}
          onChange={(it) => change({ theme: it })}
          options={[
            { value: 'system', label: t`Like the device` },
            { value: 'light', label: t`Light` },
            { value: 'dark', label: t`Dark` },
          ]}
        />
        <RadioField
          name="density"
          as="segments"
          label={t`Rows`}
          value={density}
          onChange={(it) => change({ density: it })}
          options={[
            { value: 'comfortable', label: t`Comfortable` },
            { value: 'compact', label: t`Compact` },
          ]}
        />
        <Switch
          label={t`Less motion`}
          help={t`Nothing slides, blinks or fills by itself.`}
          checked={reducedMotion}
          onChange={({ target: { checked } }) => change({ reducedMotion: checked })}
        />
        <Switch
          label={t`Single-key shortcuts`}
          help={t`Off, only keys with Ctrl or ⌘ work. Good with speech input.`}
          checked={shortcutsOn}
          onChange={({ target: { checked } }) => change({ shortcutsOn: checked })}
        />
      </Stack>
    </Card>
  )
}
