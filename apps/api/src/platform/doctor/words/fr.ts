import type { DoctorWords } from '../finding.ts'

export const fr: DoctorWords = {
  server_well: { finding: 'PostgreSQL {version}, {free} connexions libres' },
  server_old: { finding: 'PostgreSQL {version}', cure: 'Passez à PostgreSQL 15 ou plus récent.' },
  writes_unsafe: {
    finding: 'fsync ou full_page_writes est désactivé',
    cure: 'Activez les deux : une coupure de courant casserait la base de données.',
  },
  connections_few: {
    finding: '{free} connexions restantes',
    cure: 'Augmentez max_connections ou diminuez DATABASE_POOL.',
  },
  checksums_off: {
    finding: 'les sommes de contrôle des données sont désactivées',
    cure: 'Arrêtez le serveur et lancez pg_checksums --enable, pour repérer les disques défaillants.',
  },
  role_well: { finding: '{role} ne possède rien et est soumis à la sécurité par ligne' },
  role_mighty: {
    finding: 'le produit se connecte comme {role}, que la sécurité par ligne ne lie pas',
    cure: 'Donnez DATABASE_APP_URL avec le rôle concertato_app, ou laissez-la de côté.',
  },
  migrations_well: { finding: 'toutes les {known} sont appliquées' },
  migrations_none: {
    finding: 'la base de données est vide',
    cure: 'Lancez une fois le produit, ou son étape de migration, dans cette version.',
  },
  migrations_open: {
    finding: '{open} sur {known} ne sont pas appliquées',
    cure: 'Lancez une fois le produit, ou son étape de migration, dans cette version.',
  },
  migrations_ahead: {
    finding: '{ahead} viennent d’une version plus récente',
    cure: 'Faites tourner partout la version la plus récente.',
  },
  queue_well: { finding: 'sur {store}, {waiting} en attente, aucun échec' },
  queue_failures: {
    finding: 'sur {store}, {waiting} en attente, {failed} en échec',
    cure: 'Regardez les tâches en échec sur la page système, et relancez-les ou retirez-les.',
  },
  redis_unsafe: {
    finding: 'ce Redis peut perdre des tâches : {name} vaut {found}',
    cure: 'Réglez {name} {wanted} dans le Redis de REDIS_URL.',
  },
  redis_silent: { finding: '{words}', cure: 'Vérifiez REDIS_URL et que Redis tourne.' },
  worker_well: { finding: 'a livré un message en {millis} ms' },
  worker_missing: {
    finding: 'aucun service d’arrière-plan n’a pris de message en {seconds} s',
    cure: 'Lancez le produit, ou un processus avec ROLES=worker.',
  },
  clock_well: { finding: '{seconds} s d’écart avec la base de données' },
  clock_apart: {
    finding: '{seconds} s d’écart avec la base de données',
    cure: 'Activez la synchronisation de l’heure (NTP) sur cette machine et sur celle de la base de données.',
  },
  disk_well: { finding: 'disque, {gigabytes} Go libres' },
  disk_little: {
    finding: 'disque, {gigabytes} Go libres',
    cure: 'Libérez de la place, ou déplacez les fichiers vers S3.',
  },
  folder_closed: {
    finding: '{words}',
    cure: 'Donnez {folder} à l’utilisateur du produit, ou réglez DATA_DIR ou les variables S3.',
  },
  bucket_well: { finding: 'bucket S3 {bucket}' },
  bucket_closed: {
    finding: '{words}',
    cure: 'Vérifiez S3_ENDPOINT, S3_REGION, S3_BUCKET et les clés, et qu’elles peuvent écrire et effacer.',
  },
  mail_well: { finding: '{host} accepte les e-mails' },
  mail_demo: { finding: 'gardé sur la page des e-mails de la démo' },
  mail_missing: {
    finding: 'pas de serveur d’e-mail : personne ne peut être invité ni se connecter par lien',
    cure: 'Réglez SMTP_URL et MAIL_FROM.',
  },
  mail_silent: {
    finding: '{words}',
    cure: 'Vérifiez SMTP_URL : hôte, port, utilisateur et mot de passe, smtps pour le port 465.',
  },
  stripe_live: { finding: 'Stripe répond en mode réel' },
  stripe_test: { finding: 'Stripe répond en mode test' },
  stripe_sandbox: { finding: 'le bac à sable répond' },
  stripe_keyless: { finding: 'pas de clé : rien ne peut être payé', cure: 'Réglez STRIPE_SECRET_KEY.' },
  stripe_refusing: { finding: '{words}', cure: 'Vérifiez STRIPE_SECRET_KEY.' },
  stripe_strange: {
    finding: 'une réponse qui n’est pas de Stripe',
    cure: 'Vérifiez STRIPE_HOST et ce qui se trouve entre ici et Stripe.',
  },
  stripe_unverified: {
    finding: 'Stripe répond, mais ses webhooks ne sont pas vérifiés',
    cure: 'Réglez les deux secrets de webhook ; sans eux, les paiements sont remarqués tard.',
  },
  stripe_silent: { finding: '{words}', cure: 'Vérifiez le réseau vers {host}.' },
  settings_well: { finding: '{url}' },
  settings_demo: { finding: 'démo à {url}' },
  address_open: {
    finding: '{url} n’est pas chiffrée',
    cure: 'Placez devant un proxy inverse avec un certificat et passez PUBLIC_URL en https.',
  },
  demo_open: {
    finding: 'quiconque atteint {host} peut entrer comme une personne de la démo',
    cure: 'Réglez DEMO=0 là où il y a de vraies personnes.',
  },
  proxy_unknown: {
    finding: 'les adresses des appelants ne sont pas connues derrière un proxy',
    cure: 'Réglez TRUST_PROXY=1 quand un proxy inverse se trouve devant.',
  },
  database_silent: {
    finding: '{words}',
    cure: 'Vérifiez DATABASE_URL, et que le serveur tourne et peut être joint.',
  },
  role_silent: {
    finding: '{words}',
    cure: 'Vérifiez DATABASE_APP_URL, et que le rôle concertato_app existe et peut se connecter.',
  },
  queue_silent: {
    finding: '{words}',
    cure: 'Lancez une fois le produit pour créer les tables de la file, et vérifiez la base de données.',
  },
  worker_silent: {
    finding: '{words}',
    cure: 'Lancez une fois le produit pour créer ses tables, et vérifiez la base de données.',
  },
  look_broken: { finding: '{words}', cure: 'Vérifiez d’abord la base de données : ceci en a besoin.' },
}
