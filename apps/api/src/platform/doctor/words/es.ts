import type { DoctorWords } from '../finding.ts'

export const es: DoctorWords = {
  server_well: { finding: 'PostgreSQL {version}, {free} conexiones libres' },
  server_old: { finding: 'PostgreSQL {version}', cure: 'Pasa a PostgreSQL 15 o posterior.' },
  writes_unsafe: {
    finding: 'fsync o full_page_writes está desactivado',
    cure: 'Activa ambos: un corte de luz dañaría la base de datos.',
  },
  connections_few: {
    finding: 'quedan {free} conexiones',
    cure: 'Aumenta max_connections o reduce DATABASE_POOL.',
  },
  checksums_off: {
    finding: 'las sumas de verificación de los datos están desactivadas',
    cure: 'Detén el servidor y ejecuta pg_checksums --enable, para notar los discos defectuosos.',
  },
  role_well: { finding: '{role} no posee nada y está sujeto a la seguridad por filas' },
  role_mighty: {
    finding: 'el producto entra como {role}, al que la seguridad por filas no obliga',
    cure: 'Indica DATABASE_APP_URL con el rol concertato_app, u omítela.',
  },
  migrations_well: { finding: 'las {known} aplicadas' },
  migrations_none: {
    finding: 'la base de datos está vacía',
    cure: 'Inicia una vez el producto, o su paso de migración, con esta versión.',
  },
  migrations_open: {
    finding: '{open} de {known} sin aplicar',
    cure: 'Inicia una vez el producto, o su paso de migración, con esta versión.',
  },
  migrations_ahead: {
    finding: '{ahead} son de una versión más reciente',
    cure: 'Usa en todas partes la versión más reciente.',
  },
  queue_well: { finding: 'en {store}, {waiting} en espera, ninguna fallida' },
  queue_failures: {
    finding: 'en {store}, {waiting} en espera, {failed} fallidas',
    cure: 'Mira las tareas fallidas en la página del sistema, y repítelas o retíralas.',
  },
  redis_unsafe: {
    finding: 'este Redis puede perder tareas: {name} es {found}',
    cure: 'Pon {name} {wanted} en el Redis de REDIS_URL.',
  },
  redis_silent: { finding: '{words}', cure: 'Comprueba REDIS_URL y que Redis esté en marcha.' },
  worker_well: { finding: 'entregó un mensaje en {millis} ms' },
  worker_missing: {
    finding: 'ningún servicio en segundo plano tomó un mensaje en {seconds} s',
    cure: 'Inicia el producto, o un proceso con ROLES=worker.',
  },
  clock_well: { finding: '{seconds} s de diferencia con la base de datos' },
  clock_apart: {
    finding: '{seconds} s de diferencia con la base de datos',
    cure: 'Activa la sincronización de la hora (NTP) en esta máquina y en la de la base de datos.',
  },
  disk_well: { finding: 'disco, {gigabytes} GB libres' },
  disk_little: { finding: 'disco, {gigabytes} GB libres', cure: 'Libera espacio, o lleva los archivos a S3.' },
  folder_closed: {
    finding: '{words}',
    cure: 'Da {folder} al usuario del producto, o define DATA_DIR o las variables de S3.',
  },
  bucket_well: { finding: 'bucket de S3 {bucket}' },
  bucket_closed: {
    finding: '{words}',
    cure: 'Comprueba S3_ENDPOINT, S3_REGION, S3_BUCKET y las claves, y que puedan escribir y borrar.',
  },
  mail_well: { finding: '{host} acepta correo' },
  mail_demo: { finding: 'se guarda en la página de correo de la demo' },
  mail_missing: {
    finding: 'sin servidor de correo: nadie puede recibir una invitación ni entrar con un enlace',
    cure: 'Define SMTP_URL y MAIL_FROM.',
  },
  mail_silent: {
    finding: '{words}',
    cure: 'Comprueba SMTP_URL: host, puerto, usuario y contraseña, smtps para el puerto 465.',
  },
  stripe_live: { finding: 'Stripe responde en modo real' },
  stripe_test: { finding: 'Stripe responde en modo de prueba' },
  stripe_sandbox: { finding: 'el entorno de pruebas responde' },
  stripe_keyless: { finding: 'sin clave: no se puede pagar nada', cure: 'Define STRIPE_SECRET_KEY.' },
  stripe_refusing: { finding: '{words}', cure: 'Comprueba STRIPE_SECRET_KEY.' },
  stripe_strange: {
    finding: 'una respuesta que no es de Stripe',
    cure: 'Comprueba STRIPE_HOST y lo que hay entre aquí y Stripe.',
  },
  stripe_unverified: {
    finding: 'Stripe responde, pero sus webhooks no se verifican',
    cure: 'Define los dos secretos de webhook; sin ellos los pagos se notan tarde.',
  },
  stripe_silent: { finding: '{words}', cure: 'Comprueba la red hasta {host}.' },
  settings_well: { finding: '{url}' },
  settings_demo: { finding: 'demo en {url}' },
  address_open: {
    finding: '{url} no está cifrada',
    cure: 'Pon delante un proxy inverso con un certificado y cambia PUBLIC_URL a https.',
  },
  demo_open: {
    finding: 'quien llegue a {host} puede entrar como una persona de la demo',
    cure: 'Pon DEMO=0 donde haya personas reales.',
  },
  proxy_unknown: {
    finding: 'detrás de un proxy no se conocen las direcciones de quienes llaman',
    cure: 'Pon TRUST_PROXY=1 cuando haya un proxy inverso delante.',
  },
  database_silent: {
    finding: '{words}',
    cure: 'Comprueba DATABASE_URL, y que el servidor esté en marcha y se pueda alcanzar.',
  },
  role_silent: {
    finding: '{words}',
    cure: 'Comprueba DATABASE_APP_URL, y que el rol concertato_app exista y pueda entrar.',
  },
  queue_silent: {
    finding: '{words}',
    cure: 'Inicia una vez el producto para que se creen las tablas de la cola, y comprueba la base de datos.',
  },
  worker_silent: {
    finding: '{words}',
    cure: 'Inicia una vez el producto para que se creen sus tablas, y comprueba la base de datos.',
  },
  look_broken: { finding: '{words}', cure: 'Comprueba primero la base de datos: esto la necesita.' },
}
