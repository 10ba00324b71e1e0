/**
 * A worker of payouts alone, as a process of its own: the product's relay, queue, services and provider's library, without
 * the rest of the application, so that one that was killed is back at once. Run by Node itself on the compiled product.
 */
import { flushCompileCache } from 'node:module'
import 'reflect-metadata'
import { readConfig } from '../../dist/config.js'
import { ENTITIES } from '../../dist/entities.js'
import { LedgerService } from '../../dist/ledger/ledger.service.js'
import { PayeesService } from '../../dist/payouts/payees.service.js'
import { PayoutsService } from '../../dist/payouts/payouts.service.js'
import { SendingService } from '../../dist/payouts/sending.service.js'
import { Clock } from '../../dist/platform/clock.js'
import { appConnection, Database, databaseAddress, openDataSource } from '../../dist/platform/database.js'
import { Jobs } from '../../dist/platform/jobs.js'
import { Listener } from '../../dist/platform/listener.js'
import { Live } from '../../dist/platform/live.js'
import { Outbox } from '../../dist/platform/outbox.js'
import { Relay } from '../../dist/platform/relay.js'
import { RecordService } from '../../dist/record/record.service.js'
import { AccountDesk } from '../../dist/stripe/account-desk.service.js'
import { AccountsGateway } from '../../dist/stripe/accounts.gateway.js'
import { PayoutSender } from '../../dist/stripe/payout-sender.service.js'
import { StripeClient } from '../../dist/stripe/stripe-client.js'
import { BankPayoutsGateway } from '../../dist/stripe/bank-payouts.gateway.js'
import { TransfersGateway } from '../../dist/stripe/transfers.gateway.js'

const config = readConfig(process.env)
const address = databaseAddress(config)
const db = new Database(await openDataSource(address, ENTITIES))
const [clock, outbox, jobs] = [new Clock(), new Outbox(), new Jobs()]
const listener = new Listener(appConnection(address))
const live = new Live(listener, clock)
const ledger = new LedgerService()
const payouts = new PayoutsService(db, ledger, new RecordService(), outbox, live)
const sending = new SendingService(db, payouts, ledger, outbox)
const client = new StripeClient(config)
const transfers = new TransfersGateway(client)
const payees = new PayeesService(db, outbox, live)
const gateway = new AccountsGateway(client)
const accounts = new AccountDesk(payees, payouts, sending, gateway, transfers, clock)
const banks = new BankPayoutsGateway(client, gateway)
const sender = new PayoutSender(sending, transfers, banks, accounts, client, clock)
const relay = new Relay(db, jobs, listener, { connection: appConnection(address) })

jobs.on('payout.requested', 'stripe', (it) => sender.advance(it.payoutId as Parameters<PayoutSender['advance']>[0]))
await listener.open()
await relay.start()
// Now, because a killed process has no later: the next one starts from what was compiled here.
flushCompileCache()
