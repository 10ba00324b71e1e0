import { I18nProvider } from '@lingui/react'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { i18n, speak } from '../lib/i18n.ts'
import { TagsField } from './tags-field.tsx'

afterEach(cleanup)

function Held({ onKept }: { readonly onKept: (tags: readonly string[]) => void }) {
  const [tags, setTags] = useState<readonly string[]>([])
  const keep = (next: readonly string[]) => {
    setTags(next)
    onKept(next)
  }
  return (
    <TagsField
      name="tags"
      label="Styles"
      suggestions={['chanson', 'electro-pop', 'electro swing']}
      most={3}
      longest={40}
      value={tags}
      onChange={keep}
    />
  )
}

async function field() {
  await speak('en')
  let kept: readonly string[] = []
  render(
    <I18nProvider i18n={i18n}>
      <Held onKept={(tags) => (kept = tags)} />
    </I18nProvider>,
  )
  return { user: userEvent.setup({ delay: null }), input: screen.getByRole('combobox'), kept: () => kept }
}

describe('styles', () => {
  it('are taken over by Enter, by a comma and by leaving the field; spellings of one count once', async () => {
    const { user, input, kept } = await field()
    await user.type(input, 'jazz{Enter}')
    await user.type(input, 'soul,')
    await user.type(input, 'JAZZ{Enter}')
    await user.type(input, ' neo-soul ')
    await user.tab()
    expect(kept()).toEqual(['jazz', 'soul', 'neo-soul'])
    await user.type(input, 'metal{Enter}')
    expect(kept()).toHaveLength(3)
  })

  it('are found in the list by arrow keys, and by pointer', async () => {
    const { user, input, kept } = await field()
    await user.type(input, 'Electro P')
    await user.keyboard('{ArrowDown}{Enter}')
    expect(kept()).toEqual(['electro-pop'])
    await user.type(input, 'elec')
    await user.click(screen.getByRole('option', { name: 'electro swing' }))
    expect(kept()).toEqual(['electro-pop', 'electro swing'])
    expect(screen.queryByRole('option', { name: 'electro-pop' })).toBeNull()
  })

  it('are taken out by Backspace in the empty field, or by their button', async () => {
    const { user, input, kept } = await field()
    await user.type(input, 'jazz,soul,')
    await user.keyboard('{Backspace}')
    expect(kept()).toEqual(['jazz'])
    await user.tab()
    await user.click(screen.getByRole('button', { name: 'Remove jazz' }))
    expect(kept()).toEqual([])
  })
})
