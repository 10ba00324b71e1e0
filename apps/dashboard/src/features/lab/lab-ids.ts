/** As many audiences as can be laid over one another. */
export const MOST_PICKED = 12

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is compared; in the address, so that a comparison can be shared. */
export interface LabSearch {
  readonly ids?: string
}

/** Ids of an address; what is none is passed over. */
export const idsOf = ({ ids = '' }: LabSearch): readonly string[] =>
  [...new Set(ids.split(','))].filter((it) => ID.test(it)).slice(0, MOST_PICKED)

export const searchOf = (ids: readonly string[]): LabSearch => (ids.length === 0 ? {} : { ids: ids.join(',') })
