import type { FastifyInstance } from 'fastify'
import type { Double } from '../double.ts'
import { visited } from '../resources/account-links.ts'
import { banksOf } from '../resources/account-state.ts'
import { balanceOf } from '../resources/balance.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { dayIn, languageOf, moneyIn } from './language.ts'
import type { Language } from './language.ts'
import { gone, show } from './layout.ts'
import { fault as sentence } from './word.ts'

/** Pages that only show something: a receipt, and what an Express account sees of its money. */
export function plainRoutes(server: FastifyInstance, double: Double): void {
  server.get('/receipts/:charge', (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    const charge = double.world.store.get('charge', (request.params as { charge: string }).charge)?.object
    if (!charge?.receipt_url) return gone(reply, language)
    const { words } = language
    const card = charge.payment_method_details?.card
    const body = html`<dl>
        <dt>${words.amount}</dt>
        <dd>${moneyIn(language.code, charge.amount, charge.currency)}</dd>
        <dt>${words.paidOn}</dt>
        <dd>${dayIn(language.code, charge.created)}</dd>
        <dt>${words.paidWith}</dt>
        <dd>${card?.brand} …${card?.last4}</dd>
      </dl>
      <p>${charge.description}</p>`
    return show(reply, language, { title: words.receiptTitle, body })
  })
  server.get('/express/:account/:token', (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    const { account, token } = request.params as { account: string; token: string }
    const visit = visited(double.world, token)
    if (visit?.account.id !== account) return gone(reply, language)
    return show(reply, language, { title: language.words.expressTitle, body: moneyOf(double, account, language) })
  })
}

function moneyOf(double: Double, account: string, { code, words }: Language): Html {
  const { world } = double
  const { available, pending } = balanceOf(world, account)
  const sum = (parts: typeof available): string =>
    parts.map((part) => moneyIn(code, part.amount, part.currency)).join(', ')
  const payouts = world.store.of('payout', account).toReversed()
  const banks = banksOf(world, account).map(({ object }) => `${object.bank_name ?? ''} …${object.last4}`)
  return html`<dl>
      <dt>${words.available}</dt>
      <dd>${sum(available)}</dd>
      <dt>${words.onItsWay}</dt>
      <dd>${sum(pending)}</dd>
      <dt>${words.bank}</dt>
      <dd>${banks.join(', ')}</dd>
    </dl>
    ${
      payouts.length === 0
        ? html`<p>${words.noPayouts}</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">${words.amount}</th>
                <th scope="col">${words.arrives}</th>
                <th scope="col">${words.state}</th>
              </tr>
            </thead>
            <tbody>
              ${payouts.map(
                ({ object }) =>
                  html`<tr>
                    <td>${moneyIn(code, object.amount, object.currency)}</td>
                    <td>${dayIn(code, object.arrival_date)}</td>
                    <td>${sentence(words, object.status)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }`
}
