import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The brand sees what the house let through, the act what it was invited to. */
const AS_BRAND = `brand_workspace_id = (select app_workspace()) and approved_at is not null`
const AS_ACT = `act_workspace_id = (select app_workspace()) and invited_at is not null`
const SEEN = `(select app_sees_all()) or (${AS_BRAND}) or (${AS_ACT})`

/** One act considered for one brief, with what spoke for it when it was ranked. */
export class Match1795300120000 implements MigrationInterface {
  name = 'Match1795300120000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table match (
      id uuid primary key,
      brief_id uuid not null references brief,
      brand_workspace_id uuid not null references workspace,
      act_workspace_id uuid not null references workspace,
      state text not null check (state in ('suggested', 'house_approved', 'house_declined', 'brand_picked',
        'brand_declined', 'invited', 'accepted', 'declined_by_act', 'expired', 'offering', 'contracted', 'closed')),
      entered_at timestamptz not null,
      rank integer not null check (rank > 0),
      fit double precision not null check (fit between 0 and 100),
      evidence jsonb not null,
      rationale text,
      decided_by uuid references person,
      approved_at timestamptz,
      invited_at timestamptz,
      expires_at timestamptz,
      message text,
      reason text,
      reason_note text,
      reason_at timestamptz,
      created_at timestamptz not null,
      version integer not null default 1,
      unique (brief_id, act_workspace_id),
      check (state in ('suggested', 'house_declined', 'closed') or approved_at is not null),
      check (state not in ('invited', 'accepted', 'declined_by_act', 'expired', 'offering', 'contracted')
        or invited_at is not null),
      check (invited_at is null or approved_at is not null),
      check ((invited_at is null) = (expires_at is null)),
      check ((reason is null) = (reason_at is null)))`)
    await q.query('create index match_ranked on match (brief_id, rank, id)')
    await q.query('create index match_of_brand on match (brand_workspace_id, entered_at) where approved_at is not null')
    await q.query(
      'create index match_of_act on match (act_workspace_id, invited_at desc, id desc) where invited_at is not null',
    )
    await q.query('create index match_not_invited on match (act_workspace_id) where invited_at is null')
    await q.query("create index match_due on match (expires_at) where state = 'invited'")
    await q.query(
      "create index match_alive on match (entered_at) where state in ('brand_picked', 'invited', 'accepted', 'offering', 'contracted')",
    )
    await q.query('grant select, insert, update, delete on match to concertato_app')
    await q.query('alter table match enable row level security')
    await q.query('alter table match force row level security')
    await q.query(`create policy seen on match for select using (${SEEN})`)
    await q.query('create policy suggested on match for insert with check ((select app_sees_all()))')
    // A ranking made anew forgets whom nobody has decided on; what was decided stays.
    await q.query(
      `create policy forgotten on match for delete using ((select app_is_system()) and state = 'suggested')`,
    )
    await q.query(`create policy moved on match for update using (${SEEN}) with check (${SEEN})`)

    // From the invitation on the act reads the brief, and from then each side knows who the other one is.
    await q.query(`create policy of_invited on brief for select using (exists (
      select from match m where m.brief_id = brief.id and m.act_workspace_id = (select app_workspace())
        and m.invited_at is not null))`)
    const KNOWN = (own: string) => `exists (select from match m where
      (m.act_workspace_id = ${own} and m.brand_workspace_id = (select app_workspace()) and m.approved_at is not null)
      or (m.brand_workspace_id = ${own} and m.act_workspace_id = (select app_workspace()) and m.invited_at is not null))`
    await q.query(`create policy known_by_match on workspace for select using (${KNOWN('workspace.id')})`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
