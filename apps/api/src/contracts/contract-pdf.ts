import { createRequire } from 'node:module'
import { type Contract, type ContractText, signersOf } from '@concertato/deal'
import type { Locale } from '@concertato/wire'
import PDFDocument from 'pdfkit'
import { COPY_WORDS } from './copy-words.ts'

const require = createRequire(import.meta.url)
const FONT = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')
const MONO = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf')

/** Points; 72 make an inch. */
const MARGIN = 56
const FOOT = 40
const INK = '#17152b'
const QUIET = '#55536b'

/** Everything a copy shows. */
export interface Copy {
  readonly contract: Contract
  /** The text that binds, as it was hashed. */
  readonly text: Pick<ContractText, 'title'> & {
    readonly locale: Locale
    readonly clauses: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
  }
  /** Canonical JSON whose SHA-256 is the document's hash. */
  readonly document: string
  /** When the present state was reached; the copy carries this time and no other, so that it is the same each time. */
  readonly madeAt: Date
  readonly verifyUrl: string
}

/** Prints a contract: tagged, in its language, with its hash and the hashed document attached. The same copy each time. */
export async function printCopy(copy: Copy): Promise<Buffer> {
  const { text, madeAt } = copy
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    pdfVersion: '1.7',
    tagged: true,
    lang: text.locale,
    displayTitle: true,
    bufferPages: true,
    font: FONT,
    info: { Title: text.title, CreationDate: madeAt, ModDate: madeAt, Producer: 'Concertato', Creator: 'Concertato' },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((settle, fail) => void pdf.on('end', settle).on('error', fail))
  write(pdf, copy)
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

function write(pdf: PDFKit.PDFDocument, copy: Copy): void {
  const { text, document, madeAt } = copy
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const say = (tag: string, words: string, style: Style): void =>
    void root.add(pdf.struct(tag, {}, () => void styled(pdf, style).text(words, { paragraphGap: style.gap })))
  say('H1', text.title, TITLE)
  for (const { heading, paragraphs } of text.clauses) {
    say('H2', heading, HEADING)
    for (const paragraph of paragraphs) say('P', paragraph, BODY)
  }
  sign(copy, say)
  root.end()
  pdf.file(Buffer.from(document), {
    name: 'document.json',
    type: 'application/json',
    creationDate: madeAt,
    modifiedDate: madeAt,
  })
  numberPages(pdf, copy)
}

function sign({ contract, text, verifyUrl }: Copy, say: (tag: string, words: string, style: Style) => void): void {
  const words = COPY_WORDS[text.locale]
  say('H2', words.signatures, HEADING)
  for (const signer of signersOf(contract)) {
    const given = contract.signatures.find((it) => it.signer === signer)
    const when = given ? `${given.name}, ${given.signedAt.toISOString()}` : words.unsigned
    say('P', `${words.signers[signer]}: ${when}`, BODY)
  }
  say('P', words.documentHash, NOTE)
  say('P', contract.documentHash, HASH)
  say('P', words.termsHash, NOTE)
  say('P', contract.termsHash, HASH)
  say('P', words.attached, NOTE)
  say('P', `${words.verify} ${verifyUrl}`, NOTE)
}

/** The foot of each page is no part of the text: readers that read aloud pass over it. */
function numberPages(pdf: PDFKit.PDFDocument, { contract, text }: Copy): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    const label = COPY_WORDS[text.locale].page
      .replace('{page}', String(page - start + 1))
      .replace('{pages}', String(count))
    // Below the text's own margin; otherwise the writer would open another page.
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    styled(pdf, FOOTNOTE).text(`${label}  ·  ${contract.documentHash}`, MARGIN, pdf.page.height - MARGIN, {
      lineBreak: false,
    })
    pdf.endMarkedContent()
  }
}

interface Style {
  readonly font: string
  readonly size: number
  readonly colour: string
  readonly gap: number
}

const TITLE: Style = { font: BOLD, size: 18, colour: INK, gap: 10 }
const HEADING: Style = { font: BOLD, size: 11.5, colour: INK, gap: 4 }
const BODY: Style = { font: FONT, size: 10, colour: INK, gap: 5 }
const NOTE: Style = { font: FONT, size: 8.5, colour: QUIET, gap: 2 }
const HASH: Style = { font: MONO, size: 8.5, colour: INK, gap: 6 }
const FOOTNOTE: Style = { font: MONO, size: 6.5, colour: QUIET, gap: 0 }

const styled = (pdf: PDFKit.PDFDocument, { font, size, colour }: Style): PDFKit.PDFDocument =>
  pdf.font(font).fontSize(size).fillColor(colour)
