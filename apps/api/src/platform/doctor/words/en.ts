import type { DoctorWords } from '../finding.ts'

export const en: DoctorWords = {
  server_well: { finding: 'PostgreSQL {version}, {free} connections free' },
  server_old: { finding: 'PostgreSQL {version}', cure: 'Move to PostgreSQL 15 or newer.' },
  writes_unsafe: {
    finding: 'fsync or full_page_writes is off',
    cure: 'Switch both on: a power cut would break the database.',
  },
  connections_few: { finding: '{free} connections left', cure: 'Raise max_connections, or lower DATABASE_POOL.' },
  checksums_off: {
    finding: 'data checksums are off',
    cure: 'Stop the server and run pg_checksums --enable, to notice bad disks.',
  },
  role_well: { finding: '{role} owns nothing and meets row security' },
  role_mighty: {
    finding: 'the product signs in as {role}, which row security does not bind',
    cure: 'Give DATABASE_APP_URL with the role concertato_app, or leave it out.',
  },
  migrations_well: { finding: 'all {known} applied' },
  migrations_none: {
    finding: 'the database is empty',
    cure: 'Start the product once, or run its migrate step, with this version.',
  },
  migrations_open: {
    finding: '{open} of {known} are not applied',
    cure: 'Start the product once, or run its migrate step, with this version.',
  },
  migrations_ahead: { finding: '{ahead} are from a newer version', cure: 'Run the newest version everywhere.' },
  queue_well: { finding: 'on {store}, {waiting} waiting, none failed' },
  queue_failures: {
    finding: 'on {store}, {waiting} waiting, {failed} failed',
    cure: 'Look at the failed jobs on the system page, and retry or remove them.',
  },
  redis_unsafe: {
    finding: 'this Redis may lose jobs: {name} is {found}',
    cure: 'Set {name} {wanted} in the Redis of REDIS_URL.',
  },
  redis_silent: { finding: '{words}', cure: 'Check REDIS_URL and that Redis runs.' },
  worker_well: { finding: 'delivered a message in {millis} ms' },
  worker_missing: {
    finding: 'no worker took a message within {seconds} s',
    cure: 'Start the product, or a process with ROLES=worker.',
  },
  clock_well: { finding: '{seconds} s apart from the database' },
  clock_apart: {
    finding: '{seconds} s apart from the database',
    cure: 'Switch on time synchronisation (NTP) on this machine and on that of the database.',
  },
  disk_well: { finding: 'disk, {gigabytes} GB free' },
  disk_little: { finding: 'disk, {gigabytes} GB free', cure: 'Free some space, or move files to S3.' },
  folder_closed: {
    finding: '{words}',
    cure: 'Give {folder} to the user of the product, or set DATA_DIR or the S3 variables.',
  },
  bucket_well: { finding: 'S3 bucket {bucket}' },
  bucket_closed: {
    finding: '{words}',
    cure: 'Check S3_ENDPOINT, S3_REGION, S3_BUCKET and the keys, and that they may write and delete.',
  },
  mail_well: { finding: '{host} accepts mail' },
  mail_demo: { finding: 'kept on the mail page of the demo' },
  mail_missing: {
    finding: 'no mail server: nobody can be invited or sign in by link',
    cure: 'Set SMTP_URL and MAIL_FROM.',
  },
  mail_silent: { finding: '{words}', cure: 'Check SMTP_URL: host, port, user and password, smtps for port 465.' },
  stripe_live: { finding: 'Stripe answers in live mode' },
  stripe_test: { finding: 'Stripe answers in test mode' },
  stripe_sandbox: { finding: 'sandbox answers' },
  stripe_keyless: { finding: 'no key: nothing can be paid', cure: 'Set STRIPE_SECRET_KEY.' },
  stripe_refusing: { finding: '{words}', cure: 'Check STRIPE_SECRET_KEY.' },
  stripe_strange: {
    finding: 'an answer that is not Stripe’s',
    cure: 'Check STRIPE_HOST and what stands between here and Stripe.',
  },
  stripe_unverified: {
    finding: 'Stripe answers, but its webhooks are not verified',
    cure: 'Set both webhook secrets; without them payments are found late.',
  },
  stripe_silent: { finding: '{words}', cure: 'Check the network to {host}.' },
  settings_well: { finding: '{url}' },
  settings_demo: { finding: 'demo at {url}' },
  address_open: {
    finding: '{url} is not encrypted',
    cure: 'Put a reverse proxy with a certificate before it and set PUBLIC_URL to https.',
  },
  demo_open: {
    finding: 'anyone who reaches {host} may enter as a demo person',
    cure: 'Set DEMO=0 where real people are.',
  },
  proxy_unknown: {
    finding: 'the addresses of callers are not known behind a proxy',
    cure: 'Set TRUST_PROXY=1 when a reverse proxy is in front.',
  },
  database_silent: { finding: '{words}', cure: 'Check DATABASE_URL and that the server runs and can be reached.' },
  role_silent: {
    finding: '{words}',
    cure: 'Check DATABASE_APP_URL, and that the role concertato_app exists and may sign in.',
  },
  queue_silent: {
    finding: '{words}',
    cure: 'Start the product once so that the queue’s tables are made, and check the database.',
  },
  worker_silent: {
    finding: '{words}',
    cure: 'Start the product once so that its tables are made, and check the database.',
  },
  look_broken: { finding: '{words}', cure: 'Check the database first: this needs it.' },
}
