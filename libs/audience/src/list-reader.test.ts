import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessSeparator, type Row, RowReader } from './csv.ts'
import { normalise, readCallingCode, readDigest } from './identifiers.ts'
import { ListReader, type ListShape } from './list-reader.ts'
import { toHex } from './sha256.ts'
import { sharedFilesPresent, sharedLines } from './testing/shared-files.ts'

function rowsOf(text: string, cut = text.length || 1, separator?: string): { rows: Row[]; bad: [number, string][] } {
  const rows: Row[] = []
  const bad: [number, string][] = []
  const reader = new RowReader(
    { row: (row) => rows.push(row), bad: (line, reason) => bad.push([line, reason]) },
    separator,
  )
  for (let at = 0; at < text.length; at += cut) reader.push(text.slice(at, at + cut))
  reader.finish()
  return { rows, bad }
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', '🎷', ';') })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

test('any quoted table is read back, however the file is cut into pieces', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (cells, cut, end) => {
      const text = cells.map((row) => row.map(quoted).join(',')).join(end) + end
      expect(rowsOf(text, cut, ',').rows.map((row) => row.fields)).toEqual(cells)
    }),
  )
})

test('lines are counted as an editor counts them, through quoted line breaks and all three endings', () => {
  const { rows } = rowsOf('a,b\r\n"1\n2",c\rd,e\n\nf,g')
  expect(rows.map((row) => row.line)).toEqual([1, 2, 4, 6])
})

test('a forgotten quote costs its own line, not the rest of the file', () => {
  const { rows, bad } = rowsOf('a,1\n"b,2\nc,3\nd,4\n')
  expect(bad).toEqual([[2, 'quote_not_closed']])
  expect(rows.map((row) => row.fields[0])).toEqual(['a', 'c', 'd'])
  expect(rowsOf('"a"b,1\nc,2').bad).toEqual([[1, 'text_after_quote']])
})

test('a file without line ends does not fill the memory', () => {
  const { bad } = rowsOf('x'.repeat(350_000), 50_000)
  expect(bad[0]).toEqual([1, 'line_too_long'])
})

test('the separator is found, quoted ones passed over', () => {
  expect(['a;b,c;d', 'a\tb', '"a;b;c",d', 'a'].map(guessSeparator)).toEqual([';', '\t', ',', ','])
})

test.skipIf(!sharedFilesPresent)(
  'the published CSV spectrum is read as its authors expect (needs ../shared/data)',
  () => {
    const cases = sharedLines('badinput/csv_spectrum.jsonl.gz').map((line) => JSON.parse(line))
    // One expectation is a transcription slip in the published set: a telephone number that is not in its file.
    const sound = cases.filter((one) => one.name !== 'location_coordinates')
    for (const { name, csv_b64: bytes, expected } of sound) {
      const { rows } = rowsOf(Buffer.from(bytes, 'base64').toString('utf8'))
      const [header, ...lines] = rows.map((row) => row.fields.map((field) => field.replaceAll('\r\n', '\n')))
      const found = lines.map((line) => Object.fromEntries(line.map((field, i) => [header![i]!, field])))
      expect({ name, found }).toEqual({ name, found: JSON.parse(JSON.stringify(expected).replaceAll('\\r\\n', '\\n')) })
    }
    expect(sound.length).toBe(11)
  },
)

test('both sides of a comparison write an identifier the same way', () => {
  expect(normalise('email', ' Nora.Lune@Example.ORG ')).toEqual({ value: 'nora.lune@example.org' })
  expect(normalise('phone', '+39 (06) 123-4567')).toEqual({ value: '+39061234567' })
  expect(normalise('phone', '0033 6 12 34 56 78')).toEqual({ value: '+33612345678' })
  expect(normalise('phone', '06 12 34 56 78', '33')).toEqual({ value: '+33612345678' })
  expect(normalise('phone', '06 1234567', '39')).toEqual({ value: '+39061234567' })
  for (const handle of [
    '@Nora_Lune',
    'https://www.tiktok.com/@nora_lune?lang=it',
    'instagram.com/Nora_Lune/',
    'nora_lune',
  ]) {
    expect(normalise('handle', handle)).toEqual({ value: 'nora_lune' })
  }
  expect(normalise('listener', ' 42 ')).toEqual({ value: '42' })
})

test('what cannot be read is named, never guessed', () => {
  for (const text of ['nora', 'a@b', 'a b@c.de', 'a@@b.de', 'a@b..de', '"a"@b.de']) {
    expect(normalise('email', text)).toEqual({ bad: 'not_an_email' })
  }
  expect(normalise('phone', '06 12 34 56 78')).toEqual({ bad: 'phone_without_country' })
  expect(normalise('phone', 'call me')).toEqual({ bad: 'not_a_phone_number' })
  expect(normalise('phone', '+0123456789')).toEqual({ bad: 'not_a_phone_number' })
  expect(normalise('handle', 'two words')).toEqual({ bad: 'not_a_handle' })
  expect(normalise('email', `${'a'.repeat(320)}@b.de`)).toEqual({ bad: 'too_long' })
  expect(normalise('listener', ' ')).toEqual({ bad: 'empty' })
  expect(readDigest('abc')).toBeUndefined()
  expect(['39', '+39', '0039'].map(readCallingCode)).toEqual(['39', '39', '39'])
  expect(() => readCallingCode('Italy')).toThrow('calling_code_invalid')
})

function read(shape: ListShape, text: string): { digests: string[]; report: ReturnType<ListReader['finish']> } {
  const digests: string[] = []
  const reader = new ListReader(shape, (digest) => digests.push(toHex(digest)))
  reader.push(text)
  return { digests, report: reader.finish() }
}
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

test('a list becomes digests of its normalised rows, and says what it left out and where', () => {
  const { digests, report } = read({ kind: 'email', hashed: false }, 'E-mail\nNora@x.org\n\nbad\nlune@x.org,ignored\n')
  expect(digests).toEqual([sha('nora@x.org'), sha('lune@x.org')])
  expect(report).toEqual({ accepted: 2, rejected: 1, hasHeader: true, problems: [{ line: 4, reason: 'not_an_email' }] })
})

test('a column is chosen by name or number', () => {
  const text = 'Name;Mail\nNora;nora@x.org\nLune;lune@x.org\n"no mail"\n'
  const wanted = [sha('nora@x.org'), sha('lune@x.org')]
  const named = read({ kind: 'email', hashed: false, column: ' mail ' }, text)
  expect(named.digests).toEqual(wanted)
  expect(named.report.problems).toEqual([{ line: 4, reason: 'column_missing' }])
  expect(read({ kind: 'email', hashed: false, column: 1 }, text).digests).toEqual(wanted)
  expect(() => read({ kind: 'email', hashed: false, column: 'phone' }, text)).toThrow('list_column_unknown')
})

test('a list that is hashed already is taken as it is, in either case', () => {
  const digest = sha('nora@x.org')
  const { digests, report } = read({ kind: 'email', hashed: true }, `${digest}\n${digest.toUpperCase()}\nnora@x.org\n`)
  expect(digests).toEqual([digest, digest])
  expect(report.problems).toEqual([{ line: 3, reason: 'not_a_digest' }])
})

test('only the first hundred problems are kept, all are counted', () => {
  const { report } = read({ kind: 'email', hashed: false }, `a@b.de\n${'bad\n'.repeat(500)}`)
  expect(report.rejected).toBe(500)
  expect(report.problems.length).toBe(100)
})
