import { briefs } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo } from '../testing/server.ts'
import { aBrief } from '../testing/world-matches.ts'
import { aSession } from '../testing/world.ts'

const BRIEF = '40000000-0000-4000-8000-000000000001'
const draft = (over: Partial<briefs.BriefView> = {}) =>
  aBrief({ id: BRIEF, state: 'draft', submittedAt: null, actions: ['update', 'submit'], ...over })

/** Fetched here once, not in the time of the first test. */
beforeAll(() => import('./brief.tsx'))

describe('a brief that is being written', () => {
  it('takes styles and a needed language, and saves them by itself', async () => {
    ordinaryDay(aSession('brand_member'))
    answers(briefs.view, draft({ languages: ['it'] }))
    answers(briefs.tags, { items: ['electro-pop', 'chanson'] })
    const asked = listensTo(briefs.update, draft({ version: 2 }))
    const { user } = await open(`/briefs/${BRIEF}`)
    await user.type(screen.getByRole('combobox', { name: 'Styles you have in mind' }), 'shoegaze{Enter}')
    await user.click(screen.getByRole('checkbox', { name: 'make posts in none of the languages' }))
    const wish = { tags: ['shoegaze'], needs: ['languages'] }
    await waitFor(() => expect(Object.assign({}, ...asked.map((it) => it.body))).toEqual(wish))
    const read = within(screen.getByRole('region', { name: /As acts will read it/ }))
    expect(read.getByText('shoegaze')).toBeTruthy()
    expect(read.getByText('Italian')).toBeTruthy()
    expect(read.getByText('acts that make posts in one of the languages')).toBeTruthy()
  })
})
