import { GOALS, SECTORS, TERMS_LIMITS, USAGE_CHANNELS } from '@concertato/deal'
import { briefs } from '@concertato/wire'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CHANNEL_WORDS, GOAL_MEANINGS, GOAL_WORDS, SECTOR_WORDS } from '../../lib/deal-words.ts'
import { Card } from '../../ui/card.tsx'
import { RadioField } from '../../ui/choice.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { LanguagesField } from '../../ui/languages-field.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { LinesField } from '../../ui/lines-field.tsx'
import { MoneyField, NumberField } from '../../ui/number-field.tsx'
import { PickMany } from '../../ui/pick-many.tsx'
import { PlacesField } from '../../ui/places-field.tsx'
import { TagsField } from '../../ui/tags-field.tsx'
import { SelectField, TextArea, TextField } from '../../ui/text-field.tsx'
import { agesOf, type BriefDraft } from './brief-draft.ts'
import { tagsQuery } from './briefs.api.ts'
import { NeedsField } from './needs-field.tsx'

interface SectionProps {
  readonly draft: BriefDraft
  readonly onChange: (part: Partial<BriefDraft>) => void
}

const { BRIEF_LIMITS } = briefs

/** One page in six short sections; every change is handed up at once. */
export const BriefForm = (it: SectionProps & { readonly gaps: briefs.BriefView['gaps'] }) => (
  <Stack>
    <IdeaSection {...it} />
    <PeopleSection {...it} />
    <MusicSection {...it} />
    <WorkSection {...it} />
    <TermsSection {...it} />
    <NeedsSection {...it} />
  </Stack>
)

function IdeaSection({ draft, onChange }: SectionProps) {
  const { t, i18n } = useLingui()
  return (
    <Card title={<Trans>Idea</Trans>}>
      <Stack gap="snug">
        <TextField
          name="title"
          label={t`Title`}
          maxLength={BRIEF_LIMITS.title}
          value={draft.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextArea
          name="idea"
          label={t`What should people feel or do?`}
          help={t`Acts read this first. Say what is fixed, and what is free.`}
          rows={5}
          maxLength={BRIEF_LIMITS.idea}
          value={draft.idea}
          onChange={(event) => onChange({ idea: event.currentTarget.value })}
        />
        <SelectField
          name="sector"
          label={t`Sector`}
          prompt={t`Choose one`}
          options={SECTORS.map((it) => ({ value: it, label: i18n._(SECTOR_WORDS[it]) }))}
          value={draft.sector ?? ''}
          onChange={(event) => onChange({ sector: (event.currentTarget.value || null) as BriefDraft['sector'] })}
        />
      </Stack>
    </Card>
  )
}

function PeopleSection({ draft, onChange }: SectionProps) {
  const { t, i18n } = useLingui()
  const ages = draft.targetAges
  return (
    <Card
      title={<Trans>People</Trans>}
      lede={<Trans>Leave the countries empty to start from your own audience.</Trans>}
    >
      <Stack gap="snug">
        <RadioField
          as="cards"
          name="goal"
          label={t`Goal`}
          options={GOALS.map((it) => ({ value: it, label: i18n._(GOAL_WORDS[it]), help: i18n._(GOAL_MEANINGS[it]) }))}
          {...(draft.goal === null ? {} : { value: draft.goal })}
          onChange={(goal) => onChange({ goal })}
        />
        <PlacesField
          name="targetCountries"
          label={t`Countries they live in`}
          optional
          value={draft.targetCountries}
          onChange={(targetCountries) => onChange({ targetCountries })}
        />
        <Columns of={[1, 1]}>
          <NumberField
            label={t`Age from`}
            optional
            min={13}
            max={120}
            value={ages?.from ?? null}
            onChange={(from) => onChange({ targetAges: agesOf(from, ages?.to ?? null) })}
          />
          <NumberField
            label={t`Age to`}
            optional
            min={13}
            max={120}
            value={ages?.to ?? null}
            onChange={(to) => onChange({ targetAges: agesOf(ages?.from ?? null, to) })}
          />
        </Columns>
      </Stack>
    </Card>
  )
}

function MusicSection({ draft, onChange }: SectionProps) {
  const { t } = useLingui()
  const { data } = useQuery(tagsQuery)
  return (
    <Card
      title={<Trans>Music and language</Trans>}
      lede={<Trans>Styles also find acts whose audience nobody knows yet.</Trans>}
    >
      <Stack gap="snug">
        <TagsField
          name="tags"
          label={t`Styles you have in mind`}
          help={t`Press Enter after each one, such as: electro-pop, chanson.`}
          optional
          suggestions={data?.items ?? []}
          most={BRIEF_LIMITS.tags}
          longest={BRIEF_LIMITS.tag}
          value={draft.tags}
          onChange={(tags) => onChange({ tags })}
        />
        <LanguagesField
          name="languages"
          label={t`Languages of the posts`}
          optional
          most={BRIEF_LIMITS.languages}
          value={draft.languages}
          onChange={(languages) => onChange({ languages })}
        />
      </Stack>
    </Card>
  )
}

function WorkSection({ draft, onChange }: SectionProps) {
  const { t } = useLingui()
  return (
    <Card title={<Trans>Work and dates</Trans>}>
      <Stack gap="snug">
        <Columns of={[1, 1]}>
          <DateField label={t`Starts`} value={draft.startsOn} onChange={(startsOn) => onChange({ startsOn })} />
          <DateField
            label={t`Ends`}
            value={draft.endsOn}
            {...(draft.startsOn ? { min: draft.startsOn } : {})}
            onChange={(endsOn) => onChange({ endsOn })}
          />
        </Columns>
        <LinesField
          name="lines"
          value={draft.lines}
          dueOn={draft.endsOn ?? new Date().toISOString().slice(0, 10)}
          onChange={(lines) => onChange({ lines })}
        />
      </Stack>
    </Card>
  )
}

function TermsSection({ draft, onChange }: SectionProps) {
  const { t, i18n } = useLingui()
  return (
    <Card title={<Trans>Terms</Trans>} lede={<Trans>The budget is the most you will pay in all, fees included.</Trans>}>
      <Stack gap="snug">
        <Columns of={[1, 1]}>
          <MoneyField
            label={t`Budget`}
            currency={draft.currency}
            value={draft.budgetMinor}
            onChange={(budgetMinor) => onChange({ budgetMinor })}
          />
          <NumberField
            label={t`Months you may use the works`}
            help={t`0: only what the act publishes itself.`}
            min={0}
            max={TERMS_LIMITS.usageMonths}
            value={draft.rightsMonths}
            onChange={(rightsMonths) => onChange({ rightsMonths })}
          />
        </Columns>
        {(draft.rightsMonths ?? 0) > 0 ? (
          <>
            <PickMany
              name="usageChannels"
              label={t`Where you want to use them`}
              options={USAGE_CHANNELS.map((it) => ({ value: it, label: i18n._(CHANNEL_WORDS[it]) }))}
              value={draft.usageChannels}
              onChange={(usageChannels) => onChange({ usageChannels })}
            />
            <PlacesField
              name="territories"
              label={t`In which countries`}
              withWorld
              value={draft.territories}
              onChange={(territories) => onChange({ territories })}
            />
          </>
        ) : null}
      </Stack>
    </Card>
  )
}

const NeedsSection = (it: SectionProps) => (
  <Card
    title={<Trans>What is a must</Trans>}
    lede={
      <Trans>
        Wishes put acts in order. A condition leaves acts out; you can still drop it while acts are suggested.
      </Trans>
    }
  >
    <NeedsField {...it} />
  </Card>
)
