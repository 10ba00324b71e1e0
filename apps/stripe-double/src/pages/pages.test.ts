import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGAINST_STRIPE, openBench } from '../testing/bench.ts'
import type { Bench } from '../testing/bench.ts'
import { checkoutOf, expressAccount, payment, submit, valuesIn } from '../testing/given.ts'
import { languageOf, moneyIn } from './language.ts'
import { html } from './html.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it as italian } from './words/it.ts'

let bench: Bench
beforeAll(async () => void (bench = await openBench({ memory: true })))
afterAll(() => bench.stop())

const read = async (url: string, language = 'en'): Promise<string> =>
  (await fetch(url, { headers: { 'accept-language': language } })).text()

const GOOD = {
  name: 'Ada Byron',
  born: '1985-12-10',
  address: 'Hauptstraße 5, 10827 Berlin',
  phone: '+49 30 901820',
  bank: 'DE89370400440532013000',
}

/** Opens a fresh link of an account and follows it to the form. */
async function visit(account: string): Promise<string> {
  const link = await bench.stripe.accountLinks.create({
    account,
    type: 'account_onboarding',
    return_url: 'https://app.example/back',
    refresh_url: 'https://app.example/again',
  })
  return follow(link)
}

async function follow(link: Stripe.AccountLink): Promise<string> {
  const answer = await fetch(link.url, { redirect: 'manual' })
  const location = answer.headers.get('location') ?? ''
  return location.startsWith('/') ? bench.url + location : location
}

describe.skipIf(AGAINST_STRIPE)('the onboarding form (the double’s own)', () => {
  it('has five labelled fields, each with its hint', async () => {
    const page = await read(await visit((await expressAccount(bench)).id))
    for (const name of ['name', 'born', 'address', 'phone', 'bank']) {
      expect(page).toContain(`<label for="${name}">`)
      expect(page).toMatch(new RegExp(`id="${name}"[^>]*aria-describedby="${name}-hint"`, 's'))
    }
    expect(page.match(/<label /g)).toHaveLength(5)
  })

  it('fills itself in with test details that are accepted', async () => {
    const { id } = await expressAccount(bench)
    const form = await visit(id)
    const filled = valuesIn(await (await submit(form, { action: 'test' })).text())
    const answer = await submit(form, { ...filled, action: 'submit' })
    expect(answer.headers.get('location')).toBe('https://app.example/back')
    expect(await bench.stripe.accounts.retrieve(id)).toMatchObject({
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
    })
  })

  it('submits when Enter is pressed in a field: the first button of that form is the one that submits', async () => {
    const page = await read(await visit((await expressAccount(bench)).id))
    const form = page.split('<form').find((part) => part.includes('id="name"')) ?? ''
    expect(/<button[^>]*value="(\w+)"/.exec(form)?.[1]).toBe('submit')
  })

  it('writes the answers onto the account', async () => {
    const { id } = await expressAccount(bench)
    await submit(await visit(id), { ...GOOD, action: 'submit' })
    const account = await bench.stripe.accounts.retrieve(id)
    expect(account.external_accounts?.data[0]).toMatchObject({
      last4: '3000',
      currency: 'eur',
      default_for_currency: true,
    })
    expect(account.tos_acceptance?.date).toBeGreaterThan(0)
    expect(account.business_type).toBe('individual')
  })

  it.each([
    ['nothing', {}, ['name', 'born', 'address', 'phone', 'bank'], 'This answer is missing.'],
    [
      'a person of fifteen',
      { ...GOOD, born: `${new Date().getUTCFullYear() - 15}-01-01` },
      ['born'],
      'You must be 18 or older.',
    ],
    ['the 31st of February', { ...GOOD, born: '1990-02-31' }, ['born'], 'This answer cannot be read.'],
    ['an address without a town', { ...GOOD, address: 'Hauptstraße 5' }, ['address'], 'This answer cannot be read.'],
    [
      'a number of another country',
      { ...GOOD, bank: 'FR1420041010050500013M02606' },
      ['bank'],
      'This answer cannot be read.',
    ],
    ['a telephone of words', { ...GOOD, phone: 'call me' }, ['phone'], 'This answer cannot be read.'],
  ])('sends back %s, and keeps what was right', async (_name, answers, wrong, words) => {
    const { id } = await expressAccount(bench)
    const answer = await submit(await visit(id), { ...answers, action: 'submit' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('role="alert"')
    expect(page).toContain(words)
    const marked = [...page.matchAll(/<input\s+id="(\w+)"[^>]*aria-invalid="true"/gs)].map(([, name]) => name)
    expect(marked).toEqual(wrong)
    const kept = Object.entries(answers).filter(([name]) => !wrong.includes(name))
    for (const [name, value] of kept) expect(valuesIn(page)[name]).toBe(value)
    expect((await bench.stripe.accounts.retrieve(id)).details_submitted).toBe(false)
  })

  it('lets one return without answering', async () => {
    const { id } = await expressAccount(bench)
    const answer = await submit(await visit(id), { action: 'later' })
    expect(answer.headers.get('location')).toBe('https://app.example/back')
    expect((await bench.stripe.accounts.retrieve(id)).details_submitted).toBe(false)
  })

  // https://docs.stripe.com/api/account_links/create refresh_url: "expired, previously visited, or otherwise invalid"
  it('opens once; the second time leads to refresh_url', async () => {
    const { id } = await expressAccount(bench)
    const link = await bench.stripe.accountLinks.create({
      account: id,
      type: 'account_onboarding',
      return_url: 'https://app.example/back',
      refresh_url: 'https://app.example/again',
    })
    expect(await follow(link)).toContain('/setup/s/')
    expect(await follow(link)).toBe('https://app.example/again')
  })

  it('opens for five minutes', async () => {
    const { id } = await expressAccount(bench)
    const link = await bench.stripe.accountLinks.create({
      account: id,
      type: 'account_onboarding',
      return_url: 'https://app.example/back',
      refresh_url: 'https://app.example/again',
    })
    await bench.control('POST', '/clock', { seconds: 301 })
    expect(await follow(link)).toBe('https://app.example/again')
  })

  it('asks a company for its name, and other countries for their kind of account number', async () => {
    const company = await expressAccount(bench, { business_type: 'company', country: 'US' })
    const form = await visit(company.id)
    const page = await read(form)
    expect(page).toContain('Legal name of the company')
    expect(page).toContain('Bank account number')
    const filled = valuesIn(await (await submit(form, { action: 'test' })).text())
    await submit(form, { ...filled, action: 'submit' })
    expect(await bench.stripe.accounts.retrieve(company.id)).toMatchObject({
      payouts_enabled: true,
      default_currency: 'usd',
    })
  })

  it('leads to a dashboard afterwards', async () => {
    const { id } = await expressAccount(bench)
    await submit(await visit(id), { ...GOOD, action: 'submit' })
    const { url } = await bench.stripe.accounts.createLoginLink(id)
    const page = await read(url)
    expect(page).toContain('Your payouts')
    expect(page).toContain('No payouts yet.')
    expect((await fetch(url.replace(/.$/, '!'))).status).toBe(404)
  })
})

describe.skipIf(AGAINST_STRIPE)('every page (the double’s own)', () => {
  it('says that no money is real, and loads nothing from anywhere', async () => {
    const { url } = await checkoutOf(bench)
    const answer = await fetch(url ?? '')
    const page = await answer.text()
    expect(page).toContain('Sandbox payments – no real money')
    expect(page).not.toMatch(/<script|src=|<link/)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain('https://shop.example')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['en', 'Sandbox payments – no real money', 'Card number'],
    ['de-AT,de;q=0.9', 'Sandbox-Zahlungen – kein echtes Geld', 'Kartennummer'],
    ['fr;q=0.8, xx', 'Paiements d’essai – pas d’argent réel', 'Numéro de carte'],
    ['it-IT', 'Pagamenti di prova – niente denaro vero', 'Numero della carta'],
    ['es', 'Pagos de prueba: sin dinero real', 'Número de tarjeta'],
    ['tlh', 'Sandbox payments – no real money', 'Card number'],
  ])('speaks %s', async (accepted, band, label) => {
    const page = await read((await checkoutOf(bench)).url ?? '', accepted)
    expect(page).toContain(band)
    expect(page).toContain(label)
    expect(page).toMatch(/<html lang="(en|de|fr|it|es)">/)
  })

  it('follows the language the shop asked for', async () => {
    const session = await checkoutOf(bench, { locale: 'it' })
    expect(await read(session.url ?? '', 'de')).toContain('<html lang="it">')
  })

  it('escapes what others have written', async () => {
    const name = '<script>alert("1")</script> & Söhne'
    const session = await checkoutOf(bench, {
      line_items: [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 500, product_data: { name } } }],
    })
    const page = await read(session.url ?? '')
    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Söhne')
  })

  it('shows a receipt of a payment', async () => {
    const intent = await payment(bench, { amount: 4200, more: { description: 'Campaign nine' } })
    const charge = await bench.stripe.charges.retrieve(String(intent.latest_charge))
    const page = await read(charge.receipt_url ?? '')
    expect(page).toContain('€42.00')
    expect(page).toContain('Campaign nine')
    expect((await fetch(`${bench.url}/receipts/ch_none`)).status).toBe(404)
  })
})

describe('words', () => {
  it('are there in every language, with the same blanks to fill', () => {
    const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank)
    for (const words of [de, es, fr, italian]) {
      expect(Object.keys(words).toSorted()).toEqual(Object.keys(en).toSorted())
      for (const [key, sentence] of Object.entries(words)) {
        expect(sentence.trim()).not.toBe('')
        expect([key, blanks(sentence)]).toEqual([key, blanks(new Map(Object.entries(en)).get(key) ?? '')])
      }
    }
  })

  it('are chosen by weight', () => {
    expect(languageOf('fr;q=0.3, it;q=0.9, en;q=0.5').code).toBe('it')
    expect(languageOf('xx, *').code).toBe('en')
    expect(languageOf(undefined).code).toBe('en')
    expect(languageOf('de', 'auto').code).toBe('de')
    expect(languageOf('de;q=0, es').code).toBe('es')
  })
})

describe('amounts', () => {
  it.each([
    ['en', 123_456, 'eur', '€1,234.56'],
    ['en', 500, 'jpy', '¥500'],
    ['de', 123_456, 'eur', '1.234,56\u00A0€'],
  ])('in %s', (language, minor, currency, text) => {
    expect(moneyIn(language, minor, currency)).toBe(text)
  })
})

describe('html', () => {
  it('escapes values, keeps pieces, and drops what is not there', () => {
    const piece = html`<b>${'<&>'}</b>`
    expect(html`${piece}${null}${undefined}${false}${[1, html`<i></i>`]}`.text).toBe('<b>&lt;&amp;&gt;</b>1<i></i>')
  })
})
