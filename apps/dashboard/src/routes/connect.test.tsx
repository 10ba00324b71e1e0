import { audience, connectors } from '@concertato/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { open, ordinaryDay } from '../testing/app.tsx'
import { answers, listensTo, refuses } from '../testing/server.ts'
import { aSession } from '../testing/world.ts'
import { anAudience, aSource } from '../testing/world-audience.ts'
import { aConnection, aConnector, connectorsOf } from '../testing/world-connectors.ts'

const CONNECTION = '7f0f5f0e-9b7e-4c0e-8b43-0d8b2f7f4a10'

beforeAll(async () => {
  await Promise.all([
    import('./audience.tsx'),
    import('./connect.tsx'),
    import('../features/connectors/connector-dialogs.tsx'),
  ])
})

/** Where the browser was sent; leaving the page is the one thing a test cannot do. */
const left: string[] = []
beforeEach(() => {
  left.length = 0
  vi.stubGlobal('location', { ...window.location, assign: (url: string) => void left.push(url) })
})
afterEach(() => vi.unstubAllGlobals())

type Role = Parameters<typeof aSession>[0]

async function openAudience(items: connectors.ConnectorView[], role: Role = 'artist') {
  ordinaryDay(aSession(role))
  answers(audience.view, anAudience())
  answers(connectors.list, { items })
  const opened = await open('/audience')
  const card = within(await screen.findByRole('region', { name: 'Connect a platform' }))
  await card.findByRole('heading', { name: 'Spotify' })
  return { ...opened, card }
}

describe('the card of platforms', () => {
  it('says of each platform what is read, under which permission, and what never is', async () => {
    const { card } = await openAudience(connectorsOf())
    const names = card.getAllByRole('heading', { level: 3 }).map((it) => it.textContent)
    expect(names).toEqual(['Spotify', 'YouTube', 'TikTok', 'Instagram', 'Snapchat', 'Twitch'])
    expect(card.getByText('How many followers and likes it has')).toBeTruthy()
    expect(card.getByText('user.info.stats')).toBeTruthy()
    expect(card.getByText('yt-analytics.readonly')).toBeTruthy()
    expect(card.getByText(/Never read: who follows you/)).toBeTruthy()
  })

  it('without keys has no button to connect, and says how to get keys and what serves until then', async () => {
    const { card, user } = await openAudience(connectorsOf())
    expect(card.getByText('This house has not set up TikTok.')).toBeTruthy()
    expect(card.queryByRole('button', { name: /^Connect/ })).toBeNull()
    await user.click(card.getByText('TikTok', { selector: 'summary *', exact: false }))
    expect(card.getByText('https://house.example/connect/tiktok')).toBeTruthy()
    expect(card.getByText('TIKTOK_CLIENT_ID')).toBeTruthy()
    expect(card.getByText('TIKTOK_CLIENT_SECRET')).toBeTruthy()
    const console = card.getByRole('link', { name: /console of TikTok/, hidden: true })
    expect(console.getAttribute('href')).toBe('https://console.example/tiktok')
    const [file] = card.getAllByRole('link', { name: 'a file or figures by hand', hidden: true })
    expect(file?.getAttribute('href')).toBe('/audience/new')
  })

  it('copies the address to register', async () => {
    const { card, user } = await openAudience(connectorsOf())
    await user.click(card.getByText('TikTok', { selector: 'summary *', exact: false }))
    await user.click(card.getByRole('button', { name: /^Copy.*TikTok/ }))
    expect(await card.findByRole('button', { name: /^Copied.*TikTok/ })).toBeTruthy()
    expect(await navigator.clipboard.readText()).toBe('https://house.example/connect/tiktok')
  })

  it('goes to the platform’s own page', async () => {
    const { card, user } = await openAudience(connectorsOf({ twitch: { isSetUp: true } }))
    const asked = listensTo(connectors.begin, { url: 'https://id.twitch.tv/oauth2/authorize?state=s' })
    await user.click(card.getByRole('button', { name: /^Connect.*Twitch/ }))
    await waitFor(() => expect(left).toEqual(['https://id.twitch.tv/oauth2/authorize?state=s']))
    expect(asked[0]).toMatchObject({ params: { platform: 'twitch' }, body: { page: null } })
  })

  it('asks for the artist page first where the platform cannot say whose it is, and shows why one is refused', async () => {
    const { card, user } = await openAudience(connectorsOf({ spotify: { isSetUp: true } }))
    refuses(connectors.begin, 'artist_page_needed', { title: 'Paste the address of the artist page.' })
    await user.click(card.getByRole('button', { name: /^Connect.*Spotify/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Address of the artist page'), 'nora')
    await user.click(dialog.getByRole('button', { name: 'Go to Spotify' }))
    expect((await dialog.findByRole('alert')).textContent).toContain('Paste the address')
    const asked = listensTo(connectors.begin, { url: 'https://accounts.spotify.com/authorize' })
    await user.click(dialog.getByRole('button', { name: 'Go to Spotify' }))
    await waitFor(() => expect(left).toHaveLength(1))
    expect(asked[0]?.body).toEqual({ page: 'nora' })
  })

  it('shows whose account it is, and what is wrong with it in words', async () => {
    const { card } = await openAudience(
      connectorsOf({
        twitch: { isSetUp: true, connection: aConnection() },
        youtube: { isSetUp: true, connection: aConnection({ state: 'attention', fault: 'unreachable' }) },
        tiktok: { isSetUp: true, connection: aConnection({ state: 'attention', fault: 'consent_gone' }) },
      }),
    )
    expect(card.getAllByText('Nora Vael')).toHaveLength(3)
    expect(card.getByText('Connected')).toBeTruthy()
    expect(card.getByText('The platform did not answer. It is tried again by itself.')).toBeTruthy()
    expect(card.getByRole('button', { name: /^Connect again.*TikTok/ })).toBeTruthy()
    expect(card.queryByRole('button', { name: /^Read again.*TikTok/ })).toBeNull()
  })

  it('reads again when asked, and says so when it was read a moment ago', async () => {
    const there = { isSetUp: true, connection: aConnection() }
    const { card, user } = await openAudience(connectorsOf({ twitch: there }))
    refuses(connectors.readNow, 'too_many_requests', { title: 'Please wait 200 seconds.' })
    await user.click(card.getByRole('button', { name: /^Read again.*Twitch/ }))
    expect(await screen.findByText('Please wait 200 seconds.')).toBeTruthy()
    const asked = listensTo(connectors.readNow, aConnector('twitch', there))
    await user.click(card.getByRole('button', { name: /^Read again.*Twitch/ }))
    expect(await screen.findByText('Twitch is being read.')).toBeTruthy()
    expect(asked[0]?.params['platform']).toBe('twitch')
  })

  it('disconnects only after asking', async () => {
    const { card, user } = await openAudience(connectorsOf({ twitch: { isSetUp: true, connection: aConnection() } }))
    const asked = listensTo(connectors.disconnect, aConnector('twitch', { isSetUp: true }))
    await user.click(card.getByRole('button', { name: /^Disconnect.*Twitch/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(asked).toHaveLength(0)
    await user.click(dialog.getByRole('button', { name: 'Disconnect and erase its figures' }))
    await waitFor(() => expect(asked[0]?.params['platform']).toBe('twitch'))
  })

  it('lets somebody who may only look change nothing', async () => {
    const there = { isSetUp: true, connection: aConnection() }
    const { card } = await openAudience(connectorsOf({ twitch: there, youtube: { isSetUp: true } }), 'band_member')
    expect(card.queryByRole('button', { name: /Connect|Read again|Disconnect/ })).toBeNull()
  })
})

describe('a source from the platform', () => {
  it('is named as such and is changed by its account alone', async () => {
    ordinaryDay(aSession('artist'))
    const brought = aSource({ kind: 'platform_totals', platform: 'snapchat', connectionId: CONNECTION })
    answers(audience.view, anAudience({ sources: [brought] }))
    await open('/audience')
    const list = within(screen.getByRole('region', { name: 'Sources' }))
    expect(list.getByText('From the platform')).toBeTruthy()
    expect(list.getByText('Snapchat')).toBeTruthy()
    expect(list.queryByRole('button')).toBeNull()
  })
})

describe('back from a platform', () => {
  it('hands over what came, once, and leads on to the audience', async () => {
    ordinaryDay(aSession('artist'))
    answers(audience.view, anAudience())
    const asked = listensTo(connectors.finish, aConnector('twitch', { isSetUp: true, connection: aConnection() }))
    const { router } = await open('/connect/twitch?code=abc&state=the-state&scope=')
    await waitFor(() => expect(router.state.location.pathname).toBe('/audience'))
    expect(asked.map((it) => it.body)).toEqual([{ state: 'the-state', code: 'abc', error: null }])
    expect(router.state.location.searchStr).toBe('')
    expect(await screen.findByText('Twitch is connected. Its figures are being read.')).toBeTruthy()
  })

  it('says in words that somebody said no, and leads back', async () => {
    ordinaryDay(aSession('artist'))
    refuses(connectors.finish, 'connection_denied', { title: 'Twitch was not allowed to share anything.' })
    await open('/connect/twitch?error=access_denied&state=the-state')
    expect((await screen.findByRole('alert')).textContent).toContain('Twitch was not allowed')
    expect(screen.getByRole('link', { name: 'Back to the audience' }).getAttribute('href')).toBe('/audience')
  })

  it.each(['/connect/myspace?state=s&code=c', '/connect/twitch'])('finds nothing at %s', async (path) => {
    ordinaryDay(aSession('artist'))
    const asked = listensTo(connectors.finish, aConnector('twitch'))
    await open(path)
    expect(asked).toHaveLength(0)
    expect(document.title).not.toContain('Connect a platform')
  })
})
