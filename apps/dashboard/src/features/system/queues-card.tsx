import type { system } from '@concertato/wire'
import { useLingui } from '@lingui/react/macro'
import { scaleLinear } from 'd3-scale'
import { useFormats } from '../../lib/format.ts'
import { ChartFrame } from '../../ui/chart/chart-frame.tsx'
import { Mark, Plot } from '../../ui/chart/plot.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './system.module.css'

type QueueView = system.SystemView['queues'][number]

const ROW = 30
const NAME_WIDTH = 110
const PARTS = ['waiting', 'active', 'delayed', 'failed'] as const
type Part = (typeof PARTS)[number]

const openOf = (queue: QueueView): number => PARTS.reduce((sum, part) => sum + queue[part], 0)

/** How much waits where. */
export function QueuesCard({ queues, backend }: { readonly queues: readonly QueueView[]; readonly backend: string }) {
  const { t } = useLingui()
  const { count } = useFormats()
  const names: Readonly<Record<Part, string>> = {
    waiting: t`waiting`,
    active: t`active`,
    delayed: t`later`,
    failed: t`failed`,
  }
  const open = queues.reduce((sum, queue) => sum + openOf(queue), 0)
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0)
  const title = t`Queues`
  if (queues.length === 0) {
    return (
      <Card title={title}>
        <Empty inside sentence={t`No queue is known yet.`} />
      </Card>
    )
  }
  const openWords = count(open)
  const failedWords = count(failed)
  return (
    <ChartFrame
      title={title}
      sentence={t`Jobs in hand: ${openWords}. Given up: ${failedWords}. Kept on ${backend}.`}
      figures={{
        columns: [t`Queue`, ...PARTS.map((part) => names[part]), t`done`],
        rows: queues.map((queue) => [queue.name, ...PARTS.map((part) => count(queue[part])), count(queue.done)]),
      }}
    >
      <QueueBars
        queues={queues}
        names={names}
        label={t`Jobs in hand: ${openWords}. Given up: ${failedWords}. Kept on ${backend}.`}
      />
    </ChartFrame>
  )
}

interface BarsProps {
  readonly queues: readonly QueueView[]
  readonly names: Readonly<Record<Part, string>>
  readonly label: string
}

function QueueBars({ queues, names, label }: BarsProps) {
  const { count } = useFormats()
  const most = Math.max(1, ...queues.map(openOf))
  return (
    <Plot label={label} height={queues.length * ROW} firstId={queues[0]?.name}>
      {(width) => {
        const x = scaleLinear([0, most], [0, Math.max(width - NAME_WIDTH - 44, 40)])
        return queues.map((queue, row) => {
          const words = [queue.name, ...PARTS.map((part) => `${names[part]} ${count(queue[part])}`)].join(', ')
          const y = row * ROW
          return (
            <Mark key={queue.name} id={queue.name} words={words} x={NAME_WIDTH + x(openOf(queue)) / 2} y={y}>
              <rect className={styles.track} x={0} y={y + 2} width={width} height={ROW - 6} rx={4} />
              <text x={8} y={y + 18} aria-hidden="true">
                {queue.name}
              </text>
              {PARTS.map((part, index) => (
                <rect
                  key={part}
                  className={styles[part]}
                  x={NAME_WIDTH + x(PARTS.slice(0, index).reduce((sum, it) => sum + queue[it], 0))}
                  y={y + 8}
                  width={Math.max(x(queue[part]) - 1, 0)}
                  height={12}
                  rx={2}
                />
              ))}
              <text x={NAME_WIDTH + x(openOf(queue)) + 8} y={y + 18} className={styles.figure} aria-hidden="true">
                {count(openOf(queue))}
              </text>
            </Mark>
          )
        })
      }}
    </Plot>
  )
}
