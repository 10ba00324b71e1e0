import { Refusal } from '@concertato/core'
import { sha256, utf8 } from './sha256.ts'
import type { IdentifierKind } from './source.ts'

/** Why a row of a list was left out. Rows are reported, never repaired by guessing. */
export type BadIdentifier =
  | 'empty'
  | 'too_long'
  | 'not_an_email'
  | 'not_a_phone_number'
  | 'phone_without_country'
  | 'not_a_handle'
  | 'not_a_digest'

/** A row made comparable, or the reason why it cannot be. */
export type Normalised = { readonly value: string } | { readonly bad: BadIdentifier }

const LONGEST = 320 // The longest e-mail address: 64 + @ + 255 characters (RFC 3696, erratum 1690).
const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\].]{2,}$/
const HANDLE = /^[\p{L}\p{N}._-]{1,64}$/u
const PROFILE_LINK =
  /^(?:https?:\/\/)?(?:www\.|m\.|open\.)?[a-z0-9-]+\.(?:com|tv|net|fm)\/(?:@|user\/|artist\/|c\/|add\/)?([^/?#]+)/i
const E164 = /^\+[1-9]\d{6,14}$/

/** Trimmed and in lower case, as ad platforms' custom audiences ask. Dots and tags are kept: they may be two people. */
function email(text: string): Normalised {
  const value = text.toLowerCase().replace(/^mailto:/, '')
  return EMAIL.test(value) && !value.includes('..') ? { value } : { bad: 'not_an_email' }
}

/** E.164 with its plus sign. A national number needs the list's country calling code, which is never guessed. */
function phone(text: string, callingCode: string | undefined): Normalised {
  const digits = text
    .replace(/^tel:/i, '')
    .replace(/[\s().\-/\u00a0]/g, '')
    .replace(/^00/, '+')
  if (!/^\+?\d+$/.test(digits)) return { bad: 'not_a_phone_number' }
  if (!digits.startsWith('+') && callingCode === undefined) return { bad: 'phone_without_country' }
  // The trunk zero is dialled inside a country only; Italy keeps it.
  const national = callingCode === '39' ? digits : digits.replace(/^0/, '')
  const value = digits.startsWith('+') ? digits : `+${callingCode}${national}`
  return E164.test(value) ? { value } : { bad: 'not_a_phone_number' }
}

function handle(text: string): Normalised {
  const name = PROFILE_LINK.exec(text)?.[1] ?? text
  const value = name.replace(/^@/, '').normalize('NFKC').toLowerCase()
  return HANDLE.test(value) ? { value } : { bad: 'not_a_handle' }
}

/**
 * Writes an identifier as both sides of a comparison would write it.
 *
 * @param callingCode the list's country calling code without plus, such as `39`, for phone numbers without one.
 */
export function normalise(kind: IdentifierKind, raw: string, callingCode?: string): Normalised {
  const text = raw.trim()
  if (text === '') return { bad: 'empty' }
  if (text.length > LONGEST) return { bad: 'too_long' }
  if (kind === 'email') return email(text)
  if (kind === 'phone') return phone(text, callingCode)
  if (kind === 'handle') return handle(text)
  return { value: text.normalize('NFC') }
}

/** SHA-256 of a normalised identifier: 32 bytes, the form in which lists leave the person's machine. */
export function digestOf(normalised: string): Uint8Array {
  return sha256(utf8(normalised))
}

const DIGEST = /^[0-9a-f]{64}$/i

/** Reads a list that is already hashed: SHA-256 in hexadecimal, in either case. */
export function readDigest(text: string): Uint8Array | undefined {
  const hex = text.trim()
  if (!DIGEST.test(hex)) return undefined
  const bytes = new Uint8Array(32)
  for (let i = 0; i < 32; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

export type CallingCodeRefusal = 'calling_code_invalid'

/** Reads a country calling code as people write it: `39`, `+39`, `0039`. */
export function readCallingCode(text: string): string {
  const code = text.trim().replace(/^(?:\+|00)/, '')
  if (!/^[1-9]\d{0,3}$/.test(code)) throw new Refusal<CallingCodeRefusal>('calling_code_invalid', { given: text })
  return code
}
