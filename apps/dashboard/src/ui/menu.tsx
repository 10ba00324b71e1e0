import { type ReactNode, Suspense, lazy, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import type { MenuGroup, MenuPopoverProps } from './menu-popover.tsx'

export type { MenuEntry, MenuGroup } from './menu-popover.tsx'

const load = () => import('./menu-popover.tsx')
const MenuPopover = lazy(() => load().then((it) => ({ default: it.MenuPopover })))

interface MenuProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  /** Says what the menu is about. */
  readonly label: string
  /** What the button shows; the label when left out. An icon alone brings its own words along, unseen. */
  readonly children?: ReactNode
  readonly groups: readonly MenuGroup[]
  readonly placement?: MenuPopoverProps['placement']
}

/** A button that opens a list of actions or choices. The list's code is fetched when the pointer or the focus nears. */
export function Menu({ label, groups, placement, children, ...button }: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        {...button}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
      >
        {children ?? label}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <MenuPopover
            label={label}
            groups={groups}
            trigger={trigger}
            onClose={() => setOpen(false)}
            {...(placement && { placement })}
          />
        </Suspense>
      ) : null}
    </>
  )
}
