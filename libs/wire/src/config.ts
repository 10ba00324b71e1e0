import { z } from 'zod'
import { LOCALES, locale } from './codecs.ts'
import { route } from './route.ts'

/** What the dashboard must know before anyone signs in. Read at run time, so one build serves every installation. */
export const ConfigView = z.object({
  productName: z.string(),
  version: z.string(),
  demo: z.boolean(),
  sandboxPayments: z.boolean(),
  locales: z.array(locale).default([...LOCALES]),
  defaultLocale: locale,
})
export type ConfigView = z.output<typeof ConfigView>

export const view = route({
  name: 'config.view',
  method: 'GET',
  path: '/config',
  summary: 'What this installation is: name, version, demo, languages',
  reply: ConfigView,
})
