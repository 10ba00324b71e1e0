import type { FastifyInstance } from 'fastify'
import type { Double } from '../double.ts'
import { authenticateRoutes } from './authenticate-page.ts'
import { checkoutRoutes } from './checkout-page.ts'
import { onboardingRoutes } from './onboarding-page.ts'
import { plainRoutes } from './plain-pages.ts'

/** Everything a person sees in a browser, but for the desk. */
export function pageRoutes(server: FastifyInstance, double: Double): void {
  onboardingRoutes(server, double)
  checkoutRoutes(server, double)
  authenticateRoutes(server, double)
  plainRoutes(server, double)
}
