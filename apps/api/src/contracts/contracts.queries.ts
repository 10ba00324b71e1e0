import { Refusal } from '@concertato/core'
import {
  actionsForContract,
  canonicalJson,
  compileContract,
  type Contract,
  type ContractState,
  fundBy,
  planWork,
  signersOf,
  turnOfContract,
} from '@concertato/deal'
import { type contracts as wire, type Locale, mayCall, PERMISSIONS } from '@concertato/wire'
import { Injectable } from '@nestjs/common'
import type { Member } from '../platform/actor.ts'
import { asSystem } from '../platform/context.ts'
import { instantOf, pageOf, placeOf } from '../platform/cursor.ts'
import { Database } from '../platform/database.ts'
import { RecordService } from '../record/record.service.ts'
import { type ScoredDeal, ScoresService } from '../turns/scores.service.ts'
import { contractOf, CONTRACTS, type ContractRow, sharesView, termsOf, viewOfTerms } from './contract-rows.ts'
import { mayBind, partyOf } from './signing.ts'

export interface ContractPage {
  readonly state?: ContractState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

interface VerifyRow {
  readonly id: ContractRow['id']
  readonly names: 'document' | 'terms' | 'pdf'
}

/** What a hash names: a printed copy, a document, or its terms; of several contracts with the same text the newest. */
const VERIFY_SQL = `
select c.id, case when p.sha256 is not null then 'pdf' when c.document_hash = $1 then 'document' else 'terms' end as names
from contract c left join contract_copy p on p.contract_id = c.id and p.sha256 = $1
where p.sha256 is not null or c.document_hash = $1 or c.terms_hash = $1
order by c.opened_at desc limit 1`

/** Contracts as their sides and the house read them. */
@Injectable()
export class ContractsQueries {
  constructor(
    private readonly db: Database,
    private readonly scores: ScoresService,
    private readonly record: RecordService,
  ) {}

  async list(page: ContractPage) {
    const from = placeOf(page.cursor)
    const rows = await this.db.read<ContractRow>(
      `${CONTRACTS} where ($1::text is null or c.state = $1)
         and ($2::text is null or (c.opened_at, c.id) < (${instantOf('$2')}, $3::uuid))
       order by c.opened_at desc, c.id desc limit $4`,
      [page.state ?? null, from?.micros ?? null, from?.id ?? null, page.limit + 1],
    )
    const deals = await this.scores.dealsOf(rows.map(({ matchId }) => matchId))
    return pageOf(rows, page.limit, (row) => rowOf(row, need(deals, row.matchId)))
  }

  /** @param locale a translation for reading; left out, the text that binds. */
  async view(id: string, locale: Locale | undefined, by: Member, now: Date): Promise<wire.ContractView> {
    const row = await this.row(id)
    const facts = need(await this.scores.dealsOf([row.matchId]), row.matchId)
    const contract = contractOf(row)
    const terms = termsOf(row)
    const { bindingLocale } = row.facts
    const text = compileContract({ ...row.facts, terms }, locale ?? bindingLocale)
    return {
      id: row.id,
      matchId: row.matchId,
      threadId: row.threadId,
      briefTitle: row.briefTitle,
      brand: facts.brand,
      act: facts.act,
      state: row.state,
      enteredAt: row.enteredAt,
      terms: viewOfTerms(terms),
      termsJson: row.terms,
      termsHash: row.termsHash,
      documentHash: row.documentHash,
      bindingLocale,
      text: { ...text, clauses: text.clauses.map((clause) => ({ ...clause, paragraphs: [...clause.paragraphs] })) },
      releases: planWork(terms).milestones.map(({ position, dueOn, ...shares }) => ({
        position,
        dueOn,
        shares: sharesView(shares),
      })),
      signatures: signaturesOf(contract, facts),
      signBy: row.signBy,
      fundBy: row.state === 'awaiting_funds' ? fundBy(contract) : null,
      decline: row.endedAt && { code: row.endedReason ?? row.state, note: row.endedNote ?? '', at: row.endedAt },
      actions: actionsOf(contract, by, now),
      turn: turnOfContract(contract),
      score: facts.bars,
      version: row.version,
    }
  }

  async links(id: string): Promise<wire.RecordView> {
    const { id: contractId } = await this.row(id)
    return this.db.transaction(async (tx) => {
      const links = await this.record.links(tx, contractId)
      return {
        links: links.map(({ position, entry, previousHash, hash }) => ({
          position,
          what: entry.what,
          by: entry.by,
          at: new Date(entry.at),
          detail: canonicalJson(entry.detail),
          previousHash,
          hash,
        })),
        check: await this.record.check(tx, contractId),
      }
    })
  }

  /** What anyone who holds a hash may learn: that it is genuine, and how it stands. No names. */
  verify(hash: string): Promise<wire.VerifyView> {
    return asSystem('verify', async () => {
      const [found] = await this.db.read<VerifyRow>(VERIFY_SQL, [hash])
      if (!found) return { ...UNKNOWN, hash }
      const row = await this.row(found.id)
      const { signatures, documentHash, termsHash, state } = contractOf(row)
      const record = await this.db.transaction((tx) => this.record.check(tx, row.id))
      const signed = signatures.map(({ signer, signedAt }) => ({ signer, signedAt }))
      return { hash, names: found.names, state, documentHash, termsHash, signatures: signed, record }
    })
  }

  /** @throws Refusal('not_found') also for a contract between others. */
  async row(id: string): Promise<ContractRow> {
    const [row] = await this.db.read<ContractRow>(`${CONTRACTS} where c.id = $1`, [id])
    if (!row) throw new Refusal('not_found')
    return row
  }
}

const UNKNOWN = {
  names: 'unknown' as const,
  state: null,
  documentHash: null,
  termsHash: null,
  signatures: [],
  record: null,
}

function need(deals: ReadonlyMap<string, ScoredDeal>, id: string): ScoredDeal {
  const found = deals.get(id)
  if (!found) throw new Refusal('not_found')
  return found
}

const rowOf = (row: ContractRow, facts: ScoredDeal): wire.ContractRow => ({
  id: row.id,
  matchId: row.matchId,
  briefTitle: row.briefTitle,
  brand: facts.brand,
  act: facts.act,
  state: row.state,
  enteredAt: row.enteredAt,
  feeMinor: BigInt(row.feeMinor),
  currency: row.currency,
  turn: turnOfContract(contractOf(row)),
  score: facts.bars,
})

function signaturesOf(contract: Contract, { brand, act }: ScoredDeal): wire.SignatureView[] {
  return signersOf(contract).map((signer) => {
    const given = contract.signatures.find((it) => it.signer === signer)
    return {
      signer,
      party: signer === 'brand' ? brand.name : act.name,
      name: given?.name ?? null,
      signedAt: given?.signedAt ?? null,
      documentHash: given?.documentHash ?? null,
    }
  })
}

/** Names of routes this person may call on the contract now. */
function actionsOf(contract: Contract, by: Member, now: Date): string[] {
  const { role } = by.membership
  const may = (route: string): boolean => mayCall(PERMISSIONS[route] ?? [], role, true)
  const actions: string[] = actionsForContract(contract, partyOf(by), now).filter(
    (event) => may(`contracts.${event}`) && (event === 'void' || mayBind(by)),
  )
  const isToFund = contract.state === 'awaiting_funds' && by.membership.workspaceKind === 'brand'
  return isToFund && may('money.fund') ? [...actions, 'fund'] : actions
}
