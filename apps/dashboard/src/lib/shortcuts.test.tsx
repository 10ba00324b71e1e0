import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { changeLook } from './look.ts'
import { type Shortcut, shortcutsNow, useShortcuts } from './shortcuts.ts'

function Keys({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  useShortcuts(shortcuts)
  return <input aria-label="words" />
}

function press() {
  const pressed: string[] = []
  const key = (keys: string): Shortcut => ({ keys, label: keys, group: 'do', run: () => void pressed.push(keys) })
  const view = render(<Keys shortcuts={[key('g t'), key('t'), key('mod+k'), key('?')]} />)
  return { pressed, user: userEvent.setup(), view }
}

describe('shortcuts', () => {
  it('tells a chord from its last key alone', async () => {
    const { pressed, user } = press()
    await user.keyboard('gt')
    await user.keyboard('t')
    expect(pressed).toEqual(['g t', 't'])
  })

  it('keep quiet while somebody types, except those with Ctrl', async () => {
    const { pressed, user } = press()
    await user.click(screen.getByLabelText('words'))
    await user.keyboard('t?')
    await user.keyboard('{Control>}k{/Control}')
    expect(pressed).toEqual(['mod+k'])
  })

  it('of a single key can be switched off', async () => {
    changeLook({ shortcutsOn: false })
    const { pressed, user } = press()
    await user.keyboard('t')
    await user.keyboard('{Control>}k{/Control}')
    expect(pressed).toEqual(['mod+k'])
    changeLook({ shortcutsOn: true })
  })

  it('are gone with the screen that brought them', () => {
    const { view } = press()
    expect(shortcutsNow()).toHaveLength(4)
    view.unmount()
    expect(shortcutsNow()).toHaveLength(0)
  })
})
