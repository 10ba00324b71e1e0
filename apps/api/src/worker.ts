import { closeApp, createApp } from './app.ts'
import { ResidentAudiences } from './audience/resident-audiences.ts'
import { readConfig } from './config.ts'

/** Outbox relay, jobs and sweeps; answers only health checks over HTTP. */
const config = readConfig({ ...process.env, ROLES: 'worker' })
const app = await createApp(config)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeApp(app).then(() => process.exit(0)))
}
await app.listen(config.PORT, config.HOST)
app.get(ResidentAudiences).warm()
