import type { Given, GivenMember } from './given.ts'

/**
 * How a test gets an object for a route that names one. Whoever adds a route with an `:id` adds its noun here, and the
 * walk through the permission table does the rest.
 */
export interface Subject {
  /** Path prefixes whose parameters name this object. */
  readonly at: readonly string[]
  /** Makes a fresh object that belongs to this member (or their workspace) and returns the path's parameters. */
  readonly of: (owner: GivenMember, given: Given) => Promise<Record<string, string>>
  /** The house's roles reach every workspace's objects of this kind. */
  readonly houseSees?: true
  /** Belongs to nobody in particular: whoever may call the route may name any. */
  readonly everybodys?: true
  /** No object at all: also a name that means nothing is answered. */
  readonly isNobodys?: true
}
