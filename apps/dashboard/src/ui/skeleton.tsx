import { Trans } from '@lingui/react/macro'
import type { CSSProperties, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Columns, Stack } from './layout.tsx'
import styles from './skeleton.module.css'

/** A line of text that is on its way. */
export const Bone = ({ width = '100%', style }: { readonly width?: string; readonly style?: CSSProperties }) => (
  <span className={cx(styles.bone, styles.text)} style={{ inlineSize: width, ...style }} />
)

const Waiting = ({ children }: { readonly children: ReactNode }) => (
  <div aria-busy="true">
    <span className="unseen" role="status">
      <Trans>Loading</Trans>
    </span>
    <div aria-hidden="true">{children}</div>
  </div>
)

const Head = () => (
  <div className={styles.head}>
    <span className={cx(styles.bone, styles.title)} />
    <Bone width="320px" />
  </div>
)

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Rows as a table will have them. */
export const RowBones = ({ count = 6 }: { readonly count?: number }) => (
  <div className={styles.rows}>
    {range(count).map((row) => (
      <div key={row} className={styles.row}>
        <Bone width="80%" />
        <Bone width="60%" />
        <Bone width="70%" />
        <Bone width="40%" />
      </div>
    ))}
  </div>
)

/** A card of text that is on its way. */
export const CardBones = ({ lines }: { readonly lines: number }) => (
  <div className={styles.card}>
    <Bone width="40%" />
    {range(lines).map((line) => (
      <Bone key={line} width={`${90 - line * 12}%`} />
    ))}
  </div>
)

/** The shape of a page before its content: same heights, so that nothing jumps. Shown after 150 ms, not before. */
export const PageBones = ({ as = 'list' }: { readonly as?: 'list' | 'cards' | 'form' }) => (
  <Waiting>
    <Head />
    {as === 'list' ? (
      <div className={styles.card}>
        <RowBones />
      </div>
    ) : null}
    {as === 'cards' ? (
      <Columns of={[2, 1]}>
        <Stack>
          <CardBones lines={3} />
          <CardBones lines={3} />
        </Stack>
        <CardBones lines={5} />
      </Columns>
    ) : null}
    {as === 'form' ? (
      <Stack>
        <CardBones lines={5} />
        <CardBones lines={4} />
      </Stack>
    ) : null}
  </Waiting>
)
