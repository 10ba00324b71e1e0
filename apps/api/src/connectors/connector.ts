import type { Platform } from '@concertato/audience'
import type { connectors } from '@concertato/wire'
import type { StatedFigures } from '../audience/connected-sources.service.ts'

/** Id and secret of this installation's app on a platform. */
export interface Keys {
  readonly id: string
  readonly secret: string
}

/** What a platform hands out for an account. Never logged, and kept only sealed. */
export interface Token {
  readonly access: string
  /** Gets the next one; `null` where the platform renews the token itself, or not at all. */
  readonly refresh: string | null
  /** `null` where the platform does not say. */
  readonly expiresAt: Date | null
  /** Permissions that were granted; those asked for where the platform does not say. */
  readonly scopes: readonly string[]
}

/** Somebody on the way to a platform's consent page. */
export interface Outset {
  readonly keys: Keys
  readonly redirectUrl: string
  readonly state: string
  /** PKCE challenge, the SHA-256 of the verifier in base64url (RFC 7636). */
  readonly challenge: string
}

/** Somebody back from it. */
export interface Return {
  readonly keys: Keys
  readonly redirectUrl: string
  readonly code: string
  readonly verifier: string
  readonly now: Date
}

/** Which account is read, and by what right. */
export interface Subject {
  readonly keys: Keys
  readonly token: Token
  /** What the person named at the start, where the platform does not say whose page is whose. */
  readonly page: string | null
  readonly now: Date
}

/**
 * A platform whose figures can be read. Everything it says is a count of many people; no adapter asks for a list of
 * them, nor for a permission to write where the platform has one without.
 *
 * Each method but `authorizeUrl` and `pageOf` speaks to the platform and throws `PlatformFault`.
 */
export interface Connector {
  readonly platform: Platform
  /** What is asked for, and what is read under it; the sentences are the dashboard's. */
  readonly permissions: readonly connectors.PermissionView[]
  /** Where whoever runs the installation gets keys. */
  readonly consoleUrl: string
  /** How long before its end a token has to be renewed, where later is too late. Milliseconds. */
  readonly renewBeforeMs?: number
  /** Reads what the person named into what is kept. @returns `undefined` when it is no such page. */
  readonly pageOf?: (typed: string) => string | undefined
  /** The page on which the platform asks its account's owner. */
  authorizeUrl(it: Outset): URL
  /** Turns what came back into a token. */
  exchange(it: Return): Promise<Token>
  /** A token in the place of one that ran out. */
  refresh(it: Subject): Promise<Token>
  /** Gives the permission back; absent where the platform has no such call. */
  readonly revoke?: (it: Subject) => Promise<void>
  /** What the platform says of the account now. */
  fetchFigures(it: Subject): Promise<StatedFigures>
}

/** Only the scopes a connector asks for by name. */
export const scopesOf = ({ permissions }: Pick<Connector, 'permissions'>): string[] =>
  permissions.flatMap(({ scope }) => (scope === null ? [] : [scope]))
