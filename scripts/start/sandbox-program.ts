/**
 * The payment sandbox as a program of its own. It ends when the program that started it lets go of the channel, and also
 * when that one is killed; Ctrl-C in the terminal is not for it.
 */
import { startStripeDouble } from '@concertato/stripe-double'

const [port = '0', stateDir = ''] = process.argv.slice(2)
const running = await startStripeDouble({ port: Number(port), stateDir })

const stop = () => void running.stop().finally(() => process.exit(0))
process.once('disconnect', stop)
process.once('SIGTERM', stop)
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.send?.({ port: running.port })
