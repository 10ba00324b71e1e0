import type { Id } from '@concertato/core'
import type { statedTerms as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { noteLabels } from '../audience/change-log.service.ts'
import type { Member } from '../platform/actor.ts'
import { Database } from '../platform/database.ts'
import { Outbox } from '../platform/outbox.ts'

interface Row {
  readonly currency: string
  readonly fee_minor: string | null
  readonly territories: string[] | null
  readonly rights_months: number | null
  readonly usage_channels: NonNullable<wire.StatedTerms['usageChannels']> | null
  readonly busy: wire.StatedTerms['busy']
  readonly refused_sectors: wire.StatedTerms['refusedSectors']
  readonly stated_at: Date
}

const NOTHING: wire.StatedTerms = {
  feeMinor: null,
  territories: null,
  rightsMonths: null,
  usageChannels: null,
  busy: [],
  refusedSectors: [],
}

/** What acts say they usually ask and allow, of their own accord and for everybody who considers them. */
@Injectable()
export class StatedTermsService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  view(by: Member): Promise<wire.StatedTermsView> {
    return this.db.transaction((tx) => viewOf(tx, by.membership.workspaceId))
  }

  state(terms: wire.StatedTerms, by: Member, now: Date): Promise<wire.StatedTermsView> {
    return this.db.transaction(async (tx) => {
      const { workspaceId } = by.membership
      await this.keep(tx, workspaceId, terms, now)
      return viewOf(tx, workspaceId)
    })
  }

  /** Keeps what an act states, in the act's own currency; open briefs it is suggested for are ranked anew. */
  async keep(tx: EntityManager, workspaceId: Id<'workspace'>, it: wire.StatedTerms, now: Date): Promise<void> {
    await tx.query(
      `insert into stated_terms (workspace_id, currency, fee_minor, territories, rights_months, usage_channels, busy,
         refused_sectors, stated_at)
       select id, currency, $2, $3, $4, $5, $6, $7, $8 from workspace where id = $1
       on conflict (workspace_id) do update set currency = excluded.currency, fee_minor = excluded.fee_minor,
         territories = excluded.territories, rights_months = excluded.rights_months,
         usage_channels = excluded.usage_channels, busy = excluded.busy,
         refused_sectors = excluded.refused_sectors, stated_at = excluded.stated_at`,
      [
        workspaceId,
        it.feeMinor === null ? null : String(it.feeMinor),
        it.territories,
        it.rightsMonths,
        it.usageChannels,
        JSON.stringify(it.busy),
        [...new Set(it.refusedSectors)],
        now,
      ],
    )
    await this.outbox.leave(tx, 'terms.stated', { workspaceId })
    await noteLabels(tx, workspaceId)
  }
}

async function viewOf(tx: EntityManager, workspaceId: string): Promise<wire.StatedTermsView> {
  const [row] = (await tx.query('select * from stated_terms where workspace_id = $1', [workspaceId])) as Row[]
  if (row) {
    return {
      currency: row.currency,
      feeMinor: row.fee_minor === null ? null : BigInt(row.fee_minor),
      territories: row.territories,
      rightsMonths: row.rights_months,
      usageChannels: row.usage_channels,
      busy: row.busy,
      refusedSectors: row.refused_sectors,
      statedAt: row.stated_at,
    }
  }
  const [place] = (await tx.query('select currency from workspace where id = $1', [workspaceId])) as {
    currency: string
  }[]
  return { ...NOTHING, currency: place?.currency ?? 'EUR', statedAt: null }
}
