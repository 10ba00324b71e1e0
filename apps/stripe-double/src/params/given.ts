type Given<T> = { readonly [Name in keyof T]?: T[Name] | '' | null | undefined }

/** The defaults, with whatever was given in their place. An empty text unsets: it becomes null. */
export function withGiven<T extends object>(defaults: T, given: Given<T> | undefined): T {
  const said = new Map<string, unknown>(Object.entries(given ?? {}))
  const chosen = Object.entries(defaults).map(([name, value]: [string, unknown]) => {
    const wish = said.get(name)
    if (wish === undefined) return [name, value] as const
    return [name, wish === '' ? null : wish] as const
  })
  return Object.fromEntries(chosen) as T
}
