import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Double } from '../double.ts'
import { Refused } from '../http/refused.ts'
import type { ServerOptions } from '../http/server-options.ts'
import { ACTIONS } from './actions.ts'
import type { Action } from './actions.ts'
import { Body } from './body.ts'
import { deskRoutes } from './desk.ts'
import { mayControl } from './guard.ts'

/** Everything under /_control: levers that Stripe does not have. */
export function controlRoutes(server: FastifyInstance, double: Double, options: ServerOptions): void {
  const allowed = (request: FastifyRequest): boolean => mayControl(request, options.controlToken)
  for (const [key, action] of Object.entries(ACTIONS)) {
    const [method, path] = key.split(' ') as [HTTPMethods, string]
    server.route({
      method,
      url: `/_control${path}`,
      handler: (request, reply) => (allowed(request) ? act(double, action, request, reply) : refuse(reply)),
    })
  }
  server.get('/_control/health', () => ({ ok: true }))
  deskRoutes(server, double, allowed)
}

async function act(
  double: Double,
  action: Action,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id = '' } = request.params as { id?: string }
  try {
    return await reply.send(await action(double, new Body(request.body), id))
  } catch (error) {
    if (error instanceof Refused) return reply.code(error.status).send({ error: error.body })
    throw error
  }
}

function refuse(reply: FastifyReply): FastifyReply {
  const message = 'The control API answers to this computer, or to the control token.'
  return reply.code(403).send({ error: { type: 'invalid_request_error', message } })
}
