import { Injectable } from '@nestjs/common'
import { z } from 'zod'
import type { ConnectionEntity } from './connection.entity.ts'
import type { Token } from './connector.ts'
import { Seal } from './seal.ts'

const Kept = z.object({
  access: z.string(),
  refresh: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  scopes: z.array(z.string()),
})

type Place = Pick<ConnectionEntity, 'workspaceId' | 'platform'>

const placeOf = ({ workspaceId, platform }: Place): string => `${workspaceId} ${platform}`

/** Tokens of connected accounts, as they lie in the database. */
@Injectable()
export class TokenBox {
  constructor(private readonly seal: Seal) {}

  close(token: Token, at: Place): Buffer {
    const expiresAt = token.expiresAt?.toISOString() ?? null
    return this.seal.close(JSON.stringify({ ...token, expiresAt }), placeOf(at))
  }

  /** @returns `undefined` when there is none, or the installation's secret is another one now. */
  open({ sealedToken, ...at }: Place & Pick<ConnectionEntity, 'sealedToken'>): Token | undefined {
    const text = sealedToken && this.seal.open(sealedToken, placeOf(at))
    if (!text) return undefined
    const { expiresAt, ...rest } = Kept.parse(JSON.parse(text))
    return { ...rest, expiresAt: expiresAt === null ? null : new Date(expiresAt) }
  }
}
