import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { closeApp, createApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { Clock } from '../platform/clock.ts'
import { type TestDatabase, testDatabase, WAIT_SECONDS } from './database.ts'

export interface TestApp {
  readonly app: NestFastifyApplication
  readonly clock: Clock
  readonly config: Config
  readonly database: TestDatabase
  close(): Promise<void>
}

/** Variables of an application under test; secrets are of the right length and otherwise worthless. */
export const testVariables = (database: TestDatabase): Record<string, string> => ({
  DATABASE_URL: database.ownerUrl,
  DATABASE_APP_URL: database.appUrl,
  DATABASE_WAIT_SECONDS: String(WAIT_SECONDS),
  AUTH_SECRET: 'a secret for tests, long enough to be accepted',
  AUDIENCE_SECRET: 'another secret for tests, long enough as well',
  DATA_DIR: join(tmpdir(), 'concertato-test-data', new URL(database.ownerUrl).pathname),
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
})

/** The whole application on a database of its own, its clock movable; `variables` override the defaults. */
export async function testApp(variables: Record<string, string> = {}): Promise<TestApp> {
  const database = await testDatabase()
  const clock = new Clock()
  const config = readConfig({ ...testVariables(database), ...variables })
  const app = await createApp(config, { clock })
  await app.getHttpAdapter().getInstance().ready()
  return {
    app,
    clock,
    config,
    database,
    close: async () => {
      await closeApp(app)
      await database.drop()
      await rm(testVariables(database)['DATA_DIR'] ?? '', { recursive: true, force: true })
    },
  }
}
