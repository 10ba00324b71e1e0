import { z } from 'zod'
import { route } from './route.ts'

/** What a provider is told when its message was stored; what it means is worked out later. */
export const Received = z.object({ received: z.literal(true) })

export const stripe = route({
  name: 'hooks.stripe',
  method: 'POST',
  path: '/hooks/stripe',
  summary: 'Signed events of the platform’s own Stripe account',
  reply: Received,
  status: 200,
})

export const stripeConnect = route({
  name: 'hooks.stripeConnect',
  method: 'POST',
  path: '/hooks/stripe-connect',
  summary: 'Signed events of connected Stripe accounts',
  reply: Received,
  status: 200,
})
