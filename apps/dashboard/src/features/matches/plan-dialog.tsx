import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { useFormats } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Columns, Row } from '../../ui/layout.tsx'
import { MoneyField, NumberField } from '../../ui/number-field.tsx'
import { PRICE_WORDS } from './price-words.ts'
import type { Plan, PlanAct, Wish } from './planner.api.ts'
import styles from './plan.module.css'

interface DialogProps {
  readonly plan: Plan
  readonly wish: Wish
  readonly onWish: (wish: Wish) => void
  readonly onClose: () => void
}

type Stand = 'must' | 'may' | 'not'

/** Prices nobody knows but the reader, and what the roster has to be like. */
export function PlanDialog({ plan, wish, onWish, onClose }: DialogProps) {
  const { t } = useLingui()
  const { country } = useFormats()
  const [draft, setDraft] = useState(wish)
  const change = (part: Partial<Wish>) => setDraft((it) => ({ ...it, ...part }))
  const countries = [...new Set(plan.acts.map((it) => it.country))].filter((it) => it !== 'XX').toSorted()
  const leastOf = (code: string) => draft.perCountry.find((it) => it.country === code)?.least ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onWish(draft)
    onClose()
  }
  return (
    <Dialog
      isOpen
      as="side"
      onClose={onClose}
      title={<Trans>Prices and conditions</Trans>}
      lede={<Trans>What is entered here counts for this plan alone; nobody else is told.</Trans>}
    >
      <form className={styles.wishes} onSubmit={submit}>
        <MoneyField
          label={t`Budget`}
          currency={plan.currency}
          value={draft.budgetMinor ?? plan.budgetMinor}
          onChange={(minor) => change({ budgetMinor: minor ?? undefined })}
        />
        <Columns of={[1, 1]}>
          <NumberField
            optional
            label={t`At most so many acts`}
            min={1}
            max={40}
            value={draft.most ?? null}
            onChange={(most) => change({ most: most ?? undefined })}
          />
          <NumberField
            optional
            label={t`Fresh voices, at least`}
            help={t`Percent of the acts, with no deal here yet.`}
            min={1}
            max={100}
            value={draft.emergingShare === undefined ? null : Math.round(draft.emergingShare * 100)}
            onChange={(percent) => change({ emergingShare: percent === null ? undefined : percent / 100 })}
          />
        </Columns>
        {countries.length < 2 ? null : (
          <Columns of={[1, 1]}>
            {countries.map((code) => {
              const place = country(code)
              return (
                <NumberField
                  key={code}
                  optional
                  label={t`At least from ${place}`}
                  min={1}
                  max={40}
                  value={leastOf(code)}
                  onChange={(least) =>
                    change({
                      perCountry: [
                        ...draft.perCountry.filter((it) => it.country !== code),
                        ...(least === null ? [] : [{ country: code, least }]),
                      ],
                    })
                  }
                />
              )
            })}
          </Columns>
        )}
        <div className={styles.acts}>
          {plan.acts.map((act) => (
            <ActWish key={act.actId} of={act} currency={plan.currency} draft={draft} onChange={change} />
          ))}
        </div>
        <Row apart>
          <Button onClick={() => setDraft({ mustHave: [], mustNot: [], perCountry: [], prices: [] })}>
            <Trans>Take all back</Trans>
          </Button>
          <Button type="submit" tone="primary">
            <Trans>Plan anew</Trans>
          </Button>
        </Row>
      </form>
    </Dialog>
  )
}

interface ActProps {
  readonly of: PlanAct
  readonly currency: string
  readonly draft: Wish
  readonly onChange: (part: Partial<Wish>) => void
}

const standOf = ({ mustHave, mustNot }: Wish, id: string): Stand => {
  if (mustHave.includes(id)) return 'must'
  return mustNot.includes(id) ? 'not' : 'may'
}

function ActWish({ of: { actId, name, price, alone, isStale }, currency, draft, onChange }: ActProps) {
  const { t, i18n } = useLingui()
  const entered = draft.prices.find((it) => it.actId === actId)?.priceMinor
  const known = price && price.from !== 'entered' ? price : null
  const source = known ? i18n._(PRICE_WORDS[known.from]) : t`not known`
  const without = (list: readonly string[]) => list.filter((it) => it !== actId)
  const setStand = (stand: Stand) =>
    onChange({
      mustHave: stand === 'must' ? [...without(draft.mustHave), actId] : without(draft.mustHave),
      mustNot: stand === 'not' ? [...without(draft.mustNot), actId] : without(draft.mustNot),
    })
  return (
    <div className={styles.act}>
      <span>
        <b translate="no">{name}</b>
        {alone === null ? (
          <span className="tiny quiet">
            {' '}
            {isStale ? <Trans>audience too old to plan with</Trans> : <Trans>no audience to compare</Trans>}
          </span>
        ) : null}
      </span>
      <MoneyField
        label={t`Price of ${name}`}
        help={source}
        currency={currency}
        value={entered ?? known?.minor ?? null}
        onChange={(minor) =>
          onChange({
            prices: [
              ...draft.prices.filter((it) => it.actId !== actId),
              ...(minor === null || minor === 0n || minor === known?.minor ? [] : [{ actId, priceMinor: minor }]),
            ],
          })
        }
      />
      <RadioField<Stand>
        as="segments"
        name={`stand-${actId}`}
        label={t`${name} in the plan`}
        value={standOf(draft, actId)}
        onChange={setStand}
        options={[
          { value: 'must', label: t`Must be in` },
          { value: 'may', label: t`May be` },
          { value: 'not', label: t`Leave out` },
        ]}
      />
    </div>
  )
}
