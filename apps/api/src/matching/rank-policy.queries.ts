import { POLICY_LIMITS } from '@concertato/audience'
import type { rankPolicy as wire } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import { Database } from '../platform/database.ts'

const HISTORY = `select p.version, p.settings, p.note, w.name as "setBy", p.set_at as "setAt"
  from rank_policy p left join person w on w.id = p.set_by order by p.version desc limit 100`

/** Every version of the weights, for the house. */
@Injectable()
export class RankPolicyQueries {
  constructor(private readonly db: Database) {}

  async view(): Promise<wire.RankPolicyView> {
    const history = await this.db.read<wire.PolicyVersionView>(HISTORY)
    const [standing] = history
    if (!standing) throw new Error('no rank policy stands: the migrations have not run')
    const { version, settings } = standing
    return { version, settings, limits: POLICY_LIMITS, history }
  }
}
