import type { audience } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import type { FormValues } from '../../ui/form.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'

/** Figures as people type them, thousands grouped or not. */
const FIGURE = String.raw`\d[\d\s.,'’]*`

const figureOf = (text: string | undefined): number => Number((text ?? '').replace(/\D/g, ''))

/** What was typed into `TotalsFields`. */
export const totalsOf = (values: FormValues): audience.TotalsView => ({
  followers: figureOf(values['followers']),
  totalLikes: figureOf(values['totalLikes']),
  views: (values['views'] ?? '')
    .split(/[\n;]+/)
    .filter((it) => /\d/.test(it))
    .map(figureOf)
    .slice(0, 500),
})

/** What a platform shows of an account to everybody. */
export function TotalsFields({ now }: { readonly now: audience.TotalsView | null }) {
  const { t } = useLingui()
  return (
    <Stack>
      <TextField
        name="followers"
        label={t`Followers`}
        inputMode="numeric"
        pattern={FIGURE}
        title={t`Write a whole number.`}
        defaultValue={now?.followers ?? ''}
      />
      <TextField
        name="totalLikes"
        label={t`Likes altogether`}
        inputMode="numeric"
        pattern={FIGURE}
        title={t`Write a whole number.`}
        defaultValue={now?.totalLikes ?? ''}
      />
      <TextArea
        name="views"
        label={t`Views of recent posts`}
        optional
        rows={5}
        help={t`One figure a line. Twenty posts say more than the best one.`}
        defaultValue={now?.views.join('\n') ?? ''}
      />
    </Stack>
  )
}
