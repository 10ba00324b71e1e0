import { briefs, rankPolicy } from '@concertato/wire'
import { screen, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { aBrief } from '../testing/world-matches.ts'
import { aMove, aPolicy, aPreview, aVersion, someSettings } from '../testing/world-policy.ts'
import { aSession } from '../testing/world.ts'

const WHY = 'Two clients asked for cheaper lists.'
const DEARER = { audience: 35, content: 20, price: 30, record: 15 }
const second = aVersion({ version: 2, settings: someSettings({ points: DEARER }), note: WHY, setBy: 'Tomas Lindqvist' })

/** Fetched here once, not in the time of the first test. */
beforeAll(() => import('./policy.tsx'))

const house = (role: 'house_admin' | 'house_matcher' = 'house_admin', policy = aPolicy()) => {
  ordinaryDay(aSession(role))
  answers(rankPolicy.view, policy)
  answers(briefs.list, { items: [aBrief(), aBrief({ title: 'Not yet', state: 'draft' })], next: null })
}
const field = (name: string) => screen.getByRole('textbox', { name })
const card = (name: string) => within(screen.getByRole('region', { name }))
type User = Awaited<ReturnType<typeof open>>['user']

async function enter(user: User, name: string, figure: string): Promise<void> {
  await user.clear(field(name))
  await user.type(field(name), figure)
  await user.tab()
}

async function say(user: User): Promise<void> {
  await user.click(field('Why'))
  await user.paste(WHY)
}

beforeEach(() => answers(rankPolicy.preview, aPreview([aMove('Nora Vael', 2, 1), aMove('The Quiet Ferries', 1, 2)])))

describe('the rank policy', () => {
  it('begins with the points of the four parts, and where they come from', async () => {
    house()
    await open('/policy')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'Of a fit’s 100 points the audience gives 45, content 20, price 20, the track record 15',
    )
    expect(screen.getByText(/Version 1, as the product comes\./)).toBeTruthy()
    expect(
      screen.getByRole('img', { name: /Audience 45, Content 20, Price 20,? and Track record 15: 100 of 100/ }),
    ).toBeTruthy()
  })

  it('is read by a matcher, who finds no form', async () => {
    house('house_matcher', aPolicy([second, aVersion()]))
    await open('/policy')
    expect(screen.getByText(/Version 2, set by Tomas Lindqvist on /)).toBeTruthy()
    expect(card('Weights').getByText('35')).toBeTruthy()
    expect(screen.queryByRole('form')).toBeNull()
    const versions = card('Versions')
    expect(versions.getByText(WHY)).toBeTruthy()
    expect(versions.getAllByRole('listitem').map((it) => it.textContent)).toEqual(
      expect.arrayContaining(['Audience 4535', 'Price 2030']),
    )
  })

  it('says what the points come to while they do not add up, and sends nothing', async () => {
    house()
    const sent = listensTo(rankPolicy.set, aPolicy())
    const { user } = await open('/policy')
    await enter(user, 'Track record', '12')
    expect(screen.getByText(/97 of 100: 3 points are not given out\./)).toBeTruthy()
    await enter(user, 'Audience', '75')
    expect(screen.getByText(/127 of 100: 27 points too many\./)).toBeTruthy()
    expect(screen.getByText('Choose between 5 and 70.')).toBeTruthy()
    await say(user)
    await user.click(screen.getByRole('button', { name: 'Set as the next version' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Some weights cannot stand like this.')
    expect(alert.textContent).toContain('Choose between 5 and 70.')
    expect(sent).toEqual([])
  })

  it('shows what the weights would do to a brief’s list, by the figures that were entered', async () => {
    house()
    const asked = listensTo(rankPolicy.preview, aPreview([aMove('Nora Vael', 4, 1), aMove('Mila Brandt', 1, 2)]))
    const { user } = await open('/policy')
    expect(within(screen.getByRole('combobox', { name: 'Try it on' })).getAllByRole('option')).toHaveLength(1)
    await enter(user, 'Audience', '35')
    await enter(user, 'Price', '30')
    const rows = within(await screen.findByRole('table', { name: 'Places now and then' }))
    expect(rows.getByRole('row', { name: /1 Nora Vael 4.*up by 3.*64.*instead of 60/ })).toBeTruthy()
    expect(rows.getByRole('row', { name: /2 Mila Brandt 1.*down by 1/ })).toBeTruthy()
    expect(screen.getByText(/2 acts would change place/)).toBeTruthy()
    expect(asked.at(-1)?.body).toMatchObject({ settings: { points: DEARER, emergingShare: 0.2 } })
  })

  it('sets the next version with a reason, from the version that was read', async () => {
    house()
    const sent = listensTo(rankPolicy.set, aPolicy([second, aVersion()]))
    const { user } = await open('/policy')
    expect(screen.getByRole('button', { name: 'Set as the next version' }).getAttribute('aria-disabled')).toBe('true')
    await enter(user, 'Audience', '35')
    await enter(user, 'Price', '30')
    await enter(user, 'Places for fresh voices', '25')
    await say(user)
    await user.click(screen.getByRole('button', { name: 'Set as the next version' }))
    expect(await screen.findByText('Version 2 stands. Open briefs are ranked anew.')).toBeTruthy()
    expect(sent[0]?.headers.get('if-match')).toBe('"1"')
    expect(sent[0]?.body).toEqual({ settings: someSettings({ points: DEARER, emergingShare: 0.25 }), note: WHY })
    expect(screen.getByText('These are the weights that stand.')).toBeTruthy()
  })

  it('lays both beside each other when somebody else set weights first', async () => {
    house()
    const { user } = await open('/policy')
    await enter(user, 'Points that must be known', '40')
    await say(user)
    refuses(rankPolicy.set, 'version_changed')
    answers(rankPolicy.view, aPolicy([second, aVersion()]))
    await user.click(screen.getByRole('button', { name: 'Set as the next version' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('row', { name: /Points that must be known 40 30/ })).toBeTruthy()
    expect(dialog.getByRole('row', { name: /Price 20 30/ })).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Take theirs' }))
    expect(field('Price').getAttribute('value')).toBe('30')
  })

  it('says so where no brief takes acts', async () => {
    house()
    answers(briefs.list, { items: [], next: null })
    await open('/policy')
    expect(screen.getByText(/No brief takes acts now/)).toBeTruthy()
  })
})
