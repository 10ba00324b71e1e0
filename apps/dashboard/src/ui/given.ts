type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Leaves out what is `undefined`, for components that tell "not given" from "given as nothing". */
export const given = <T extends object>(it: T): Given<T> =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as Given<T>
