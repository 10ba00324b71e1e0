import { Refusal } from '@concertato/core'
import type { session as wire, SessionView } from '@concertato/wire'
import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import type { Visit } from './auth.ts'
import { Entry } from './entry.ts'
import { Gate } from './gate.ts'

const PERSONAS_SQL = `select m.id, p.name, m.role, w.name as "workspaceName", w.kind as "workspaceKind"
  from membership m join person p on p.id = m.person_id join workspace w on w.id = m.workspace_id
  where m.persona_position is not null and m.state = 'active' and p.state = 'active' order by m.persona_position, m.id`

/** The demo's entrance: anybody may be one of its people. Shut on every other installation. */
@Injectable()
export class DemoEntrance {
  constructor(
    private readonly gate: Gate,
    private readonly entry: Entry,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  async personas(): Promise<wire.PersonaView[]> {
    return this.config.DEMO ? this.gate.read<wire.PersonaView>(PERSONAS_SQL) : []
  }

  /** @throws Refusal('not_in_demo'), Refusal('not_found') for somebody who is no persona. */
  async enter(personaId: string, visit: Visit): Promise<SessionView> {
    if (!this.config.DEMO) throw new Refusal('not_in_demo')
    const [hat] = await this.gate.read<{ person_id: string }>(
      "select person_id from membership where id = $1 and persona_position is not null and state = 'active'",
      [personaId],
    )
    if (!hat) throw new Refusal('not_found')
    return this.entry.enter(hat.person_id, visit, { membershipId: personaId })
  }
}
