import { describe, expect, it } from 'vitest'
import {
  actionsForContract,
  fundBy,
  FUNDING_DAYS,
  moveContract,
  nextSigner,
  openContract,
  requireMayDecline,
  SIGNERS,
  signContract,
  signersOf,
  SIGNING_DAYS,
  type Contract,
  type Signer,
} from './contract.ts'
import { PARTIES } from './party.ts'
import { aContract, anId, NOW } from './testing/builders.ts'
import { refusalOf } from './testing/refusal.ts'
import { addDays } from './time.ts'

const DOCUMENT = 'd'.repeat(64)
const sign = (contract: Contract, signer: Signer, now = NOW, documentHash = DOCUMENT): Contract =>
  signContract(contract, { signer, personId: anId('person'), name: 'Nora Vael', documentHash }, now)
const signAll = (contract: Contract): Contract => signersOf(contract).reduce((so, signer) => sign(so, signer), contract)

describe('opening a contract', () => {
  it('puts it out for signature for fourteen days', () => {
    const opened = openContract(
      { id: anId('contract'), needsGuardian: false, termsHash: 'a'.repeat(64), documentHash: DOCUMENT },
      NOW,
    )
    expect(opened).toMatchObject({ state: 'awaiting_signatures', signatures: [], enteredAt: NOW })
    expect(opened.signBy).toEqual(addDays(NOW, SIGNING_DAYS))
  })
})

describe('signing', () => {
  it('goes act first, brand last, and the last signature seals', () => {
    const first = sign(aContract(), 'act')
    expect(first.state).toBe('partially_signed')
    const sealed = sign(first, 'brand')
    expect(sealed.state).toBe('awaiting_funds')
    expect(sealed.signatures.map(({ signer }) => signer)).toEqual(['act', 'brand'])
  })

  it('puts a guardian between them when the act is under age', () => {
    const minor = aContract({ needsGuardian: true })
    expect(signersOf(minor)).toEqual(['act', 'guardian', 'brand'])
    const two = sign(sign(minor, 'act'), 'guardian')
    expect([two.state, nextSigner(two)]).toEqual(['partially_signed', 'brand'])
    expect(sign(two, 'brand').state).toBe('awaiting_funds')
  })

  it('keeps name, hash and instant of each signature', () => {
    expect(sign(aContract(), 'act').signatures).toEqual([
      { signer: 'act', personId: anId('person'), name: 'Nora Vael', documentHash: DOCUMENT, signedAt: NOW },
    ])
  })

  it.each(['brand', 'guardian'] as const)('refuses %s out of turn and names whose turn it is', (signer) => {
    const refusal = refusalOf(() => sign(aContract({ needsGuardian: true }), signer))
    expect([refusal.code, refusal.detail]).toEqual(['not_your_turn_to_sign', { signer, next: 'act' }])
  })

  it('refuses a guardian nobody asked for', () => {
    expect(refusalOf(() => sign(sign(aContract(), 'act'), 'guardian')).code).toBe('not_your_turn_to_sign')
  })

  it('refuses the same side twice', () => {
    expect(refusalOf(() => sign(sign(aContract(), 'act'), 'act')).code).toBe('already_signed')
  })

  it('refuses a text that is not this contract’s', () => {
    expect(refusalOf(() => sign(aContract(), 'act', NOW, 'e'.repeat(64))).code).toBe('contract_text_changed')
  })

  it('ends exactly at its limit', () => {
    const { signBy } = aContract()
    expect(sign(aContract(), 'act', new Date(signBy.getTime() - 1)).state).toBe('partially_signed')
    expect(refusalOf(() => sign(aContract(), 'act', signBy)).code).toBe('contract_signing_over')
  })

  it.each(['awaiting_funds', 'active', 'completed', 'declined', 'voided', 'expired'] as const)(
    'is refused when the contract is %s',
    (state) => {
      expect(refusalOf(() => sign(aContract({ state }), 'act')).code).toBe('contract_state_forbids')
    },
  )

  it('cannot be sealed past a missing signature', () => {
    const half = sign(aContract(), 'act')
    expect(refusalOf(() => moveContract(half, 'seal', NOW)).code).toBe('contract_state_forbids')
  })

  it('has nobody next when it is not out for signature', () => {
    expect(nextSigner(aContract({ state: 'voided' }))).toBeNull()
    expect(nextSigner(signAll(aContract()))).toBeNull()
  })

  it('does not restart the clock at each signature', () => {
    const minor = sign(aContract({ needsGuardian: true }), 'act', addDays(NOW, 1))
    expect(sign(minor, 'guardian', addDays(NOW, 2)).enteredAt).toEqual(addDays(NOW, 1))
  })
})

describe('not signing', () => {
  it('lapses at the limit and not before', () => {
    const { signBy } = aContract()
    expect(refusalOf(() => moveContract(aContract(), 'expire', NOW)).code).toBe('contract_signing_open')
    expect(moveContract(aContract(), 'expire', signBy).state).toBe('expired')
  })

  it('lets a side refuse until it has signed', () => {
    expect(() => requireMayDecline(aContract(), 'act')).not.toThrow()
    expect(() => requireMayDecline(aContract(), 'brand')).not.toThrow()
    expect(refusalOf(() => requireMayDecline(sign(aContract(), 'act'), 'act')).code).toBe('already_signed')
    expect(refusalOf(() => requireMayDecline(aContract(), 'guardian')).code).toBe('already_signed')
    expect(refusalOf(() => requireMayDecline(aContract(), 'house')).code).toBe('already_signed')
  })

  it('cannot void what everyone has signed', () => {
    expect(refusalOf(() => moveContract(signAll(aContract()), 'void', NOW)).code).toBe('contract_state_forbids')
  })
})

describe('the buttons of a contract', () => {
  it('show a signature only to the side whose turn it is', () => {
    expect(actionsForContract(aContract(), 'act', NOW)).toEqual(['sign', 'decline'])
    expect(actionsForContract(aContract(), 'brand', NOW)).toEqual(['decline', 'void'])
    const half = sign(aContract(), 'act')
    expect(actionsForContract(half, 'act', NOW)).toEqual([])
    expect(actionsForContract(half, 'brand', NOW)).toEqual(['sign', 'decline', 'void'])
  })

  it('give the house the void and the clock the expiry, each in its time', () => {
    expect(actionsForContract(aContract(), 'house', NOW)).toEqual(['void'])
    expect(actionsForContract(aContract(), 'system', NOW)).toEqual([])
    expect(actionsForContract(aContract(), 'system', aContract().signBy)).toEqual(['expire'])
  })

  it('offer no signature after the limit', () => {
    expect(actionsForContract(aContract(), 'act', aContract().signBy)).toEqual(['decline'])
  })

  it('never offer the seal itself', () => {
    for (const party of PARTIES) {
      expect(actionsForContract(sign(aContract(), 'act'), party, NOW)).not.toContain('seal')
    }
  })

  it('offer a signature to exactly the side that can then give it', () => {
    for (const needsGuardian of [true, false]) {
      const contract = sign(aContract({ needsGuardian }), 'act')
      const offered = SIGNERS.filter((party) => actionsForContract(contract, party, NOW).includes('sign'))
      expect(offered).toEqual([needsGuardian ? 'guardian' : 'brand'])
      expect(sign(contract, offered[0]!).signatures).toHaveLength(2)
    }
  })
})

describe('after the seal', () => {
  it('the brand has five days to fund, counted from the last signature', () => {
    const sealed = sign(sign(aContract(), 'act'), 'brand', addDays(NOW, 2))
    expect(fundBy(sealed)).toEqual(addDays(NOW, 2 + FUNDING_DAYS))
  })

  it('money makes it active, and the last approved work completes it', () => {
    const active = moveContract(signAll(aContract()), 'activate', NOW)
    expect(moveContract(active, 'complete', NOW).state).toBe('completed')
  })

  it('work that was never funded cannot complete it', () => {
    expect(refusalOf(() => moveContract(signAll(aContract()), 'complete', NOW)).code).toBe('contract_state_forbids')
  })
})
