/** A UUID that names one kind of thing, so that an offer's id cannot be passed where a brief's is wanted. */
export type Id<Kind extends string> = string & { readonly __id: Kind }
