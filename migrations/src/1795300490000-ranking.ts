import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How far the looking for a brief's acts is, and what left acts out of it. One row per brief; the house reads it. */
export class Ranking1795300490000 implements MigrationInterface {
  name = 'Ranking1795300490000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table ranking (
      brief_id uuid primary key references brief,
      state text not null check (state in ('waiting', 'computing', 'done')),
      run integer not null check (run >= 0),
      looked integer not null check (looked >= 0),
      "of" integer not null,
      began_at timestamptz,
      ended_at timestamptz,
      left_out jsonb not null default '[]',
      check ("of" >= looked),
      check (state = 'waiting' or began_at is not null),
      check (state <> 'done' or ended_at is not null))`)
    // Briefs that were opened have been ranked: what there is of them is whole.
    await q.query(`select set_config('app.scope', 'system', true)`)
    await q.query(`insert into ranking (brief_id, state, run, looked, "of", began_at, ended_at)
      select b.id, 'done', 1, m.acts, m.acts, now(), now() from brief b
        cross join lateral (select count(*)::integer as acts from match where brief_id = b.id) m
      where b.state in ('open', 'in_flight', 'completed', 'cancelled')`)
    await q.query(`select set_config('app.scope', '', true)`)
    await q.query('revoke all on ranking from concertato_app')
    await q.query('grant select, insert, update on ranking to concertato_app')
    await q.query('alter table ranking enable row level security')
    await q.query('alter table ranking force row level security')
    await q.query('create policy seen on ranking for select using ((select app_sees_all()))')
    await q.query('create policy begun on ranking for insert with check ((select app_is_system()))')
    await q.query(`create policy moved on ranking for update using ((select app_is_system()))
      with check ((select app_is_system()))`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
