import type { DoctorWords } from '../finding.ts'

export const de: DoctorWords = {
  server_well: { finding: 'PostgreSQL {version}, {free} Verbindungen frei' },
  server_old: { finding: 'PostgreSQL {version}', cure: 'Auf PostgreSQL 15 oder neuer umsteigen.' },
  writes_unsafe: {
    finding: 'fsync oder full_page_writes ist ausgeschaltet',
    cure: 'Beides einschalten: Ein Stromausfall würde die Datenbank zerstören.',
  },
  connections_few: {
    finding: 'noch {free} Verbindungen frei',
    cure: 'max_connections erhöhen oder DATABASE_POOL senken.',
  },
  checksums_off: {
    finding: 'Prüfsummen der Daten sind ausgeschaltet',
    cure: 'Den Server anhalten und pg_checksums --enable ausführen, damit schlechte Platten auffallen.',
  },
  role_well: { finding: '{role} besitzt nichts und unterliegt der Zeilensicherheit' },
  role_mighty: {
    finding: 'das Produkt meldet sich als {role} an, wofür die Zeilensicherheit nicht gilt',
    cure: 'DATABASE_APP_URL mit der Rolle concertato_app angeben oder weglassen.',
  },
  migrations_well: { finding: 'alle {known} ausgeführt' },
  migrations_none: {
    finding: 'die Datenbank ist leer',
    cure: 'Das Produkt oder seinen Migrationsschritt einmal in dieser Version starten.',
  },
  migrations_open: {
    finding: '{open} von {known} nicht ausgeführt',
    cure: 'Das Produkt oder seinen Migrationsschritt einmal in dieser Version starten.',
  },
  migrations_ahead: {
    finding: '{ahead} stammen aus einer neueren Version',
    cure: 'Überall die neueste Version einsetzen.',
  },
  queue_well: { finding: 'auf {store}, {waiting} warten, keine gescheitert' },
  queue_failures: {
    finding: 'auf {store}, {waiting} warten, {failed} gescheitert',
    cure: 'Die gescheiterten Aufträge auf der Systemseite ansehen und wiederholen oder entfernen.',
  },
  redis_unsafe: {
    finding: 'dieses Redis kann Aufträge verlieren: {name} ist {found}',
    cure: 'Im Redis von REDIS_URL setzen: {name} {wanted}.',
  },
  redis_silent: { finding: '{words}', cure: 'REDIS_URL prüfen, und ob Redis läuft.' },
  worker_well: { finding: 'hat eine Nachricht in {millis} ms zugestellt' },
  worker_missing: {
    finding: 'kein Hintergrunddienst nahm innerhalb von {seconds} s eine Nachricht an',
    cure: 'Das Produkt starten, oder einen Prozess mit ROLES=worker.',
  },
  clock_well: { finding: '{seconds} s Abstand zur Datenbank' },
  clock_apart: {
    finding: '{seconds} s Abstand zur Datenbank',
    cure: 'Auf dieser Maschine und auf der der Datenbank den Zeitabgleich (NTP) einschalten.',
  },
  disk_well: { finding: 'Festplatte, {gigabytes} GB frei' },
  disk_little: { finding: 'Festplatte, {gigabytes} GB frei', cure: 'Platz schaffen oder Dateien nach S3 verlegen.' },
  folder_closed: {
    finding: '{words}',
    cure: '{folder} dem Benutzer des Produkts geben, oder DATA_DIR oder die S3-Variablen setzen.',
  },
  bucket_well: { finding: 'S3-Bucket {bucket}' },
  bucket_closed: {
    finding: '{words}',
    cure: 'S3_ENDPOINT, S3_REGION, S3_BUCKET und die Schlüssel prüfen, und ob sie schreiben und löschen dürfen.',
  },
  mail_well: { finding: '{host} nimmt Mails an' },
  mail_demo: { finding: 'wird auf der Mailseite der Demo aufbewahrt' },
  mail_missing: {
    finding: 'kein Mailserver: Niemand kann eingeladen werden oder sich per Link anmelden',
    cure: 'SMTP_URL und MAIL_FROM setzen.',
  },
  mail_silent: {
    finding: '{words}',
    cure: 'SMTP_URL prüfen: Host, Port, Benutzer und Passwort, smtps für Port 465.',
  },
  stripe_live: { finding: 'Stripe antwortet im Echtbetrieb' },
  stripe_test: { finding: 'Stripe antwortet im Testbetrieb' },
  stripe_sandbox: { finding: 'der Sandkasten antwortet' },
  stripe_keyless: { finding: 'kein Schlüssel: Nichts kann bezahlt werden', cure: 'STRIPE_SECRET_KEY setzen.' },
  stripe_refusing: { finding: '{words}', cure: 'STRIPE_SECRET_KEY prüfen.' },
  stripe_strange: {
    finding: 'eine Antwort, die nicht von Stripe ist',
    cure: 'STRIPE_HOST prüfen, und was zwischen hier und Stripe steht.',
  },
  stripe_unverified: {
    finding: 'Stripe antwortet, aber seine Webhooks werden nicht geprüft',
    cure: 'Beide Webhook-Geheimnisse setzen; ohne sie werden Zahlungen spät bemerkt.',
  },
  stripe_silent: { finding: '{words}', cure: 'Das Netz zu {host} prüfen.' },
  settings_well: { finding: '{url}' },
  settings_demo: { finding: 'Demo unter {url}' },
  address_open: {
    finding: '{url} ist nicht verschlüsselt',
    cure: 'Einen Reverse-Proxy mit Zertifikat davorsetzen und PUBLIC_URL auf https ändern.',
  },
  demo_open: {
    finding: 'wer {host} erreicht, kann als Person der Demo eintreten',
    cure: 'DEMO=0 setzen, wo echte Menschen sind.',
  },
  proxy_unknown: {
    finding: 'die Adressen der Anfragenden sind hinter einem Proxy nicht bekannt',
    cure: 'TRUST_PROXY=1 setzen, wenn ein Reverse-Proxy davorsteht.',
  },
  database_silent: { finding: '{words}', cure: 'DATABASE_URL prüfen, und ob der Server läuft und erreichbar ist.' },
  role_silent: {
    finding: '{words}',
    cure: 'DATABASE_APP_URL prüfen, und ob es die Rolle concertato_app gibt und sie sich anmelden darf.',
  },
  queue_silent: {
    finding: '{words}',
    cure: 'Das Produkt einmal starten, damit die Tabellen der Warteschlange entstehen, und die Datenbank prüfen.',
  },
  worker_silent: {
    finding: '{words}',
    cure: 'Das Produkt einmal starten, damit seine Tabellen entstehen, und die Datenbank prüfen.',
  },
  look_broken: { finding: '{words}', cure: 'Zuerst die Datenbank prüfen: Dies hier braucht sie.' },
}
