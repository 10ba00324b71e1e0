import { audience } from '@concertato/wire'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { countryOptions } from '../../lib/countries.ts'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { CellPaste } from './cell-paste.tsx'
import styles from './import.module.css'
import { GENDER_WORDS } from './source-words.ts'

type Cell = audience.CellView

interface CellsProps {
  readonly cells: readonly Cell[]
  readonly onChange: (cells: readonly Cell[]) => void
}

/** People by country, age and gender: typed into a grid, or brought as a table. */
export function CellsFields({ cells, onChange }: CellsProps) {
  const { t } = useLingui()
  const [way, setWay] = useState<'hand' | 'table'>('hand')
  return (
    <Stack>
      <RadioField
        as="segments"
        name="way"
        label={t`How do you bring them?`}
        value={way}
        onChange={setWay}
        options={[
          { value: 'hand', label: t`By hand` },
          { value: 'table', label: t`As a table` },
        ]}
      />
      {way === 'hand' ? (
        <ByHand cells={cells} onChange={onChange} />
      ) : (
        <CellPaste
          onTake={(found) => {
            onChange(found)
            setWay('hand')
          }}
        />
      )}
    </Stack>
  )
}

function ByHand({ cells, onChange }: CellsProps) {
  const { t, i18n } = useLingui()
  const { count } = useFormats()
  const [added, setAdded] = useState<readonly string[]>([])
  const countries = [...new Set([...cells.map((it) => it.country), ...added])]
  const all = countryOptions(i18n.locale)
  const people = cells.reduce((sum, it) => sum + it.people, 0)
  const words = count(people)
  const places = countries.length
  return (
    <Stack gap="snug">
      <ComboField
        // A field that has given its country is a new field.
        key={countries.join(' ')}
        name="country"
        label={t`Add a country`}
        optional={places > 0}
        placeholder={t`Type a country`}
        options={all.filter((it) => !countries.includes(it.value))}
        value={null}
        onChange={(it) => {
          if (it !== null) setAdded([...added, it])
        }}
      />
      {countries.map((country) => (
        <CountryGrid
          key={country}
          country={country}
          cells={cells}
          onChange={onChange}
          onRemove={() => {
            setAdded(added.filter((it) => it !== country))
            onChange(cells.filter((it) => it.country !== country))
          }}
        />
      ))}
      {people > 0 ? (
        <p className="small">
          <Plural value={people} one="# person" other={`${words} people`} />,{' '}
          <Plural value={places} one="# country" other="# countries" />
        </p>
      ) : null}
    </Stack>
  )
}

interface GridProps extends CellsProps {
  readonly country: string
  readonly onRemove: () => void
}

function CountryGrid({ country, cells, onChange, onRemove }: GridProps) {
  const { t, i18n } = useLingui()
  const { country: nameOf } = useFormats()
  const name = nameOf(country)
  const isHere = (it: Cell, ageBand: string, gender: string) =>
    it.country === country && it.ageBand === ageBand && it.gender === gender
  const set = (ageBand: Cell['ageBand'], gender: Cell['gender'], text: string) => {
    const others = cells.filter((it) => !isHere(it, ageBand, gender))
    const digits = text.replace(/\D/g, '').slice(0, 9)
    onChange(digits === '' ? others : [...others, { country, ageBand, gender, people: Number(digits) }])
  }
  return (
    <section className={styles.cells} aria-label={name}>
      <Row apart>
        <b>{name}</b>
        <Button small tone="quiet" onClick={onRemove}>
          <Trans>Remove {name}</Trans>
        </Button>
      </Row>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Age</Trans>
            </th>
            {audience.GENDERS.map((gender) => (
              <th key={gender} scope="col">
                {i18n._(GENDER_WORDS[gender])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audience.AGE_BANDS.map((band) => (
            <tr key={band}>
              <th scope="row">{band}</th>
              {audience.GENDERS.map((gender) => {
                const who = i18n._(GENDER_WORDS[gender])
                return (
                  <td key={gender}>
                    <input
                      aria-label={t`${name}, ${who}, ${band}`}
                      inputMode="numeric"
                      value={cells.find((it) => isHere(it, band, gender))?.people ?? ''}
                      onChange={(event) => set(band, gender, event.currentTarget.value)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
