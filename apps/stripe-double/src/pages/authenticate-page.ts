import type Stripe from 'stripe'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Double } from '../double.ts'
import { authenticateSession } from '../resources/checkout-flow.ts'
import { authenticate } from '../resources/payment-flow.ts'
import type { Kept } from '../state/rows.ts'
import { sessionOf, successUrl } from './checkout-page.ts'
import { html } from './html.ts'
import { languageOf, moneyIn } from './language.ts'
import { gone, show } from './layout.ts'

/** The page of a bank that asks its customer whether they really mean to pay. */
export function authenticateRoutes(server: FastifyInstance, double: Double): void {
  server.get('/authenticate/:intent/:secret', (request, reply) => {
    const language = languageOf(request.headers['accept-language'])
    const row = asked(double, request)
    if (!row) return gone(reply, language)
    const { words } = language
    const session = sessionOf(double, row.id)
    const back = row.object.next_action?.redirect_to_url?.return_url ?? null
    const body = html`<p><strong>${moneyIn(language.code, row.object.amount, row.object.currency)}</strong></p>
      <p>${words.authText}</p>
      <form method="post" action="${request.url}">
        <div class="row">
          <button class="main" name="answer" value="yes">${words.authYes}</button>
          <button name="answer" value="no">${words.authNo}</button>
        </div>
      </form>`
    const leadsTo = [session ? successUrl(session) : back]
    return show(reply, language, { title: words.authTitle, body, leadsTo })
  })
  server.post('/authenticate/:intent/:secret', async (request, reply) => {
    const row = asked(double, request)
    if (!row) return gone(reply, languageOf(request.headers['accept-language']))
    return decide(double, row, request, reply)
  })
}

function asked(double: Double, request: FastifyRequest): Kept<Stripe.PaymentIntent> | null {
  const { intent, secret } = request.params as { intent: string; secret: string }
  const row = double.world.store.get('payment_intent', intent)
  return row?.object.status === 'requires_action' && row.object.client_secret === secret ? row : null
}

async function decide(
  double: Double,
  row: Kept<Stripe.PaymentIntent>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const agrees = new URLSearchParams(typeof request.body === 'string' ? request.body : '').get('answer') === 'yes'
  const session = sessionOf(double, row.id)
  const back = row.object.next_action?.redirect_to_url?.return_url
  const { world } = double
  await double.change(() => (session ? authenticateSession(world, session, agrees) : authenticate(world, row, agrees)))
  if (session) return reply.redirect(agrees ? successUrl(session) : `/c/pay/${session.id}?failed=1`, 303)
  if (!back) return gone(reply, languageOf(request.headers['accept-language']))
  const url = new URL(back)
  url.searchParams.set('payment_intent', row.id)
  url.searchParams.set('redirect_status', agrees ? 'succeeded' : 'failed')
  return reply.redirect(url.href, 303)
}
