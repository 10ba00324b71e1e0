import { type Contract, openContract } from '@concertato/deal'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../platform/sha256.ts'
import { type Copy, printCopy } from './contract-pdf.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const DOCUMENT = '{"form":1,"text":"à l’artiste"}'

const contract: Contract = openContract(
  { id: 'c' as Contract['id'], needsGuardian: false, termsHash: 'b'.repeat(64), documentHash: sha256(DOCUMENT) },
  NOW,
)

const aCopy = (over: Partial<Copy> = {}): Copy => ({
  contract,
  text: {
    locale: 'fr',
    title: 'Accord sur « Été »',
    clauses: [{ heading: 'Rémunération', paragraphs: ['La marque paie 4\u202f800,00\u00a0EUR.', 'x '.repeat(3_000)] }],
  },
  document: DOCUMENT,
  madeAt: NOW,
  verifyUrl: `https://example.org/verify/${contract.documentHash}`,
  ...over,
})

describe('the printed copy', () => {
  it('is the same to the byte each time it is printed', { tags: 'thorough' }, async () => {
    const [first, second] = [await printCopy(aCopy()), await printCopy(aCopy())]
    expect(sha256(first)).toBe(sha256(second))
  })

  it('is another one when a signature was added', { tags: 'thorough' }, async () => {
    const signature = {
      signer: 'act' as const,
      personId: 'p' as never,
      name: 'Nora Vael',
      documentHash: contract.documentHash,
      signedAt: NOW,
    }
    const signed = await printCopy(aCopy({ contract: { ...contract, signatures: [signature] } }))
    expect(sha256(signed)).not.toBe(sha256(await printCopy(aCopy())))
  })

  it(
    'is tagged, names its language, shows its title and carries the hashed document',
    { tags: 'thorough' },
    async () => {
      const text = (await printCopy(aCopy())).toString('latin1')
      const holds = {
        version: text.startsWith('%PDF-1.7'),
        language: text.includes('/Lang (fr)'),
        tags: text.includes('/Marked true') && text.includes('/StructTreeRoot') && /\/S \/H1/.test(text),
        title: text.includes('/DisplayDocTitle true'),
        document: text.includes('/EmbeddedFiles'),
      }
      expect(holds).toEqual({ version: true, language: true, tags: true, title: true, document: true })
    },
  )

  it('puts the foot of a page on the page itself', async () => {
    const pages = ((await printCopy(aCopy())).toString('latin1').match(/\/Type \/Page\b/g) ?? []).length
    expect(pages).toBe(2)
  })
})
