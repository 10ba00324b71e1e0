import type { MigrationInterface, QueryRunner } from 'typeorm'

const SIDES = `foreign key (contract_id, brand_workspace_id, act_workspace_id)
  references contract (id, brand_workspace_id, act_workspace_id)`

const TABLES = [
  `create table milestone (
    id uuid primary key,
    contract_id uuid not null,
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    position integer not null check (position > 0),
    state text not null check (state in ('planned', 'funding_due', 'funding_pending', 'funded', 'releasable', 'released',
      'refunded')),
    entered_at timestamptz not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor >= 0),
    house_minor bigint not null check (house_minor >= 0),
    manager_minor bigint not null check (manager_minor >= 0),
    act_minor bigint not null check (act_minor >= 0),
    due_on date not null,
    version integer not null default 1,
    unique (contract_id, position),
    unique (id, contract_id),
    check (amount_minor = house_minor + manager_minor + act_minor),
    ${SIDES})`,
  `create index milestone_releasable on milestone (entered_at) where state = 'releasable'`,
  `create table deliverable (
    id uuid primary key,
    contract_id uuid not null,
    milestone_id uuid not null,
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    position integer not null check (position > 0),
    kind text not null check (kind in ('video', 'story', 'post', 'photo', 'livestream', 'live_show', 'appearance',
      'playlist', 'recording', 'track')),
    platform text not null check (platform in ('tiktok', 'instagram', 'youtube', 'spotify', 'twitch', 'soundcloud',
      'website', 'on_site', 'none')),
    note text not null,
    weight integer not null check (weight between 1 and 100),
    due_on date not null,
    state text not null check (state in ('planned', 'in_production', 'submitted', 'changes_requested', 'approved',
      'cancelled')),
    entered_at timestamptz not null,
    revisions_used integer not null default 0,
    revision_rounds integer not null check (revision_rounds >= 0),
    review_days integer not null check (review_days > 0),
    review_by timestamptz,
    version integer not null default 1,
    unique (contract_id, position),
    foreign key (milestone_id, contract_id) references milestone (id, contract_id),
    ${SIDES},
    check (revisions_used <= revision_rounds),
    check ((state = 'submitted') = (review_by is not null)))`,
  `create index deliverable_milestone on deliverable (milestone_id)`,
  `create index deliverable_brand on deliverable (brand_workspace_id, due_on, id)`,
  `create index deliverable_act on deliverable (act_workspace_id, due_on, id)`,
  `create index deliverable_silent on deliverable (review_by) where state = 'submitted'`,
  `create table stored_file (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    uploaded_by uuid not null references person,
    name text not null check (name <> ''),
    type text not null,
    size_bytes bigint not null check (size_bytes > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    stored_at timestamptz not null,
    attached_at timestamptz,
    unique (id, workspace_id))`,
  `create index stored_file_orphan on stored_file (stored_at) where attached_at is null`,
  `create table submission (
    id uuid primary key,
    deliverable_id uuid not null references deliverable,
    contract_id uuid not null,
    brand_workspace_id uuid not null,
    act_workspace_id uuid not null,
    round integer not null check (round > 0),
    link text,
    file_id uuid,
    note text not null,
    submitted_by uuid not null references person,
    submitted_at timestamptz not null,
    answer text check (answer in ('approved', 'approved_by_silence', 'changes_requested')),
    answer_note text,
    answered_by uuid references person,
    answered_at timestamptz,
    unique (deliverable_id, round),
    check (link is not null or file_id is not null),
    check ((answer is null) = (answered_at is null)),
    foreign key (file_id, act_workspace_id) references stored_file (id, workspace_id),
    ${SIDES})`,
  `create index submission_file on submission (file_id) where file_id is not null`,
]

const PARTY = `(brand_workspace_id = (select app_workspace()) or act_workspace_id = (select app_workspace()))`

export class Deliverable1795300220000 implements MigrationInterface {
  name = 'Deliverable1795300220000'

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement)
    for (const table of ['milestone', 'deliverable', 'submission', 'stored_file']) {
      await q.query(`revoke all on ${table} from concertato_app`)
      await q.query(`grant select, insert, update on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
    }
    for (const table of ['milestone', 'deliverable', 'submission']) {
      await q.query(`create policy parties on ${table} using ((select app_sees_all()) or ${PARTY})
        with check ((select app_sees_all()) or ${PARTY})`)
    }
    await q.query('grant delete on stored_file to concertato_app')
    // A file is its workspace's own until it is submitted; then the other side of that deal may fetch it.
    await q.query(`create policy seen on stored_file for select using ((select app_sees_all())
      or workspace_id = (select app_workspace())
      or exists (select from submission s where s.file_id = stored_file.id))`)
    await q.query(`create policy written on stored_file for insert
      with check ((select app_is_system()) or workspace_id = (select app_workspace()))`)
    await q.query(`create policy attached on stored_file for update
      using ((select app_is_system()) or workspace_id = (select app_workspace()))`)
    await q.query(`create policy reaped on stored_file for delete using ((select app_is_system()))`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
