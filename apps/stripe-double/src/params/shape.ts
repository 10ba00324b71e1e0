/**
 * What a parameter may be, in a form small enough to check in.
 *
 * A leaf is a word: `str`, `int`, `num`, `bool`, `map` (string to string, Stripe's metadata), `any`, or `=a|b` for a
 * closed list of words. A trailing `?` says that an empty string may unset the value.
 * An array is `{ '[]': shape }`, a choice `{ '|': [shapes] }`, a named shape `{ '@': name }`;
 * anything else is an object whose names end in `!` when required.
 */
export type Shape = string | { readonly [name: string]: Shape | readonly Shape[] }

export interface ObjectShape {
  readonly [name: string]: Shape | readonly Shape[]
}
