import type { briefs } from '@concertato/wire'

/** What is the same in every brief of Verano Cola. */
export const VERANO = (): briefs.CreateBrief => ({
  sector: 'soft_drinks',
  currency: 'EUR',
  targetCountries: [],
  usageChannels: ['organic_social', 'paid_social'],
  territories: ['ES', 'FR', 'IT', 'DE', 'GB'],
})
