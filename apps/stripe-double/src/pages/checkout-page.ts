import type Stripe from 'stripe'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Double } from '../double.ts'
import { Refused } from '../http/refused.ts'
import { payWith } from '../resources/checkout-flow.ts'
import { idOf } from '../state/rows.ts'
import type { SessionRow } from '../state/rows.ts'
import { cardByNumber, isCardNumber } from '../state/test-cards.ts'
import type { TestCard } from '../state/test-cards.ts'
import { html } from './html.ts'
import { languageOf, moneyIn } from './language.ts'
import type { Language } from './language.ts'
import { faultList, field, gone, show } from './layout.ts'
import { fault as sentence } from './word.ts'

/** The page that stands in for Stripe Checkout. */
export function checkoutRoutes(server: FastifyInstance, double: Double): void {
  server.get('/c/pay/:session', (request, reply) => {
    const { row, language } = opened(double, request)
    const { failed } = request.query as { failed?: string }
    return row
      ? stateOf(reply, language, row, failed === undefined ? undefined : 'authentication')
      : gone(reply, language)
  })
  server.post('/c/pay/:session', async (request, reply) => {
    const { row, language } = opened(double, request)
    if (row?.object.status !== 'open') return row ? stateOf(reply, language, row) : gone(reply, language)
    return pay(double, row, language, request, reply)
  })
}

function opened(double: Double, request: FastifyRequest): { row: SessionRow | undefined; language: Language } {
  const { session } = request.params as { session: string }
  const row = double.world.store.get('checkout_session', session)
  return { row, language: languageOf(request.headers['accept-language'], row?.object.locale) }
}

/** Where the payer goes afterwards. https://docs.stripe.com/payments/checkout/custom-success-page */
export function successUrl(row: SessionRow): string {
  return (row.object.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', row.id)
}

async function pay(
  double: Double,
  row: SessionRow,
  language: Language,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const given = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
  const typed = given.get('card') ?? ''
  const digits = typed.replaceAll(/[\s-]/g, '')
  const card = cardByNumber(digits)
  if (!card) return form(reply, language, row, typed, faultOf(digits))
  try {
    const intent = await double.change(() => payWith(double.world, row, card))
    return reply.redirect(nextStep(row, intent), 303)
  } catch (error) {
    if (error instanceof Refused) return form(reply, language, row, typed, declineOf(card))
    throw error
  }
}

/** On to the bank's question, or back to the shop. */
function nextStep(row: SessionRow, intent: Stripe.PaymentIntent): string {
  const asks = intent.status === 'requires_action'
  return asks ? (intent.next_action?.redirect_to_url?.url ?? '/') : successUrl(row)
}

function faultOf(digits: string): string {
  if (!digits) return 'cardMissing'
  return isCardNumber(digits) ? 'cardUnknown' : 'cardMalformed'
}

function declineOf(card: TestCard): string {
  const { decline } = card.behaviour
  return decline?.reason === 'insufficient_funds' ? 'insufficient_funds' : (decline?.code ?? 'card_declined')
}

function stateOf(reply: FastifyReply, language: Language, row: SessionRow, code?: string): FastifyReply {
  const { words } = language
  if (row.object.status === 'open') return form(reply, language, row, '', code)
  if (row.object.status === 'expired') return gone(reply, language)
  const body = html`<p>${words.paidText}</p>
    <p><a class="button" href="${successUrl(row)}">${words.goBack}</a></p>`
  return show(reply, language, { title: words.paidTitle, body })
}

function form(reply: FastifyReply, language: Language, row: SessionRow, typed: string, code?: string): FastifyReply {
  const { words } = language
  const { object } = row
  const currency = object.currency ?? 'eur'
  const total = moneyIn(language.code, object.amount_total ?? 0, currency)
  const fault = sentence(words, code)
  const body = html`<table>
      <thead>
        <tr>
          <th scope="col">${words.item}</th>
          <th scope="col" class="number">${words.quantity}</th>
          <th scope="col" class="number">${words.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${row.lines.map(
          (line) =>
            html`<tr>
              <td>${line.description}</td>
              <td class="number">${line.quantity}</td>
              <td class="number">${moneyIn(language.code, line.amount_total, currency)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">${words.total}</th>
          <td class="number">${total}</td>
        </tr>
      </tfoot>
    </table>
    ${faultList(words.formFault, fault ? [['card', words.cardNumber, fault]] : [])}
    <form method="post" action="/c/pay/${row.id}" novalidate>
      ${field({ name: 'card', label: words.cardNumber, hint: words.cardHint, value: typed, fault, autocomplete: 'cc-number', inputmode: 'numeric' })}
      <div class="row">
        <button class="main">${words.pay.replace('{amount}', total)}</button>
        ${object.cancel_url ? html`<a class="button" href="${object.cancel_url}">${words.cancel}</a>` : ''}
      </div>
    </form>`
  const title = words.payTitle.replace('{amount}', total)
  const leadsTo = [object.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', 'x') ?? null]
  return show(reply, language, { title, body, status: fault ? 422 : 200, leadsTo })
}

/** The session that a payment belongs to, if it was made on this page. */
export function sessionOf(double: Double, intent: string): SessionRow | undefined {
  return double.world.store.by('checkout_session', 'payment_intent', idOf(intent) ?? '')[0]
}
