import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Evidence } from '../features/matches/evidence.tsx'
import { reportQuery } from '../features/money/money.api.ts'
import styles from '../features/money/money.module.css'
import { CONTRACT_STATE_WORDS, DELIVERABLE_STATE_WORDS, DELIVERABLE_WORDS } from '../lib/deal-words.ts'
import { useFormats } from '../lib/format.ts'
import { turnsOf } from '../lib/turn-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Stack } from '../ui/layout.tsx'
import { Page } from '../ui/page.tsx'
import { ScoreStrip } from '../ui/score-strip.tsx'
import { When } from '../ui/when.tsx'
import type { Load } from './lazily.tsx'

export const loader = async ({ queries, params }: Load) => {
  const report = await queries.ensureQueryData(reportQuery(params['id'] ?? ''))
  return { crumb: report.title }
}

const Figure = ({ of, children }: { readonly of: string; readonly children: ReactNode }) => (
  <p className={styles.figure}>
    <b>{of}</b>
    <span className="small quiet">{children}</span>
  </p>
)

export default function ReportRoute() {
  const { t, i18n } = useLingui()
  const { compact, count, money } = useFormats()
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: report } = useSuspenseQuery(reportQuery(id))
  const { currency, reach } = report
  const sum = (minor: bigint) => money({ minor, currency })
  const people = reach ? compact(reach.people) : ''
  const voices = report.acts.length
  const low = reach ? compact(reach.low) : ''
  const high = reach ? compact(reach.high) : ''
  const onTime = count(report.deliverablesOnTime)
  const fees = sum(report.feeMinor)
  return (
    <Page
      title={t`Report`}
      sentence={
        reach ? (
          <Trans>
            <Plural value={voices} one="One voice reaches" other="# voices reach" /> {people} people
          </Trans>
        ) : (
          <Plural value={voices} one="One voice in this campaign" other="# voices in this campaign" />
        )
      }
      lede={
        <>
          <span translate="no">{report.title}</span> · <When at={report.madeAt} as="moment" />
        </>
      }
      turns={turnsOf(report.score, i18n)}
    >
      <Stack>
        <Card>
          <div className={styles.figures}>
            {reach ? (
              <Figure of={people}>
                {low === high ? (
                  <Trans>people, each once</Trans>
                ) : (
                  <Trans>
                    people, each once; between {low} and {high}
                  </Trans>
                )}
              </Figure>
            ) : null}
            {report.newPeople === null ? null : (
              <Figure of={compact(report.newPeople)}>
                <Trans>of them new to the brand</Trans>
              </Figure>
            )}
            <Figure of={`${count(report.deliverablesApproved)} / ${count(report.deliverablesPlanned)}`}>
              <Trans>works approved, {onTime} on time</Trans>
            </Figure>
            <Figure of={sum(report.releasedMinor)}>
              <Trans>released of {fees}</Trans>
            </Figure>
            <Figure of={sum(report.paidMinor)}>
              {report.isMoneyClosed ? (
                <Trans>in the bank; every unit is accounted for</Trans>
              ) : (
                <Trans>in the bank so far</Trans>
              )}
            </Figure>
          </div>
        </Card>
        {report.acts.map((it) => (
          <Card
            key={it.contractId}
            title={<span translate="no">{it.act.name}</span>}
            aside={<Chip>{i18n._(CONTRACT_STATE_WORDS[it.state])}</Chip>}
          >
            <Stack gap="snug">
              <ScoreStrip turns={turnsOf(it.score, i18n)} />
              <Evidence of={it.evidence} />
              <table className={styles.plain}>
                <tbody>
                  {it.deliverables.map((work) => (
                    <tr key={work.id}>
                      <th scope="row">{i18n._(DELIVERABLE_WORDS[work.kind])}</th>
                      <td>{i18n._(DELIVERABLE_STATE_WORDS[work.state])}</td>
                      <td>
                        {work.link ? (
                          <a href={work.link} rel="noreferrer noopener" target="_blank">
                            <Trans>See the work</Trans>
                          </a>
                        ) : null}
                      </td>
                      <td>{work.approvedAt ? <When at={work.approvedAt} as="day" /> : '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="small">
                {sum(it.feeMinor)} · {sum(it.paidMinor)} <Trans>in the bank</Trans>
              </p>
            </Stack>
          </Card>
        ))}
        <Card tone="sunken" title={<Trans>Method</Trans>}>
          <p className="small">
            <Trans>
              Reach is counted from audiences the acts and the brand shared, each person once. Where an audience is
              sampled the figure is a range that holds the truth 95 times in 100. Views and sales are not measured here.
            </Trans>
          </p>
        </Card>
      </Stack>
    </Page>
  )
}
