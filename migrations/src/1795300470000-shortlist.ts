import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['shortlist', 'shortlist_tier']

/**
 * What a ranking showed, as numbers: which share of the attention each tier of acts had, and what the floor for acts with
 * no earlier deal did and cost. Written with the ranking, never again; no act is named.
 */
export class Shortlist1795300470000 implements MigrationInterface {
  name = 'Shortlist1795300470000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table shortlist (
      id uuid primary key,
      brief_id uuid not null references brief,
      version integer not null check (version > 0),
      ranked_at timestamptz not null,
      policy_version integer not null,
      fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
      shown integer not null check (shown > 0),
      eligible integer not null check (eligible >= shown),
      floor_share double precision not null check (floor_share between 0 and 1),
      floor_wanted integer not null check (floor_wanted >= 0),
      floor_held integer not null check (floor_held between 0 and shown),
      lifted integer not null check (lifted between 0 and floor_held),
      reach_counts text check (reach_counts in ('new_people', 'own_audience', 'everybody')),
      reach_method text check (reach_method in ('counted', 'sampled')),
      reach integer check (reach >= 0),
      given_up integer,
      given_up_low integer,
      given_up_high integer,
      cost_unknown text check (cost_unknown in ('no_audiences', 'not_comparable')),
      unique (brief_id, version),
      check ((reach is null) = (reach_counts is null) and (reach is null) = (reach_method is null)),
      check (given_up between given_up_low and given_up_high),
      check ((cost_unknown is null) = (given_up is not null)),
      check ((given_up is null) = (given_up_low is null) and (given_up is null) = (given_up_high is null)))`)
    await q.query('create index shortlist_newest on shortlist (ranked_at desc, id desc)')
    await q.query(`create table shortlist_tier (
      shortlist_id uuid not null references shortlist,
      yardstick text not null check (yardstick in ('deals', 'audience')),
      tier text not null check (tier in ('emerging', 'returning', 'established', 'niche', 'mid', 'large', 'unknown')),
      eligible integer not null check (eligible >= 0),
      shown integer not null check (shown between 0 and eligible),
      exposure double precision not null check (exposure between 0 and 1.000001),
      available double precision not null check (available between 0 and 1),
      primary key (shortlist_id, yardstick, tier))`)
    for (const table of TABLES) {
      await q.query(`revoke all on ${table} from concertato_app`)
      await q.query(`grant select, insert on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
      await q.query(`create policy seen on ${table} for select using ((select app_sees_all()))`)
      await q.query(`create policy written on ${table} for insert with check ((select app_is_system()))`)
      await q.query(`create trigger append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_rewriting()`)
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
