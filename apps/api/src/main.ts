import { migrate } from '@concertato/migrations'
import { closeApp, createApp } from './app.ts'
import { ResidentAudiences } from './audience/resident-audiences.ts'
import { readConfig } from './config.ts'

/** Balancers and health checks look every second or two. Milliseconds. */
const NOTICE = 2_000

/** HTTP, and the worker too unless ROLES says otherwise. Migrates first: many nodes may start at once, one does it. */
const config = readConfig(process.env)
await migrate(config.DATABASE_URL)
const app = await createApp(config)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeApp(app, NOTICE).then(() => process.exit(0)))
}
await app.listen(config.PORT, config.HOST)
app.get(ResidentAudiences).warm()
