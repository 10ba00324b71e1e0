import { BRIEF_NEEDS, type BriefNeed, isIdleNeed } from '@concertato/deal'
import { useLingui } from '@lingui/react/macro'
import { Checkbox } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { Stack } from '../../ui/layout.tsx'
import type { BriefDraft } from './brief-draft.ts'
import { NEED_WORDS } from './need-words.ts'

interface NeedsProps {
  readonly draft: BriefDraft
  readonly onChange: (part: Pick<BriefDraft, 'needs'>) => void
}

/** Turns wishes into conditions, each by itself; one whose wish is empty cannot be chosen and says why. */
export function NeedsField({ draft, onChange }: NeedsProps) {
  const { t, i18n } = useLingui()
  const toggle = (need: BriefNeed, isNeeded: boolean) =>
    onChange({ needs: BRIEF_NEEDS.filter((it) => (it === need ? isNeeded : draft.needs.includes(it))) })
  return (
    <Field name="needs" group label={t`Leave out acts that …`}>
      {() => (
        <Stack gap="snug">
          {BRIEF_NEEDS.map((need) => {
            const isIdle = isIdleNeed(need, draft)
            const { leavesOut, stays, first } = NEED_WORDS[need]
            return (
              <Checkbox
                key={need}
                name="needs"
                value={need}
                label={i18n._(leavesOut)}
                help={i18n._(isIdle ? first : stays)}
                disabled={isIdle}
                checked={!isIdle && draft.needs.includes(need)}
                onChange={(event) => toggle(need, event.currentTarget.checked)}
              />
            )
          })}
        </Stack>
      )}
    </Field>
  )
}
