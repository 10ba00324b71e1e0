import { statedTerms } from '@concertato/wire'
import { screen } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aSession, NOW } from '../testing/world.ts'

const terms: statedTerms.StatedTermsView = {
  feeMinor: null,
  currency: 'EUR',
  territories: ['FR'],
  rightsMonths: 6,
  usageChannels: null,
  busy: [],
  refusedSectors: [],
  statedAt: NOW,
}

beforeAll(() => import('./settings-terms.tsx'))

it('keeps what an act usually asks, and leaves what is empty unsaid', async () => {
  ordinaryDay(aSession('artist'))
  answers(statedTerms.view, terms)
  const heard = listensTo(statedTerms.state, { ...terms, feeMinor: 420_000n })
  const { user } = await open('/settings/terms')
  await user.type(screen.getByRole('textbox', { name: /^Fee for a usual work/ }), '4200')
  await user.click(screen.getByRole('checkbox', { name: 'Alcohol' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved. Open briefs are ranked anew.')).toBeTruthy()
  expect(heard[0]?.body).toEqual({
    feeMinor: '420000',
    territories: ['FR'],
    rightsMonths: 6,
    usageChannels: null,
    busy: [],
    refusedSectors: ['alcohol'],
  })
})

it('can be read and not changed by those who do not answer for the act', async () => {
  ordinaryDay(aSession('band_member'))
  answers(statedTerms.view, terms)
  await open('/settings/terms')
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})
