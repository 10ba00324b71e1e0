import { Refusal } from '@concertato/core'
import { mayCall, type Permission, type Route } from '@concertato/wire'
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ActorSource } from './actor.ts'
import { Clock } from './clock.ts'
import { currentContext } from './context.ts'
import { parseParts } from './parse.ts'
import { ROUTE } from './serve.ts'

/** The rows the guard obeys, by route name. */
export abstract class PermissionTable {
  abstract rowOf(name: string): Permission
}

/** The one door of the API: finds the actor, asks the permission table, then checks the request against its schemas. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorSource,
    private readonly table: PermissionTable,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler())
    if (!route) return false
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const actor = await this.actors.actorOf({ headers: headersOf(request), actingAs: actingAsOf(request) })
    const here = currentContext()
    if (actor && here) here.actor = actor
    if (actor) request.actor = actor
    const permission = this.table.rowOf(route.name)
    if (!mayCall(permission, actor?.membership?.role, actor !== undefined)) {
      throw new Refusal(actor ? (actor.withheld ?? 'not_allowed') : 'not_signed_in')
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    request.call = { route, ...parseParts(route, request), actor, now: this.clock.now(), request, reply }
    return true
  }
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

/** Event streams and downloads cannot set headers, so they name the membership in the query. */
function actingAsOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-acting-as']
  if (typeof header === 'string') return header
  const query = request.query as Record<string, unknown> | undefined
  const named = query?.['acting-as']
  return typeof named === 'string' ? named : undefined
}
