import { randomInt } from 'node:crypto'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { symmetricEncrypt } from 'better-auth/crypto'
import { z } from 'zod'

/** What a session knows beyond whose it is. */
const facts = z.object({
  /** A second factor was proven. */
  isProven: z.boolean(),
  /** Identity was proven just now, so that what asks for a fresh proof works for some minutes. */
  isFresh: z.boolean(),
  /** The hat worn last. */
  membershipId: z.string().nullable(),
})
export type SessionFacts = z.output<typeof facts>

/** Letters and digits nobody confuses on paper. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789'
const BACKUP_CODES = 10

const legible = (length: number) => Array.from({ length }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('')

/**
 * What the house needs of the auth library beyond its own endpoints. Nothing of it is reachable over HTTP: the calls
 * run inside the server only.
 */
export const housePlugin = {
  id: 'house',
  endpoints: {
    /** Opens a session for somebody whose identity was just proven in another way, and sets its cookie. */
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), facts }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
        if (!user) throw new Error('a session was asked for a user that does not exist')
        const { isProven, isFresh, membershipId } = ctx.body.facts
        const session = await ctx.context.internalAdapter.createSession(user.id, false, {
          secondFactorAt: isProven ? new Date() : null,
          steppedUpAt: isFresh ? new Date() : null,
          membershipId,
        })
        await setSessionCookie(ctx, { session, user })
        return { token: session.token }
      },
    ),

    /** Whose address and password these are. An unknown address costs the same time as a wrong password. */
    checkPassword: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ email: z.string(), password: z.string() }) },
      async (ctx) => {
        const { email, password } = ctx.body
        const found = await ctx.context.internalAdapter.findUserByEmail(email, { includeAccounts: true })
        const hash = found?.accounts.find((it) => it.providerId === 'credential')?.password
        if (!found || !hash) {
          await ctx.context.password.hash(password)
          return { userId: null }
        }
        const matches = await ctx.context.password.verify({ hash, password })
        return { userId: matches ? found.user.id : null }
      },
    ),

    /** The first password of somebody who proved who they are in another way. */
    givePassword: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), password: z.string() }) },
      async (ctx) => {
        const { userId, password } = ctx.body
        const present = await ctx.context.internalAdapter.findAccounts(userId)
        if (present.some((it) => it.providerId === 'credential')) return { given: false }
        const hash = await ctx.context.password.hash(password)
        await ctx.context.internalAdapter.createAccount({
          userId,
          providerId: 'credential',
          accountId: userId,
          password: hash,
        })
        return { given: true }
      },
    ),

    /** New backup codes for somebody whose second factor was just proven; the old ones stop working. */
    replaceBackupCodes: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const backupCodes = newBackupCodes()
        const data = await symmetricEncrypt({ key: ctx.context.secretConfig, data: JSON.stringify(backupCodes) })
        await ctx.context.adapter.update({
          model: 'twoFactor',
          where: [{ field: 'userId', value: ctx.body.userId }],
          update: { backupCodes: data },
        })
        return { backupCodes }
      },
    ),
  },
} as const

/** Codes for the day the authenticator is lost, in two legible halves. */
export const newBackupCodes = (): string[] => Array.from({ length: BACKUP_CODES }, () => `${legible(5)}-${legible(5)}`)
