import { distinctTags } from '@concertato/audience'
import { Refusal } from '@concertato/core'
import { dayOf, isMinor } from '@concertato/deal'
import type { BodyOf, workspace as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { noteLabels } from '../audience/change-log.service.ts'
import { Database, findOrRefuse, lockOrRefuse, saveVersion } from '../platform/database.ts'
import { Live } from '../platform/live.ts'
import { Outbox } from '../platform/outbox.ts'
import type { MemberCall } from '../platform/serve.ts'
import { ActEntity, WorkspaceEntity } from './workspace.entity.ts'

type By = MemberCall<typeof wire.change>['actor']
type Change = BodyOf<typeof wire.change>

/** The workspace one acts in. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly db: Database,
    private readonly live: Live,
    private readonly outbox: Outbox,
  ) {}

  view(by: By, now: Date): Promise<wire.WorkspaceView> {
    return this.db.transaction(async (tx) => {
      const found = await findOrRefuse(tx, WorkspaceEntity, { id: by.membership.workspaceId })
      return viewOf(tx, found, now)
    })
  }

  change(by: By, body: Change, ifMatch: number | undefined, now: Date): Promise<wire.WorkspaceView> {
    return this.db.transaction(async (tx) => {
      const { workspaceId } = by.membership
      const found = await lockOrRefuse(tx, WorkspaceEntity, { id: workspaceId })
      if (found.version !== ifMatch) throw new Refusal('version_changed', { version: found.version })
      const { form, genres, languages, ...rest } = body
      const told = {
        ...(form && { form }),
        ...(genres && { genres: distinctTags(genres) }),
        ...(languages && { languages }),
      }
      if (Object.keys(told).length > 0) {
        if (found.kind !== 'act') throw new Refusal('not_an_act', { field: Object.keys(told)[0] })
        await tx.update(ActEntity, { workspaceId }, told)
        if (genres || languages) await this.outbox.leave(tx, 'act.described', { workspaceId })
      }
      const saved = await saveVersion(tx, WorkspaceEntity, found, rest as Partial<WorkspaceEntity>)
      await this.live.announce(tx, 'workspace', workspaceId, [workspaceId])
      if (found.kind === 'act') await noteLabels(tx, workspaceId)
      return viewOf(tx, saved, now)
    })
  }
}

async function viewOf(tx: EntityManager, it: WorkspaceEntity, now: Date): Promise<wire.WorkspaceView> {
  const act = it.kind === 'act' ? await tx.findOne(ActEntity, { where: { workspaceId: it.id } }) : null
  const minor = act?.birthOn ? isMinor(act.birthOn, dayOf(now)) : false
  const { id, kind, name, slug, country, currency, website, createdAt, version } = it
  const plain = { id, kind, name, slug, country, currency, website, createdAt, version }
  return {
    ...plain,
    act: act && { form: act.form, genres: act.genres, languages: act.languages, birthOn: act.birthOn, isMinor: minor },
  }
}
