import type { DoctorWords } from '../finding.ts'

export const it: DoctorWords = {
  server_well: { finding: 'PostgreSQL {version}, {free} connessioni libere' },
  server_old: { finding: 'PostgreSQL {version}', cure: 'Passa a PostgreSQL 15 o più recente.' },
  writes_unsafe: {
    finding: 'fsync o full_page_writes è disattivato',
    cure: 'Attivali entrambi: un’interruzione di corrente danneggerebbe il database.',
  },
  connections_few: {
    finding: 'restano {free} connessioni',
    cure: 'Aumenta max_connections o riduci DATABASE_POOL.',
  },
  checksums_off: {
    finding: 'le somme di controllo dei dati sono disattivate',
    cure: 'Ferma il server ed esegui pg_checksums --enable, per accorgerti dei dischi guasti.',
  },
  role_well: { finding: '{role} non possiede nulla ed è soggetto alla sicurezza per riga' },
  role_mighty: {
    finding: 'il prodotto accede come {role}, che la sicurezza per riga non vincola',
    cure: 'Indica DATABASE_APP_URL con il ruolo concertato_app, oppure omettila.',
  },
  migrations_well: { finding: 'tutte le {known} applicate' },
  migrations_none: {
    finding: 'il database è vuoto',
    cure: 'Avvia una volta il prodotto, o il suo passo di migrazione, con questa versione.',
  },
  migrations_open: {
    finding: '{open} su {known} non sono applicate',
    cure: 'Avvia una volta il prodotto, o il suo passo di migrazione, con questa versione.',
  },
  migrations_ahead: {
    finding: '{ahead} vengono da una versione più recente',
    cure: 'Usa ovunque la versione più recente.',
  },
  queue_well: { finding: 'su {store}, {waiting} in attesa, nessuna fallita' },
  queue_failures: {
    finding: 'su {store}, {waiting} in attesa, {failed} fallite',
    cure: 'Guarda le attività fallite nella pagina di sistema, e ripetile o rimuovile.',
  },
  redis_unsafe: {
    finding: 'questo Redis può perdere attività: {name} è {found}',
    cure: 'Imposta {name} {wanted} nel Redis di REDIS_URL.',
  },
  redis_silent: { finding: '{words}', cure: 'Controlla REDIS_URL e che Redis sia in funzione.' },
  worker_well: { finding: 'ha consegnato un messaggio in {millis} ms' },
  worker_missing: {
    finding: 'nessun servizio in background ha preso un messaggio entro {seconds} s',
    cure: 'Avvia il prodotto, o un processo con ROLES=worker.',
  },
  clock_well: { finding: '{seconds} s di scarto dal database' },
  clock_apart: {
    finding: '{seconds} s di scarto dal database',
    cure: 'Attiva la sincronizzazione dell’ora (NTP) su questa macchina e su quella del database.',
  },
  disk_well: { finding: 'disco, {gigabytes} GB liberi' },
  disk_little: { finding: 'disco, {gigabytes} GB liberi', cure: 'Libera spazio, o sposta i file su S3.' },
  folder_closed: {
    finding: '{words}',
    cure: 'Assegna {folder} all’utente del prodotto, o imposta DATA_DIR o le variabili S3.',
  },
  bucket_well: { finding: 'bucket S3 {bucket}' },
  bucket_closed: {
    finding: '{words}',
    cure: 'Controlla S3_ENDPOINT, S3_REGION, S3_BUCKET e le chiavi, e che possano scrivere e cancellare.',
  },
  mail_well: { finding: '{host} accetta la posta' },
  mail_demo: { finding: 'conservata nella pagina della posta della demo' },
  mail_missing: {
    finding: 'nessun server di posta: nessuno può essere invitato o accedere con un link',
    cure: 'Imposta SMTP_URL e MAIL_FROM.',
  },
  mail_silent: {
    finding: '{words}',
    cure: 'Controlla SMTP_URL: host, porta, utente e password, smtps per la porta 465.',
  },
  stripe_live: { finding: 'Stripe risponde in modalità reale' },
  stripe_test: { finding: 'Stripe risponde in modalità di prova' },
  stripe_sandbox: { finding: 'l’ambiente di prova risponde' },
  stripe_keyless: { finding: 'nessuna chiave: non si può pagare nulla', cure: 'Imposta STRIPE_SECRET_KEY.' },
  stripe_refusing: { finding: '{words}', cure: 'Controlla STRIPE_SECRET_KEY.' },
  stripe_strange: {
    finding: 'una risposta che non è di Stripe',
    cure: 'Controlla STRIPE_HOST e ciò che sta tra qui e Stripe.',
  },
  stripe_unverified: {
    finding: 'Stripe risponde, ma i suoi webhook non sono verificati',
    cure: 'Imposta entrambi i segreti dei webhook; senza, i pagamenti vengono notati tardi.',
  },
  stripe_silent: { finding: '{words}', cure: 'Controlla la rete verso {host}.' },
  settings_well: { finding: '{url}' },
  settings_demo: { finding: 'demo su {url}' },
  address_open: {
    finding: '{url} non è cifrato',
    cure: 'Metti davanti un reverse proxy con un certificato e imposta PUBLIC_URL su https.',
  },
  demo_open: {
    finding: 'chiunque raggiunga {host} può entrare come persona della demo',
    cure: 'Imposta DEMO=0 dove ci sono persone reali.',
  },
  proxy_unknown: {
    finding: 'dietro un proxy gli indirizzi di chi chiama non sono noti',
    cure: 'Imposta TRUST_PROXY=1 quando davanti c’è un reverse proxy.',
  },
  database_silent: {
    finding: '{words}',
    cure: 'Controlla DATABASE_URL, e che il server sia in funzione e raggiungibile.',
  },
  role_silent: {
    finding: '{words}',
    cure: 'Controlla DATABASE_APP_URL, e che il ruolo concertato_app esista e possa accedere.',
  },
  queue_silent: {
    finding: '{words}',
    cure: 'Avvia una volta il prodotto perché si creino le tabelle della coda, e controlla il database.',
  },
  worker_silent: {
    finding: '{words}',
    cure: 'Avvia una volta il prodotto perché si creino le sue tabelle, e controlla il database.',
  },
  look_broken: { finding: '{words}', cure: 'Controlla prima il database: questo ne ha bisogno.' },
}
