import { Injectable } from '@nestjs/common'
import { asSystem } from '../platform/context.ts'
import { Database } from '../platform/database.ts'

interface NumberRow {
  readonly workspace_id: string
  readonly number: number
}

/** Translates between acts and the small numbers the index calls them; numbers are given once and never reused. */
@Injectable()
export class ActNumbers {
  private readonly byWorkspace = new Map<string, number>()
  private readonly byNumber = new Map<number, string>()

  constructor(private readonly db: Database) {}

  workspaceOf(number: number): string | undefined {
    return this.byNumber.get(number)
  }

  numberOf(workspaceId: string): number | undefined {
    return this.byWorkspace.get(workspaceId)
  }

  /** Every number ever given; what a snapshot's acts are called. */
  async load(): Promise<void> {
    const rows = await asSystem('audience', () =>
      this.db.read<NumberRow>('select workspace_id, number from audience_number'),
    )
    this.know(rows)
  }

  /** Numbers of these acts, giving new ones where there are none yet. */
  async ensure(workspaceIds: readonly string[]): Promise<void> {
    const missing = workspaceIds.filter((id) => !this.byWorkspace.has(id))
    if (missing.length === 0) return
    const rows = await asSystem('audience', () =>
      this.db.transaction(async (tx) => {
        await tx.query(
          `insert into audience_number (workspace_id) select unnest($1::uuid[]) on conflict (workspace_id) do nothing`,
          [missing],
        )
        return (await tx.query('select workspace_id, number from audience_number where workspace_id = any($1)', [
          missing,
        ])) as NumberRow[]
      }),
    )
    this.know(rows)
  }

  private know(rows: readonly NumberRow[]): void {
    for (const { workspace_id, number } of rows) {
      this.byWorkspace.set(workspace_id, number)
      this.byNumber.set(number, workspace_id)
    }
  }
}
