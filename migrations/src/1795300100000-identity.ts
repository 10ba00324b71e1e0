import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The tables of the auth library, as it compiles them itself; a test asks it whether anything is missing. */
const AUTH = [
  `create schema auth`,
  `create table auth."user" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null,
    "email" text not null unique, "emailVerified" boolean not null, "image" text,
    "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
    "twoFactorEnabled" boolean)`,
  `create table auth."session" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null,
    "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null,
    "ipAddress" text, "userAgent" text, "userId" uuid not null references auth."user" ("id") on delete cascade,
    "secondFactorAt" timestamptz, "steppedUpAt" timestamptz, "membershipId" text)`,
  `create table auth."account" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null,
    "providerId" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "accessToken" text,
    "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text,
    "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null)`,
  `create table auth."verification" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null,
    "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
    "updatedAt" timestamptz default CURRENT_TIMESTAMP not null)`,
  `create table auth."twoFactor" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "secret" text not null,
    "backupCodes" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "verified" boolean,
    "failedVerificationCount" integer, "lockedUntil" timestamptz)`,
  `create index "session_userId_idx" on auth."session" ("userId")`,
  `create index "account_userId_idx" on auth."account" ("userId")`,
  `create index "verification_identifier_idx" on auth."verification" ("identifier")`,
  `create index "twoFactor_secret_idx" on auth."twoFactor" ("secret")`,
  `create index "twoFactor_userId_idx" on auth."twoFactor" ("userId")`,
  // Ours, beside the library's: tries that were counted, and one-time codes that were used.
  `create table auth.rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
  `create index rate_limit_expire on auth.rate_limit (expire)`,
  `create table auth.used_code (
    user_id uuid not null references auth."user" on delete cascade,
    code_hash bytea not null,
    used_at timestamptz not null default now(),
    primary key (user_id, code_hash))`,
  `grant usage on schema auth to concertato_app`,
  `grant select, insert, update, delete on all tables in schema auth to concertato_app`,
]

const TABLES = [
  `create table person (
    id uuid primary key references auth."user" on delete restrict,
    name text not null check (name <> ''),
    email text not null unique check (email = lower(email)),
    birth_on date,
    locale text not null check (locale in ('en', 'fr', 'it', 'de', 'es')),
    theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
    density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
    time_zone text,
    shortcuts_on boolean not null default true,
    reduced_motion boolean not null default false,
    state text not null default 'active' check (state in ('active', 'suspended')),
    suspended_for text,
    last_seen_at timestamptz,
    created_at timestamptz not null default now(),
    version integer not null default 1,
    check ((state = 'suspended') = (suspended_for is not null)))`,
  `create index person_newest on person (created_at desc, id desc)`,
  `create table workspace (
    id uuid primary key,
    kind text not null check (kind in ('brand', 'act', 'house')),
    name text not null check (name <> ''),
    slug text not null unique,
    country text not null check (country ~ '^[A-Z]{2}$'),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    website text,
    created_at timestamptz not null default now(),
    version integer not null default 1)`,
  `create unique index workspace_one_house on workspace (kind) where kind = 'house'`,
  `create index workspace_newest on workspace (created_at desc, id desc)`,
  `create table act (
    workspace_id uuid primary key references workspace on delete cascade,
    form text not null check (form in ('solo', 'band')),
    birth_on date,
    genres text[] not null default '{}')`,
  `create table membership (
    id uuid primary key,
    person_id uuid not null references person,
    workspace_id uuid not null references workspace on delete cascade,
    role text not null check (role in ('brand_owner', 'brand_finance', 'brand_member', 'artist', 'band_member', 'manager',
      'guardian', 'house_matcher', 'house_finance', 'house_admin')),
    state text not null default 'active' check (state in ('active', 'revoked')),
    may_sign boolean not null default false,
    persona_position smallint,
    joined_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz,
    version integer not null default 1,
    check ((state = 'revoked') = (revoked_at is not null)))`,
  `create unique index membership_once on membership (person_id, workspace_id, role) where state = 'active'`,
  `create index membership_workspace on membership (workspace_id, joined_at, id)`,
  `create table mandate (
    membership_id uuid primary key references membership on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    max_minor bigint check (max_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    categories text[] not null default '{}',
    until_on date,
    may_accept boolean not null,
    may_sign boolean not null,
    given_by uuid not null references person,
    given_at timestamptz not null)`,
  `create table guardianship (
    membership_id uuid primary key references membership on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    declared_at timestamptz not null,
    ends_on date not null)`,
  `create table invitation (
    id uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    email text not null check (email = lower(email)),
    role text not null check (role in ('brand_owner', 'brand_finance', 'brand_member', 'artist', 'band_member', 'manager',
      'guardian', 'house_matcher', 'house_finance', 'house_admin')),
    may_sign boolean not null default false,
    mandate jsonb,
    locale text not null check (locale in ('en', 'fr', 'it', 'de', 'es')),
    state text not null default 'open' check (state in ('open', 'accepted', 'withdrawn', 'expired')),
    token_hash bytea unique,
    invited_by uuid not null references person,
    accepted_by uuid references person,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    version integer not null default 1)`,
  `create unique index invitation_once on invitation (workspace_id, email, role) where state = 'open'`,
  `create index invitation_newest on invitation (workspace_id, sent_at desc, id desc)`,
  `create index invitation_due on invitation (expires_at) where state = 'open'`,
  `create table join_request (
    id uuid primary key,
    email text not null check (email = lower(email)),
    locale text not null check (locale in ('en', 'fr', 'it', 'de', 'es')),
    wish jsonb not null,
    token_hash bytea unique,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    finished_at timestamptz)`,
  `create index join_request_due on join_request (expires_at)`,
  `create table kept_mail (
    id uuid primary key,
    to_address text not null,
    subject text not null,
    body text not null,
    link text,
    sent_at timestamptz not null)`,
  `create index kept_mail_newest on kept_mail (sent_at desc, id desc)`,
]

/** A workspace's own rows; the person's own memberships everywhere; the house reads, the system does everything. */
const MINE = `workspace_id = (select app_workspace())`
const MY_WORKSPACES = `(select m.workspace_id from membership m where m.person_id = (select app_person()) and m.state = 'active')`

const POLICIES = [
  // membership first: the others ask it
  `create policy seen on membership for select using ((select app_sees_all()) or ${MINE} or person_id = (select app_person()))`,
  `create policy written on membership for insert with check ((select app_is_system()) or ${MINE})`,
  `create policy changed on membership for update using ((select app_is_system()) or ${MINE}) with check ((select app_is_system()) or ${MINE})`,
  `create policy left_behind on membership for delete using ((select app_is_system()))`,
  `create policy seen on person for select using ((select app_sees_all()) or id = (select app_person())
    or exists (select from membership m where m.person_id = person.id and m.workspace_id = (select app_workspace())))`,
  `create policy founded on person for insert with check ((select app_is_system()))`,
  `create policy changed on person for update using ((select app_is_system()) or id = (select app_person())
    or current_setting('app.role', true) = 'house_admin')`,
  `create policy seen on workspace for select using ((select app_sees_all()) or id = (select app_workspace()) or id in ${MY_WORKSPACES})`,
  `create policy founded on workspace for insert with check ((select app_is_system()))`,
  `create policy changed on workspace for update using ((select app_is_system()) or id = (select app_workspace()))`,
  `create policy seen on act for select using ((select app_sees_all()) or ${MINE} or workspace_id in ${MY_WORKSPACES})`,
  `create policy founded on act for insert with check ((select app_is_system()))`,
  `create policy changed on act for update using ((select app_is_system()) or ${MINE})`,
  ...['mandate', 'guardianship'].flatMap((table) => [
    `create policy seen on ${table} for select using ((select app_sees_all()) or ${MINE} or workspace_id in ${MY_WORKSPACES})`,
    `create policy written on ${table} for insert with check ((select app_is_system()) or ${MINE})`,
    `create policy changed on ${table} for update using ((select app_is_system()) or ${MINE})`,
    `create policy taken_back on ${table} for delete using ((select app_is_system()) or ${MINE})`,
  ]),
  `create policy own on invitation using ((select app_is_system()) or ${MINE}) with check ((select app_is_system()) or ${MINE})`,
  `create policy system_only on join_request using ((select app_is_system())) with check ((select app_is_system()))`,
  `create policy system_only on kept_mail using ((select app_is_system())) with check ((select app_is_system()))`,
]

const GUARDED = [
  'person',
  'workspace',
  'act',
  'membership',
  'mandate',
  'guardianship',
  'invitation',
  'join_request',
  'kept_mail',
]

/** People, workspaces, memberships, and the auth library's own schema. */
export class Identity1795300100000 implements MigrationInterface {
  name = 'Identity1795300100000'

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...AUTH, ...TABLES]) await q.query(statement)
    for (const table of GUARDED) {
      await q.query(`grant select, insert, update, delete on ${table} to concertato_app`)
      await q.query(`alter table ${table} enable row level security`)
      await q.query(`alter table ${table} force row level security`)
    }
    for (const policy of POLICIES) await q.query(policy)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
