import { parseArgs } from 'node:util'
import { startStripeDouble } from './index.ts'

const USAGE = `Usage: stripe-double [options]

  --port N            port to listen on (12111)
  --host NAME         address to listen on (127.0.0.1)
  --state DIR         folder that keeps the state
  --memory            keep nothing
  --origin URL        address of the hosted pages, when a browser reaches them elsewhere
  --country CC        country of the platform's account (DE)
  --seed N            decides ids and chance
  --control-token T   opens the control API to other computers`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '12111' },
      host: { type: 'string', default: '127.0.0.1' },
      state: { type: 'string' },
      memory: { type: 'boolean', default: false },
      origin: { type: 'string' },
      country: { type: 'string' },
      seed: { type: 'string' },
      'control-token': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || (!values.state && !values.memory)) {
    process.stdout.write(`${USAGE}\n`)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const running = await startStripeDouble({
    port: Number(values.port),
    host: values.host,
    memory: values.memory,
    ...(values.state ? { stateDir: values.state } : {}),
    ...(values.origin ? { origin: values.origin } : {}),
    country: values.country,
    seed: values.seed === undefined ? undefined : Number(values.seed),
    controlToken: values['control-token'],
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.stop())
  process.stdout.write(`Sandbox payments at ${running.url}\n`)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`stripe-double: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
