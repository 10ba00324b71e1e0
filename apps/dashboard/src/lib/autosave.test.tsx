import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useAutosave } from './autosave.ts'

it('saves one after another, so that each knows the version the one before made', async () => {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const save = (it: string) => {
    begun.push(it)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  const { result } = renderHook(() => useAutosave(save))
  let all: Promise<unknown> = Promise.resolve()
  await act(async () => {
    all = Promise.all([result.current.now('first'), result.current.now('second')])
    await Promise.resolve()
  })
  expect(begun).toEqual(['first'])
  await act(async () => {
    ends[0]?.()
    await Promise.resolve()
    await Promise.resolve()
  })
  expect(begun).toEqual(['first', 'second'])
  await act(async () => {
    ends[1]?.()
    await all
  })
  expect(result.current.state.is).toBe('saved')
})
