import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What this product comes with, until the house sets its own. */
const FIRST = {
  points: { audience: 45, content: 20, price: 20, record: 15 },
  emergingShare: 0.2,
  creditForUnknown: 0.4,
  staleAfterDays: 30,
  leastKnown: 30,
}

/**
 * The weights of a fit as versions: each with who set it, when and why. Never written again, because lists and evidence
 * name the version they were made with; the first came with the product and was set by nobody.
 */
export class RankPolicy1795300500000 implements MigrationInterface {
  name = 'RankPolicy1795300500000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table rank_policy (
      version integer primary key check (version > 0),
      settings jsonb not null check (jsonb_typeof(settings) = 'object'),
      note text check (btrim(note) <> ''),
      set_by uuid references person,
      set_at timestamptz not null,
      check ((version = 1) = (note is null) and (version = 1) = (set_by is null)))`)
    await q.query('insert into rank_policy (version, settings, set_at) values (1, $1, now())', [JSON.stringify(FIRST)])
    await q.query('revoke all on rank_policy from concertato_app')
    await q.query('grant select, insert on rank_policy to concertato_app')
    await q.query('alter table rank_policy enable row level security')
    await q.query('alter table rank_policy force row level security')
    await q.query('create policy seen on rank_policy for select using ((select app_sees_all()))')
    await q.query(`create policy set_by_house on rank_policy for insert
      with check ((select app_sees_all()) and set_by = (select app_person()))`)
    await q.query(`create trigger append_only before update or delete or truncate on rank_policy
      for each statement execute function refuse_rewriting()`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
