/**
 * Puts values into the `{names}` of a text. What a value itself contains is left alone.
 *
 * @param valueOf a name without a value stays as it stands, so that it is noticed.
 */
export const fillIn = (text: string, valueOf: (name: string) => string | undefined): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => valueOf(name) ?? whole)
