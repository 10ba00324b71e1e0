/** How the list of people is filtered; in the address, so that a view can be shared. */
export interface PeopleSearch {
  readonly search?: string
  readonly role?: string
  readonly state?: 'active' | 'suspended'
}
