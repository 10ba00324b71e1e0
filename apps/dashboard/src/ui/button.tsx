import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'

/** `primary`: the page's main action. `turn`: the action the reader's turn waits for. */
export type ButtonTone = 'plain' | 'primary' | 'turn' | 'danger' | 'quiet'

interface Looks {
  readonly tone?: ButtonTone
  readonly small?: boolean
  /** Fills its row. */
  readonly wide?: boolean
  /** Only an icon inside; then `aria-label` is needed. */
  readonly square?: boolean
  readonly icon?: ReactNode
}

const classOf = ({ tone = 'plain', small, wide, square }: Looks, more?: string): string =>
  cx(
    styles.button,
    tone !== 'plain' && styles[tone],
    small && styles.small,
    wide && styles.wide,
    square && styles.square,
    more,
  )

const Busy = () => (
  <span className={styles.busy} aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
)

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'>, Looks {
  /** Work is under way: the button stays focusable, says so and does nothing. */
  readonly busy?: boolean
  /** Cannot be used now. Stays focusable, so that a reader can find out why; say why nearby. */
  readonly off?: boolean
}

/** A native button. Overlays that it opens come from `menu.tsx` and `dialog.tsx`. */
export function Button({
  tone,
  small,
  wide,
  square,
  icon,
  busy,
  off,
  onClick,
  children,
  className,
  ...rest
}: ButtonProps) {
  const isStill = busy === true || off === true
  return (
    <button
      type="button"
      {...rest}
      className={classOf(
        { ...(tone && { tone }), small: small ?? false, wide: wide ?? false, square: square ?? false },
        className,
      )}
      aria-disabled={isStill || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (isStill) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <Busy /> : icon}
      {children}
    </button>
  )
}

interface AnchorProps extends ComponentProps<'a'>, Looks {
  readonly ref?: Ref<HTMLAnchorElement>
}

const Anchor = ({ tone, small, wide, square, icon, children, className, ...rest }: AnchorProps) => (
  <a
    {...rest}
    className={classOf(
      { ...(tone && { tone }), small: small ?? false, wide: wide ?? false, square: square ?? false },
      className,
    )}
  >
    {icon}
    {children}
  </a>
)

/** A link that looks like a button: `<ButtonLink to="/team" tone="primary">`. */
export const ButtonLink = createLink(Anchor)
