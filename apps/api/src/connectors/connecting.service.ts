import { createHash, randomUUID } from 'node:crypto'
import { moveConnection, type Platform } from '@concertato/audience'
import { type Id, Refusal } from '@concertato/core'
import type { connectors } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Member } from '../platform/actor.ts'
import { Database, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import { ConnectionEntity } from './connection.entity.ts'
import { ConnectorList, nameOf } from './connector-list.ts'
import type { Token } from './connector.ts'
import { challengeOf, newSecret } from './oauth.ts'
import { PlatformFault } from './platform-client.ts'
import { Seal } from './seal.ts'
import { TokenBox } from './token-box.ts'

/** How long somebody may stay on a platform's consent page. Milliseconds. */
const ATTEMPT_MS = 600_000

interface Attempt {
  readonly page: string | null
  readonly sealed_verifier: Buffer
}

/** Connects an account: sends its owner to the platform, and takes what they bring back. */
@Injectable()
export class ConnectingService {
  constructor(
    private readonly db: Database,
    private readonly list: ConnectorList,
    private readonly seal: Seal,
    private readonly tokens: TokenBox,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  /**
   * Remembers who is sent where, and answers the address. The attempt is good once, for ten minutes, for this person in
   * this session and workspace; a newer one takes its place.
   *
   * @throws Refusal('connector_not_set_up'), Refusal('artist_page_needed')
   */
  async begin(platform: Platform, typed: string | null, by: Member, now: Date): Promise<{ url: string }> {
    const connector = this.list.of(platform)
    const keys = this.list.keysOrRefuse(platform)
    const page = connector.pageOf?.(typed ?? '') ?? null
    if (connector.pageOf && page === null) throw new Refusal('artist_page_needed')
    const [state, verifier] = [newSecret(), newSecret()]
    const { workspaceId } = by.membership
    await this.db.transaction(async (tx) => {
      await tx.query(
        `delete from connection_attempt where expires_at <= $4
           or (workspace_id = $1 and person_id = $2 and platform = $3)`,
        [workspaceId, by.personId, platform, now],
      )
      await tx.query(
        `insert into connection_attempt
           (state_hash, workspace_id, person_id, session_id, platform, page, sealed_verifier, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          hashOf(state),
          workspaceId,
          by.personId,
          by.sessionId,
          platform,
          page,
          this.seal.close(verifier, state),
          new Date(now.getTime() + ATTEMPT_MS),
        ],
      )
    })
    const redirectUrl = this.list.redirectUrlOf(platform)
    return { url: connector.authorizeUrl({ keys, redirectUrl, state, challenge: challengeOf(verifier) }).href }
  }

  /**
   * Takes what the platform sent back. The attempt is spent before anything else, whatever comes of it; the code is
   * exchanged outside any transaction, and the figures are read by message after the account is kept.
   *
   * @throws Refusal('connection_attempt_over') for a state that is unknown, used, too old, or somebody else's;
   *   Refusal('connection_denied') when its owner said no; Refusal('platform_unreachable'), Refusal('platform_refused').
   */
  async finish(platform: Platform, it: connectors.FinishBody, by: Member, now: Date): Promise<void> {
    const attempt = await this.spend(platform, it.state, by, now)
    const verifier = attempt && this.seal.open(attempt.sealed_verifier, it.state)
    if (!attempt || verifier === undefined) throw new Refusal('connection_attempt_over')
    const name = nameOf(platform)
    if (it.error !== null || it.code === null) throw new Refusal('connection_denied', { platform: name })
    const keys = this.list.keysOrRefuse(platform)
    const redirectUrl = this.list.redirectUrlOf(platform)
    let token: Token
    try {
      token = await this.list.of(platform).exchange({ keys, redirectUrl, code: it.code, verifier, now })
    } catch (error) {
      if (!(error instanceof PlatformFault)) throw error
      const isPassing = error.fault === 'unreachable' || error.fault === 'too_many_requests'
      throw new Refusal(isPassing ? 'platform_unreachable' : 'platform_refused', { platform: name })
    }
    await this.db.transaction((tx) => this.keep(tx, platform, attempt.page, token, by, now))
  }

  private async spend(platform: Platform, state: string, by: Member, now: Date): Promise<Attempt | undefined> {
    const [rows] = await this.db.transaction(
      (tx) =>
        tx.query(
          `delete from connection_attempt where state_hash = $1 and workspace_id = $2 and person_id = $3
             and session_id = $4 and platform = $5 and expires_at > $6 returning page, sealed_verifier`,
          [hashOf(state), by.membership.workspaceId, by.personId, by.sessionId, platform, now],
        ) as Promise<[Attempt[], number]>,
    )
    return rows[0]
  }

  private async keep(
    tx: EntityManager,
    platform: Platform,
    page: string | null,
    token: Token,
    by: Member,
    now: Date,
  ): Promise<void> {
    const { workspaceId } = by.membership
    const fresh = {
      page,
      scopes: [...token.scopes],
      sealedToken: this.tokens.close(token, { workspaceId, platform }),
      fault: null,
      failures: 0,
      dueAt: now,
      claimedAt: null,
      connectedBy: by.personId,
      connectedAt: now,
      enteredAt: now,
    }
    const before = await tx.findOne(ConnectionEntity, {
      where: { workspaceId, platform },
      lock: { mode: 'pessimistic_write' },
    })
    const id = before?.id ?? (randomUUID() as Id<'platform_connection'>)
    if (before) {
      await saveVersion(tx, ConnectionEntity, before, { ...fresh, state: moveConnection(before.state, 'connect') })
    } else {
      await tx.insert(ConnectionEntity, { ...fresh, id, workspaceId, platform, state: 'connected' })
    }
    await this.outbox.leave(tx, 'connection.due', { connectionId: id })
    await this.live.announce(tx, 'audience', id, [workspaceId])
  }
}

const hashOf = (state: string): Buffer => createHash('sha256').update(state).digest()
