import { betterAuth } from 'better-auth'
import { magicLink, twoFactor } from 'better-auth/plugins'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { PRODUCT_NAME } from '../product.ts'
import { housePlugin, newBackupCodes } from './house-plugin.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { cookiePrefix } from './secrets.ts'

/** How long a sign-in link works. Minutes. */
export const LINK_MINUTES = 15
/** How long somebody stays signed in, whatever they do. Days. */
const SESSION_DAYS = 14
/** Set by us on the way to the library, so that what a client claims in a header of its own counts for nothing. */
export const ADDRESS_HEADER = 'x-client-address'

const DATE_FIELD = { type: 'date', required: false, input: false } as const

/** Takes a fresh link secret from the library; it would otherwise only be sent. */
export type TakeToken = (token: string) => void

/**
 * The auth library with our settings. Its own HTTP handler is never mounted: every call goes through our route table,
 * so that all addresses stand in the permission table and in the API's description.
 */
export const authLibrary = (pool: pg.Pool, config: Pick<Config, 'PUBLIC_URL' | 'AUTH_SECRET'>) =>
  betterAuth({
    appName: PRODUCT_NAME,
    baseURL: config.PUBLIC_URL,
    secret: config.AUTH_SECRET,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: passwordMatches },
    },
    session: {
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
      additionalFields: {
        secondFactorAt: DATE_FIELD,
        steppedUpAt: DATE_FIELD,
        membershipId: { type: 'string', required: false, input: false },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: cookiePrefix(config.PUBLIC_URL),
      useSecureCookies: false,
      defaultCookieAttributes: {
        secure: config.PUBLIC_URL.startsWith('https:'),
        sameSite: 'lax',
        httpOnly: true,
        path: '/',
      },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        disableSignUp: true,
        sendMagicLink: ({ token, metadata }) => (metadata?.take as TakeToken | undefined)?.(token),
      }),
      twoFactor({
        issuer: PRODUCT_NAME,
        allowPasswordless: true,
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: newBackupCodes },
      }),
      housePlugin,
    ],
  })

export type AuthLibrary = ReturnType<typeof authLibrary>
