import {
  ACT_DECLINE_REASONS,
  BRIEF_REFUSALS,
  CONTRACT_REFUSALS,
  DELIVERABLE_REFUSALS,
  FEE_POLICY_REFUSALS,
  MATCH_REFUSALS,
  MILESTONE_REFUSALS,
  OFFER_REFUSALS,
  PARTY_REFUSALS,
  PAYMENT_REFUSALS,
  PAYOUT_REFUSALS,
  TERMS_REFUSALS,
} from '@concertato/deal'
import { ACCOUNT_REFUSALS, BALANCE_REFUSALS, LEDGER_REFUSALS } from '@concertato/ledger'
import { CURRENCY_REFUSALS, MONEY_REFUSALS } from '@concertato/money'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as briefs from './briefs.ts'
import { LOCALES } from './codecs.ts'
import * as contracts from './contracts.ts'
import * as deliverables from './deliverables.ts'
import * as files from './files.ts'
import * as ledger from './ledger.ts'
import * as matches from './matches.ts'
import * as money from './money.ts'
import * as offers from './offers.ts'
import { openApi } from './openapi.ts'
import { PERMISSIONS } from './permissions.ts'
import { PROBLEMS, isProblemCode } from './problem.ts'
import * as reports from './reports.ts'
import { statusOf, type Route } from './route.ts'
import { sentence } from './sentences/index.ts'
import * as turns from './turns.ts'

const PAGES = { briefs, matches, offers, contracts, deliverables, money, files, ledger, reports, turns }
const isRoute = (it: unknown): it is Route =>
  typeof it === 'object' && it !== null && 'method' in it && 'path' in it && 'reply' in it
const routesOf = (page: object): Route[] => Object.values(page).filter(isRoute)
const ROUTES = Object.values(PAGES).flatMap(routesOf)

const REFUSALS: readonly string[] = [
  ...CURRENCY_REFUSALS,
  ...MONEY_REFUSALS,
  ...PARTY_REFUSALS,
  ...BRIEF_REFUSALS,
  ...MATCH_REFUSALS,
  ...TERMS_REFUSALS,
  ...FEE_POLICY_REFUSALS,
  ...OFFER_REFUSALS,
  ...CONTRACT_REFUSALS,
  ...DELIVERABLE_REFUSALS,
  ...MILESTONE_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...PAYOUT_REFUSALS,
  ...ACCOUNT_REFUSALS,
  ...LEDGER_REFUSALS,
  ...BALANCE_REFUSALS,
]

describe('the routes of a collaboration', () => {
  it('are named after their page, once each', () => {
    for (const [page, names] of Object.entries(PAGES)) {
      for (const { name } of routesOf(names)) expect(name).toMatch(new RegExp(`^${page}\\.[a-zA-Z]+$`))
    }
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length)
    expect(ROUTES.length).toBeGreaterThan(50)
  })

  it('have one verb and path each', () => {
    const addresses = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':x')}`)
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  })

  it.each(ROUTES.map((route) => [route.name, route] as const))('%s names the parts of its path', (_, route) => {
    const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    const schema = route.params instanceof z.ZodObject ? Object.keys(route.params.shape) : []
    expect(schema).toEqual(inPath)
  })

  it.each(ROUTES.map((route) => [route.name, route] as const))(
    '%s has a row in the permission table',
    (_, { name }) => {
      const row = PERMISSIONS[name]
      expect(row === 'open' || row === 'member' || (row?.length ?? 0) > 0).toBe(true)
    },
  )

  it('are open to strangers for one thing only: checking a document', () => {
    expect(ROUTES.filter(({ name }) => PERMISSIONS[name] === 'open').map(({ name }) => name)).toEqual([
      'contracts.verify',
    ])
  })

  it('read with GET and without a body, write with a body or a bare path', () => {
    const odd = ROUTES.filter(({ method, body, as }) => method === 'GET' && (body !== undefined || as === 'upload'))
    expect(odd.map(({ name }) => name)).toEqual([])
  })

  it('answer 201 where something begins and 200 where something moves', () => {
    const begun = ROUTES.filter((route) => statusOf(route) === 201).map(({ name }) => name)
    expect(begun.toSorted()).toEqual([
      'briefs.create',
      'deliverables.submit',
      'files.upload',
      'offers.counter',
      'offers.send',
    ])
  })

  it('can all be described to a stranger', () => {
    const document = openApi(ROUTES, (name) => PERMISSIONS[name] === 'open', {
      title: 't',
      version: '1',
      server: '/api',
    })
    const text = JSON.stringify(document)
    expect(text).toContain('"/offers/{id}/accept"')
    expect(text).not.toContain(':id')
  })
})

describe('what each side may see', () => {
  const fieldsOf = (view: z.ZodObject): string[] => Object.keys(view.shape)

  it('keeps the house’s own notes on a candidate from the brand and the act', () => {
    for (const field of ['rationale', 'decidedBy']) {
      expect(fieldsOf(matches.CandidateView)).toContain(field)
      expect(fieldsOf(matches.MatchView)).not.toContain(field)
      expect(fieldsOf(matches.InviteView)).not.toContain(field)
    }
  })

  it('keeps an act’s rank among others from the act', () => {
    expect(fieldsOf(matches.InviteView)).not.toContain('rank')
    expect(fieldsOf(matches.InviteView)).not.toContain('fit')
  })

  it('shows the brand only matches with an instant of approval', () => {
    expect(matches.MatchView.shape.approvedAt.safeEncode(null as never).success).toBe(false)
  })

  it('shows a stranger with a hash no name of anybody', () => {
    const names = JSON.stringify(z.toJSONSchema(contracts.VerifyView, { io: 'input', unrepresentable: 'any' }))
    expect(names).not.toMatch(/"(name|party|brand|act|author|by)":/)
  })
})

describe('every refusal of the rules', () => {
  it.each(REFUSALS)('%s has a status that blames the caller', (code) => {
    expect(isProblemCode(code)).toBe(true)
    const { status } = PROBLEMS[code as keyof typeof PROBLEMS]
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  it.each(REFUSALS)('%s has a sentence of its own in each language, without a shout', (code) => {
    const sentences = LOCALES.map((locale) => sentence(code as keyof typeof PROBLEMS, locale))
    for (const text of sentences) {
      expect(text).toMatch(/[.]$/)
      expect(text).not.toMatch(/!|escrow/i)
    }
    expect(new Set(sentences).size).toBe(LOCALES.length)
  })

  it.each(REFUSALS)('%s fills the same gaps in each language', (code) => {
    const gaps = LOCALES.map(
      (locale) =>
        sentence(code as keyof typeof PROBLEMS, locale)
          .match(/\{\w+\}/g)
          ?.toSorted() ?? [],
    )
    for (const found of gaps) expect(found).toEqual(gaps[0])
  })

  it('is filled with the detail it carries', () => {
    expect(sentence('revision_rounds_used', 'en', { rounds: 2 })).toContain('All 2 rounds')
    expect(sentence('offer_days_out_of_range', 'de', { least: 2, most: 30 })).toContain('2 und 30')
  })
})

describe('declining', () => {
  it('needs a reason from the list and lets a person add words', () => {
    expect(matches.DeclineInvite.parse({ reason: ACT_DECLINE_REASONS[0] })).toEqual({
      reason: 'not_this_category',
      note: '',
    })
    expect(matches.DeclineInvite.safeParse({ reason: 'because' }).success).toBe(false)
    expect(matches.DeclineInvite.safeParse({}).success).toBe(false)
  })

  it('asks the house for words when it turns a candidate down or lets it through', () => {
    expect(matches.DeclineCandidate.safeParse({ reason: 'style', note: '  ' }).success).toBe(false)
    expect(matches.ApproveCandidate.safeParse({ rationale: '' }).success).toBe(false)
    expect(matches.ApproveCandidate.safeParse({ rationale: 'Shares 41 % of the audience' }).success).toBe(true)
  })
})
