import { Inject, Injectable } from '@nestjs/common'
import { APP_CONFIG } from '../config.module.ts'
import type { Config } from '../config.ts'
import { Clock } from '../platform/clock.ts'
import { Database } from '../platform/database.ts'
import { sha256 } from '../platform/sha256.ts'
import { RecordService } from '../record/record.service.ts'
import { ContractEntity } from './contract.entity.ts'
import { type Copy, printCopy } from './contract-pdf.ts'
import type { ContractId } from './contracts.service.ts'
import { lockContract, type SignedContract } from './signing.ts'

/** The printed copies of contracts. The one of a sealed contract is kept, and its hash goes into the record. */
@Injectable()
export class CopiesService {
  constructor(
    private readonly db: Database,
    private readonly record: RecordService,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Config,
  ) {}

  /** Prints and keeps the copy of a sealed contract, once. */
  keep(id: ContractId): Promise<void> {
    return this.db.transaction(async (tx) => {
      const contract = await lockContract(tx, id)
      const bytes = await printCopy(this.copyOf(contract))
      const pdfHash = sha256(bytes)
      const now = this.clock.now()
      const { brandWorkspaceId, actWorkspaceId } = contract
      const kept = (await tx.query(
        `insert into contract_copy (sha256, contract_id, brand_workspace_id, act_workspace_id, made_at, bytes)
         values ($1, $2, $3, $4, $5, $6) on conflict (contract_id) do nothing returning sha256`,
        [pdfHash, id, brandWorkspaceId, actWorkspaceId, now, bytes],
      )) as object[]
      if (kept.length === 0) return
      const happening = { what: 'contract.printed', by: 'system', at: now, detail: { pdfHash } }
      await this.record.append(tx, { contractId: id, brandWorkspaceId, actWorkspaceId }, happening)
    })
  }

  /** The kept copy, or one printed now of a contract that is still being signed. */
  async read(id: ContractId): Promise<{ bytes: Buffer; name: string }> {
    const [kept] = await this.db.read<{ bytes: Buffer }>('select bytes from contract_copy where contract_id = $1', [id])
    const contract = await this.db.transaction((tx) => lockContract(tx, id))
    const bytes = kept?.bytes ?? (await printCopy(this.copyOf(contract)))
    return { bytes, name: `contract-${contract.documentHash.slice(0, 12)}.pdf` }
  }

  private copyOf(contract: SignedContract & ContractEntity): Copy {
    const { text } = JSON.parse(contract.document) as Pick<Copy, 'text'>
    const last = contract.signatures.at(-1)
    return {
      contract,
      text,
      document: contract.document,
      madeAt: last?.signedAt ?? contract.openedAt,
      verifyUrl: `${this.config.PUBLIC_URL.replace(/\/$/, '')}/verify?hash=${contract.documentHash}`,
    }
  }
}
