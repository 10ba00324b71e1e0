import type { ReactNode } from 'react'
import styles from './avatar.module.css'
import { cx } from './cx.ts'
import type { ScoreSide } from './score-layout.ts'

/** Two letters of a name: the first of its first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [...(words[0] ?? '')].slice(0, 2)
  return letters
    .map((it) => [...(it ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

interface AvatarProps {
  readonly name: string
  readonly side?: ScoreSide
  readonly small?: boolean
}

/** The initials of a person or organisation, in the voice of their side. Decoration: the name stands beside it. */
export const Avatar = ({ name, side = 'house', small = false }: AvatarProps) => (
  <span
    className={cx(styles.avatar, side !== 'house' && styles[side], small && styles.small)}
    data-letters={initials(name)}
    aria-hidden="true"
  />
)

/** Avatar, name and one line about them. */
export const Person = ({
  name,
  side,
  note,
  aside,
}: AvatarProps & { readonly note?: ReactNode; readonly aside?: ReactNode }) => (
  <span className={styles.person}>
    <Avatar name={name} {...(side && { side })} />
    <span className={styles.words}>
      <span className={styles.name} translate="no">
        {name}
        {aside === undefined ? null : <> {aside}</>}
      </span>
      {note === undefined ? null : <span className={styles.note}>{note}</span>}
    </span>
  </span>
)
