/** How the list of people is filtered; in the address, so that a view can be shared. */
export interface PeopleSearch {
  readonly search?: string
  readonly role?: string
  readonly state?: 'active' | 'suspended'
}

/** What an address says of it; what is none is passed over. */
export const wantsPeople = ({ search, role, state }: Record<string, unknown>): PeopleSearch => ({
  ...(typeof search === 'string' && search !== '' && { search }),
  ...(typeof role === 'string' && role !== '' && { role }),
  ...((state === 'active' || state === 'suspended') && { state }),
})
