import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Double } from '../double.ts'
import { openLink, visited } from '../resources/account-links.ts'
import { bankIsIban, checkAnswers, fillOnboarding, testDetails } from '../resources/onboarding.ts'
import type { OnboardingAnswers, OnboardingFault, OnboardingField } from '../resources/onboarding.ts'
import type { AccountRow } from '../state/rows.ts'
import { html } from './html.ts'
import { languageOf } from './language.ts'
import type { Language } from './language.ts'
import { fault as faultOf } from './word.ts'
import { faultList, field, gone, show } from './layout.ts'
import type { Field } from './layout.ts'

type Faults = Partial<Record<OnboardingField, OnboardingFault>>
type Visit = NonNullable<ReturnType<typeof visited>>

const BLANK: OnboardingAnswers = { name: '', born: '', address: '', phone: '', bank: '' }

/** The form that stands in for Stripe's hosted onboarding. */
export function onboardingRoutes(server: FastifyInstance, double: Double): void {
  const { world } = double
  server.get('/setup/e/:account/:link', async (request, reply) => {
    const { link: id } = request.params as { link: string }
    const link = world.store.get('account_link', id)
    if (!link?.refreshUrl) return gone(reply, languageOf(request.headers['accept-language']))
    const visit = await double.change(() => openLink(world, link))
    return reply.redirect(visit === null ? link.refreshUrl : `/setup/s/${visit}`, 303)
  })
  server.get('/setup/s/:visit', (request, reply) => {
    const visit = visitOf(double, request)
    const language = languageOf(request.headers['accept-language'])
    return visit ? form(reply, language, visit, BLANK, {}) : gone(reply, language)
  })
  server.post('/setup/s/:visit', async (request, reply) => answer(double, request, reply))
}

function visitOf(double: Double, request: FastifyRequest): Visit | null {
  return visited(double.world, (request.params as { visit: string }).visit)
}

async function answer(double: Double, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = languageOf(request.headers['accept-language'])
  const visit = visitOf(double, request)
  if (!visit?.link.returnUrl) return gone(reply, language)
  const given = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
  const action = given.get('action')
  if (action === 'later') return reply.redirect(visit.link.returnUrl, 303)
  if (action === 'test') return form(reply, language, visit, testDetails(visit.account), {})
  const answers = Object.fromEntries(Object.keys(BLANK).map((name) => [name, given.get(name) ?? '']))
  const said = { ...BLANK, ...answers }
  const faults = checkAnswers(said, visit.account.object.country ?? 'DE', double.world.clock.now())
  if (Object.keys(faults).length > 0) return form(reply, language, visit, said, faults)
  await double.change(() => fillOnboarding(double.world, visit.account, said))
  return reply.redirect(visit.link.returnUrl, 303)
}

function fieldsOf(language: Language, account: AccountRow, answers: OnboardingAnswers, faults: Faults): Field[] {
  const { words } = language
  const company = account.object.business_type === 'company'
  const iban = bankIsIban(account.object)
  const make = (name: OnboardingField, label: string, hint: string, autocomplete: string, type = 'text'): Field => ({
    name,
    label,
    hint,
    value: answers[name],
    fault: faultOf(words, faults[name]),
    type,
    autocomplete,
  })
  return [
    make(
      'name',
      company ? words.companyName : words.name,
      company ? words.companyHint : words.nameHint,
      company ? 'organization' : 'name',
    ),
    make('born', company ? words.companyBorn : words.born, words.bornHint, 'bday', 'date'),
    make('address', words.address, words.addressHint, 'street-address'),
    make('phone', words.phone, words.phoneHint, 'tel', 'tel'),
    make(
      'bank',
      iban ? words.iban : words.bankNumber,
      words.bankHint.replace('{number}', testDetails(account).bank),
      'off',
    ),
  ]
}

function form(
  reply: FastifyReply,
  language: Language,
  visit: Visit,
  answers: OnboardingAnswers,
  faults: Faults,
): FastifyReply {
  const { words } = language
  const fields = fieldsOf(language, visit.account, answers, faults)
  const wrong = fields.flatMap(({ name, label, fault }) => (fault ? [[name, label, fault] as const] : []))
  const action = `/setup/s/${visit.link.visit ?? ''}`
  // The test details are a form of their own: Enter in a field presses the first button of its form.
  const body = html`<p>${words.boardText}</p>
    ${faultList(words.formFault, wrong)}
    <form method="post" action="${action}">
      <div class="row"><button name="action" value="test">${words.useTest}</button></div>
    </form>
    <form method="post" action="${action}" novalidate>
      ${fields.map(field)}
      <p>${words.agreement}</p>
      <div class="row">
        <button class="main" name="action" value="submit">${words.submit}</button>
        <button name="action" value="later">${words.later}</button>
      </div>
    </form>`
  const status = wrong.length > 0 ? 422 : 200
  return show(reply, language, { title: words.boardTitle, body, status, leadsTo: [visit.link.returnUrl] })
}
