import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Double } from '../double.ts'
import { html } from '../pages/html.ts'
import type { Html } from '../pages/html.ts'
import { dayIn, languageOf, moneyIn } from '../pages/language.ts'
import type { Language } from '../pages/language.ts'
import { gone, show } from '../pages/layout.ts'
import { isOpen } from '../resources/dispute-flow.ts'
import { isOnItsWay } from '../resources/payout-flow.ts'
import { audit } from '../state/books.ts'
import { ACTIONS } from './actions.ts'
import { Body } from './body.ts'

/** Rows the desk shows of each kind, newest first. */
const SHOWN = 50

/** What a button of the desk does, as the control API would be told. */
interface Lever {
  readonly label: string
  readonly action: string
  readonly id?: string
  readonly body: object
}

/** A page for people at the same computer: the levers they need to try the product out. */
export function deskRoutes(
  server: FastifyInstance,
  double: Double,
  allowed: (request: FastifyRequest) => boolean,
): void {
  server.get('/', (request, reply) => reply.redirect(allowed(request) ? '/_control/desk' : '/_control/health', 302))
  server.get('/_control/desk', (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    if (!allowed(request)) return gone(reply, language)
    const body = deskOf(double, language)
    return show(reply, language, { title: language.words.deskTitle, body, wide: true })
  })
  server.post('/_control/desk', async (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    if (!allowed(request)) return gone(reply, language)
    const given = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
    const action = ACTIONS[given.get('action') ?? '']
    if (!action) return gone(reply, language)
    await action(double, new Body(given.get('body')), given.get('id') ?? '')
    return reply.redirect('/_control/desk', 303)
  })
}

function lever({ label, action, id = '', body }: Lever): Html {
  return html`<form method="post" action="/_control/desk">
    <input type="hidden" name="action" value="${action}" /><input type="hidden" name="id" value="${id}" /><input
      type="hidden"
      name="body"
      value="${JSON.stringify(body)}"
    /><button>${label}</button>
  </form>`
}

function deskOf(double: Double, language: Language): Html {
  const { words, code } = language
  const { world } = double
  const problems = audit(world)
  const now = new Intl.DateTimeFormat(code, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })
  const later = (label: string, seconds: number): Html => lever({ label, action: 'POST /clock', body: { seconds } })
  return html`<p>${words.deskText}</p>
    <h2>${words.clock}</h2>
    <p>${now.format(world.clock.now())} UTC</p>
    <div class="row">${later(words.hour, 3600)}${later(words.day, 86_400)}${later(words.threeDays, 259_200)}</div>
    <h2>${words.accounts}</h2>
    ${accountsOf(double, language)}
    <h2>${words.payouts}</h2>
    ${payoutsOf(double, language)}
    <h2>${words.disputes}</h2>
    ${disputesOf(double, language)}
    <h2>${words.events}</h2>
    <p>${world.store.count('delivery')}</p>
    <p><strong>${problems.length === 0 ? words.balanced : words.unbalanced}</strong></p>
    <ul>
      ${problems.map((problem) => html`<li>${problem}</li>`)}
    </ul>`
}

function tableOf(rows: readonly Html[], { words }: Language): Html {
  return rows.length === 0
    ? html`<p>${words.none}</p>`
    : html`<table>
        <tbody>
          ${rows}
        </tbody>
      </table>`
}

function accountsOf(double: Double, language: Language): Html {
  const { world } = double
  const { words } = language
  const rows = world.store
    .of('account', world.platform)
    .filter((row) => row.id !== world.platform && !row.deleted)
    .toReversed()
    .slice(0, SHOWN)
  return tableOf(
    rows.map(({ id, object }) => {
      const ready = object.payouts_enabled
      const complete = lever({ label: words.complete, action: 'POST /accounts/:id/onboard', id, body: {} })
      return html`<tr>
        <th scope="row">${object.email ?? id}</th>
        <td>${ready ? words.ready : words.notReady}</td>
        <td>${ready ? '' : complete}</td>
      </tr>`
    }),
    language,
  )
}

function payoutsOf(double: Double, language: Language): Html {
  const { words, code } = language
  const rows = [...double.world.store.all('payout')]
    .filter(({ object }) => isOnItsWay(object))
    .toReversed()
    .slice(0, SHOWN)
  return tableOf(
    rows.map(({ id, object }) => {
      const action = 'POST /payouts/:id/settle'
      return html`<tr>
        <th scope="row">${moneyIn(code, object.amount, object.currency)}</th>
        <td>${words.arrives} ${dayIn(code, object.arrival_date)}</td>
        <td>
          ${lever({ label: words.arrive, action, id, body: {} })}${lever({ label: words.fail, action, id, body: { code: 'account_closed' } })}
        </td>
      </tr>`
    }),
    language,
  )
}

function disputesOf(double: Double, language: Language): Html {
  const { words, code } = language
  const rows = [...double.world.store.all('dispute')]
    .filter(({ object }) => isOpen(object))
    .toReversed()
    .slice(0, SHOWN)
  return tableOf(
    rows.map(({ id, object }) => {
      const action = 'POST /disputes/:id/verdict'
      return html`<tr>
        <th scope="row">${moneyIn(code, object.amount, object.currency)}</th>
        <td>${object.reason}</td>
        <td>
          ${lever({ label: words.win, action, id, body: { verdict: 'win' } })}${lever({ label: words.lose, action, id, body: { verdict: 'lose' } })}
        </td>
      </tr>`
    }),
    language,
  )
}
