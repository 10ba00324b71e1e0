import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Clock } from '../platform/clock.ts'
import { Jobs } from '../platform/jobs.ts'
import { type ContractId, ContractsService } from './contracts.service.ts'
import { CopiesService } from './copies.service.ts'

/** An unsigned contract may end this much later than it says; nobody can sign it in between. Seconds. */
const EXPIRE_EVERY = 300

@Injectable()
export class ContractsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly contracts: ContractsService,
    private readonly copies: CopiesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.on('contract.sealed', 'copies', ({ contractId }) => this.copies.keep(contractId as ContractId))
    this.jobs.on('deliverable.approved', 'contract', ({ contractId }) =>
      this.contracts.completeIfDone(contractId as ContractId, this.clock.now()),
    )
    this.jobs.every(EXPIRE_EVERY, 'contracts', async () => void (await this.contracts.expireDue(this.clock.now())))
  }
}
