import { expect, it } from 'vitest'
import { Seal } from './seal.ts'

const seal = new Seal({ AUTH_SECRET: 'x'.repeat(40) })

it('opens what it closed, at the same place only', () => {
  const sealed = seal.close('a token', 'workspace-1 spotify')
  expect(seal.open(sealed, 'workspace-1 spotify')).toBe('a token')
  expect(seal.open(sealed, 'workspace-2 spotify')).toBeUndefined()
  expect(sealed.toString('latin1')).not.toContain('a token')
})

it('closes the same words differently each time', () => {
  expect(seal.close('a token', 'here')).not.toEqual(seal.close('a token', 'here'))
})

it('opens nothing under another secret, and nothing that was touched', () => {
  const sealed = seal.close('a token', 'here')
  expect(new Seal({ AUTH_SECRET: 'y'.repeat(40) }).open(sealed, 'here')).toBeUndefined()
  for (const at of [0, 13, sealed.length - 1]) {
    const touched = Buffer.from(sealed)
    touched[at]! ^= 1
    expect(seal.open(touched, 'here')).toBeUndefined()
  }
  expect(seal.open(Buffer.alloc(3), 'here')).toBeUndefined()
})
