import { Outlet, createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { type RouterContext, lazily } from './lazily.tsx'

/** What every page stands in. */
export const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
})

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true })
  },
})

/** Where to go after signing in; only a path of this site. */
const wantsNext = ({ next }: Record<string, unknown>): { next?: string } =>
  typeof next === 'string' && /^\/(?!\/)/.test(next) ? { next } : {}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: wantsNext,
  ...lazily(() => import('./sign-in.tsx'), 'form'),
})
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: wantsNext,
  ...lazily(() => import('./second-factor.tsx'), 'form'),
})
const link = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/link',
  validateSearch: wantsNext,
  ...lazily(() => import('./link.tsx'), 'form'),
})
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  ...lazily(() => import('./join.tsx'), 'form'),
})
const joinFinish = createRoute({
  getParentRoute: () => root,
  path: '/join/finish',
  ...lazily(() => import('./join-finish.tsx'), 'form'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  ...lazily(() => import('./invitation.tsx'), 'form'),
})
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  validateSearch: ({ hash }: Record<string, unknown>): { hash?: string } =>
    typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? { hash } : {},
  ...lazily(() => import('./verify.tsx'), 'form'),
})

/** Pages for everybody, signed in or not. */
export const DOORS = [index, signIn, secondFactor, link, join, joinFinish, invitation, verify] as const
