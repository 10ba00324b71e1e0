import { type Row, RowReader } from '@concertato/audience'
import { audience } from '@concertato/wire'
import { COUNTRIES } from '../../lib/countries.ts'

type Cell = audience.CellView
type AgeBand = Cell['ageBand']

/** Why a line of a pasted table was left out. */
export type CellProblem = 'country' | 'age' | 'gender' | 'people' | 'columns'

export interface CellTable {
  readonly cells: readonly Cell[]
  readonly problems: readonly { readonly line: number; readonly reason: CellProblem }[]
}

/** First letters and words platforms write, in the product's languages. */
const GENDERS: Readonly<Record<Cell['gender'], RegExp>> = {
  female:
    /^(f|w|femmes?|female|women|woman|frau(en)?|weiblich|mujer(es)?|femenino|donn[ae]|femmin[ae]|femminile|féminin)$/i,
  male: /^(m|h|u|hommes?|male|men|man|mann|männer|männlich|hombres?|masculino|uomini|uomo|maschi[oe]?|maschile|masculin)$/i,
  other: /^(o|x|d|other|autres?|divers|andere|altro|altri|otr[oa]s?|unknown|user_specified|n\/?a)$/i,
}

const genderOf = (text: string): Cell['gender'] | undefined => audience.GENDERS.find((it) => GENDERS[it].test(text))

/** `25–34`, `25 - 34`, `55-64`, `65+`: finer bands at the end belong to the last one. */
function bandOf(text: string): AgeBand | undefined {
  const plain = text.replace(/\s/g, '').replace(/[–—]/g, '-')
  const exact = audience.AGE_BANDS.find((it) => it === plain)
  const from = Number(/^(\d{2})(-\d{2,3}|\+)$/.exec(plain)?.[1] ?? Number.NaN)
  return exact ?? (from >= 55 ? '55+' : undefined)
}

/** Whole numbers as people and programs write them: `1 234`, `1.234`, `1,234`. */
export function peopleOf(text: string): number | undefined {
  const digits = text.trim().replace(/(?<=\d)[\s.,'’\u202f\u00a0](?=\d{3}(\D|$))/g, '')
  const people = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN
  return people <= 2_000_000_000 ? people : undefined
}

function cellOf(fields: readonly string[]): Cell | CellProblem {
  const [place = '', age = '', sex = '', count = ''] = fields.map((it) => it.trim())
  if (fields.length < 4) return 'columns'
  const country = place.toUpperCase()
  const [ageBand, gender, people] = [bandOf(age), genderOf(sex), peopleOf(count)]
  if (!COUNTRIES.includes(country)) return 'country'
  if (ageBand === undefined) return 'age'
  if (gender === undefined) return 'gender'
  return people === undefined ? 'people' : { country, ageBand, gender, people }
}

const keyOf = (it: Cell): string => `${it.country} ${it.ageBand} ${it.gender}`

/** Lines of one cell are added up. */
export function addUp(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>()
  for (const it of cells) {
    const before = sums.get(keyOf(it))
    sums.set(keyOf(it), before ? { ...it, people: it.people + before.people } : it)
  }
  return [...sums.values()]
}

/** Reads lines of country, age, gender and people, with any separator; a first line of headings is passed over. */
export function readCells(text: string): CellTable {
  const rows: Row[] = []
  const reader = new RowReader({
    row: (row) => void rows.push(row),
    bad: (line) => void rows.push({ line, fields: [] }),
  })
  reader.push(text)
  reader.finish()
  const read = rows.map((row) => ({ line: row.line, found: cellOf(row.fields), isHead: row === rows[0] }))
  const cells = read.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]))
  const problems = read.flatMap(({ line, found, isHead }) =>
    typeof found === 'string' && !(isHead && found !== 'columns') ? [{ line, reason: found }] : [],
  )
  return { cells: addUp(cells), problems }
}
