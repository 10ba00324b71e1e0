import type { DOMAttributes, ReactElement } from 'react'
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './overlay.module.css'

/** Names an icon button on hover and focus. The button still needs its own `aria-label`: a touch screen shows no tip. */
export const Tooltip = ({
  tip,
  children,
}: {
  readonly tip: string
  readonly children: ReactElement<DOMAttributes<Element>, string>
}) => (
  <TooltipTrigger delay={400} closeDelay={80}>
    <Focusable>{children}</Focusable>
    <AriaTooltip className={styles.tip ?? ''} offset={6}>
      {tip}
    </AriaTooltip>
  </TooltipTrigger>
)
