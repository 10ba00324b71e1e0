/** How the exposure page is cut; in the address, so that a view can be shared. */
export interface ExposureSearch {
  readonly step?: 'month'
  readonly by?: 'audience'
}

/** What an address says of it; anything else is the usual view. */
export const wantsExposure = ({ step, by }: Record<string, unknown>): ExposureSearch => ({
  ...(step === 'month' && { step }),
  ...(by === 'audience' && { by }),
})
