import type { MigrationInterface, QueryRunner } from 'typeorm'

const OF_PARTIES = `(select app_sees_all()) or (select app_workspace()) in (brand_workspace_id, act_workspace_id)`

/** Negotiations: a thread per match, in it immutable versions of terms; and what the house keeps of a fee. */
export class Offer1795300130000 implements MigrationInterface {
  name = 'Offer1795300130000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table fee_policy (
      version integer primary key check (version > 0),
      house_bp integer not null check (house_bp between 0 and 10000),
      starts_at timestamptz not null)`)
    await q.query(`insert into fee_policy (version, house_bp, starts_at) values (1, 1500, '2020-01-01T00:00:00Z')`)
    await q.query(`create table offer_thread (
      id uuid primary key,
      match_id uuid not null unique references match,
      brief_id uuid not null references brief,
      brand_workspace_id uuid not null references workspace,
      act_workspace_id uuid not null references workspace,
      created_at timestamptz not null,
      version integer not null default 1)`)
    await q.query('create index offer_thread_of_brief on offer_thread (brief_id)')
    await q.query('create index offer_thread_of_brand on offer_thread (brand_workspace_id, created_at desc, id desc)')
    await q.query('create index offer_thread_of_act on offer_thread (act_workspace_id, created_at desc, id desc)')
    await q.query(`create table offer (
      id uuid primary key,
      thread_id uuid not null references offer_thread,
      brand_workspace_id uuid not null references workspace,
      act_workspace_id uuid not null references workspace,
      version integer not null check (version > 0),
      sent_by text not null check (sent_by in ('brand', 'act')),
      sent_by_person uuid not null references person,
      terms text not null,
      terms_hash text not null check (terms_hash = encode(sha256(convert_to(terms, 'UTF8')), 'hex')),
      fee_minor bigint not null check (fee_minor = (terms::jsonb ->> 'feeMinor')::bigint),
      currency text not null check (currency = terms::jsonb ->> 'currency'),
      message text not null,
      state text not null check (state in ('sent', 'countered', 'accepted', 'declined', 'withdrawn', 'expired')),
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      closed_at timestamptz,
      closed_by_person uuid references person,
      reason text check (reason in ('fee', 'rights', 'exclusivity', 'dates', 'work', 'other')),
      reason_note text,
      unique (thread_id, version),
      check (expires_at > sent_at),
      check ((state = 'sent') = (closed_at is null)),
      check ((state = 'declined') = (reason is not null)))`)
    await q.query("create unique index offer_one_open on offer (thread_id) where state = 'sent'")
    await q.query("create index offer_due on offer (expires_at) where state = 'sent'")

    for (const table of ['fee_policy', 'offer_thread', 'offer']) {
      await q.query(`revoke all on ${table} from concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
    }
    await q.query('grant select, insert on fee_policy, offer_thread, offer to concertato_app')
    await q.query('grant update (version) on offer_thread to concertato_app')
    // What was offered can be answered, never rewritten.
    await q.query('grant update (state, closed_at, closed_by_person, reason, reason_note) on offer to concertato_app')
    await q.query(`create policy seen_by_all on fee_policy for select using (true)`)
    await q.query(`create policy set_by_house on fee_policy for insert with check ((select app_sees_all()))`)
    for (const table of ['offer_thread', 'offer']) {
      await q.query(`create policy of_parties on ${table} using (${OF_PARTIES}) with check (${OF_PARTIES})`)
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
