import type { BodyOf, ParamsOf, QueryOf, Route } from '@concertato/wire'
import { statusOf } from '@concertato/wire'
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'

export const ROUTE = Symbol('route')

/** Binds a handler to a wire route, so that path, verb, schemas and permission are written once. */
export const Serve = (it: Route): MethodDecorator =>
  applyDecorators(
    SetMetadata(ROUTE, it),
    RequestMapping({ path: it.path, method: RequestMethod[it.method] }),
    HttpCode(statusOf(it)),
  )

/** A checked request: everything in it has passed the route's schemas and the permission table. */
export interface CallOf<R extends Route> {
  readonly route: R
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** Who asks; `undefined` on open routes without a session. */
  readonly actor: Actor | undefined
  readonly now: Date
  /** Version named by If-Match; always present on writes of contested routes. */
  readonly ifMatch: number | undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A request of which only the workspace member may be the sender; what most handlers take. */
export type MemberCall<R extends Route> = CallOf<R> & { readonly actor: Actor & Required<Pick<Actor, 'membership'>> }
/** A request of a signed-in person, in a workspace or not. */
export type PersonCall<R extends Route> = CallOf<R> & { readonly actor: Actor }

declare module 'fastify' {
  interface FastifyRequest {
    call?: CallOf<Route>
    actor?: Actor
    rawBody?: Buffer
  }
}

/** Hands the checked request to the handler. Its type is declared by the handler from the same route as `@Serve`. */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { call } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!call) throw new Error('a handler with @Call() needs @Serve(route)')
  return call
})
