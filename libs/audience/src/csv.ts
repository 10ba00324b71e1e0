/** One row, and the line of the file it starts on (the first line is 1). */
export type Row = { readonly line: number; readonly fields: readonly string[] }

/** What is wrong with a line as text, before anyone asks what it says. */
export type BadRow = 'quote_not_closed' | 'text_after_quote' | 'line_too_long'

export type RowSink = {
  readonly row: (row: Row) => void
  readonly bad: (line: number, reason: BadRow) => void
}

/** A quoted field may run over lines; one this long is a forgotten quote, not a field. In characters. */
const LONGEST_FIELD = 100_000

/** Finds the separator a file uses from its first line: tab, semicolon, comma or bar; a comma if there is none. */
export function guessSeparator(firstLine: string): string {
  const plain = firstLine.replace(/"[^"]*"/g, '')
  const counted = ['\t', ';', ',', '|'].map((mark) => ({ mark, times: plain.split(mark).length - 1 }))
  const best = counted.reduce((one, other) => (other.times > one.times ? other : one))
  return best.times > 0 ? best.mark : ','
}

type Quoted = { fields: string[]; next: number; lines: number; reason?: BadRow }

/** Line breaks in `text` between two positions: LF, CR LF and CR count once each. */
function breaksIn(text: string): number {
  return (text.match(/\r\n|\r|\n/g) ?? []).length
}

/** End of the quoted part that starts after `from`, doubled quotes passed over; -1 when it is not there yet. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const carriage = text.slice(from, feed < 0 ? undefined : feed).indexOf('\r')
  return carriage >= 0 ? from + carriage : feed
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
}

/** The field that starts at `from` and where it stops; undefined when the text ends before it does. */
function readField(text: string, from: number, separator: string): { field: string; stop: number } | undefined {
  if (text[from] === '"') {
    const close = closingQuote(text, from + 1)
    return close < 0 ? undefined : { field: text.slice(from + 1, close).replaceAll('""', '"'), stop: close + 1 }
  }
  const end = lineEnd(text, from)
  const mark = text.indexOf(separator, from)
  const stop = mark >= 0 && mark < end ? mark : end
  return end < 0 ? undefined : { field: text.slice(from, stop), stop }
}

/** Reads one row that has quotes in it; undefined when the text ends before the row does. */
function readQuoted(text: string, from: number, separator: string): Quoted | undefined {
  const fields: string[] = []
  let at = from
  for (;;) {
    const read = readField(text, at, separator)
    if (!read) return undefined
    fields.push(read.field)
    at = read.stop
    const ended = text[at] === '\n' || text[at] === '\r'
    if (ended) return { fields, next: afterBreak(text, at), lines: breaksIn(text.slice(from, afterBreak(text, at))) }
    if (at >= text.length) return undefined
    if (text[at] !== separator) return skipLine(text, from, at, 'text_after_quote')
    at++
  }
}

function skipLine(text: string, from: number, at: number, reason: BadRow): Quoted | undefined {
  const end = lineEnd(text, at)
  if (end < 0) return undefined
  const next = afterBreak(text, end)
  return { fields: [], next, lines: breaksIn(text.slice(from, next)), reason }
}

/**
 * Reads comma-separated text (RFC 4180, any separator, LF, CR LF or CR) as it arrives, in memory that does not grow with
 * the file. A byte-order mark is passed over; empty lines are not rows.
 */
export class RowReader {
  readonly #sink: RowSink
  readonly #quotes: boolean
  #separator: string | undefined
  #rest = ''
  #line = 1

  /**
   * @param separator one character; found from the first line when left out.
   * @param quotes false for tab-separated files without quoting, where a quote is a character like any other.
   */
  constructor(sink: RowSink, separator?: string, quotes = true) {
    this.#sink = sink
    this.#separator = separator
    this.#quotes = quotes
  }

  /** Takes the next piece of the file, cut anywhere. */
  push(text: string): void {
    const fresh = this.#line === 1 && this.#rest === '' ? text.replace(/^\ufeff/, '') : text
    // A carriage return at the very end may be half of a line break.
    const whole = this.#rest + fresh
    const usable = whole.endsWith('\r') ? whole.length - 1 : whole.length
    const read = this.#readRows(whole.slice(0, usable))
    this.#rest = whole.slice(read)
    if (this.#rest.length > LONGEST_FIELD) this.#giveUpLine()
  }

  /** Takes the end of the file. */
  finish(): void {
    if (this.#rest === '') return
    const text = `${this.#rest}\n`
    let at = this.#readRows(text)
    while (at < text.length) {
      this.#rest = text.slice(at)
      this.#giveUpLine()
      const left = this.#rest
      at = text.length - left.length + this.#readRows(left)
    }
    this.#rest = ''
  }

  /** Leaves out a line that cannot be a row and goes on with the next. */
  #giveUpLine(): void {
    const end = lineEnd(this.#rest, 0)
    const line = end < 0 ? this.#rest : this.#rest.slice(0, end)
    this.#sink.bad(this.#line, line.includes('"') ? 'quote_not_closed' : 'line_too_long')
    this.#rest = end < 0 ? '' : this.#rest.slice(afterBreak(this.#rest, end))
    if (end >= 0) this.#line++
  }

  /** Reads all whole rows and returns where the first unfinished one starts. */
  #readRows(text: string): number {
    let at = 0
    for (;;) {
      const end = lineEnd(text, at)
      if (end < 0) return at
      const line = text.slice(at, end)
      this.#separator ??= guessSeparator(line)
      if (this.#quotes && line.includes('"')) {
        const quoted = readQuoted(text, at, this.#separator)
        if (!quoted) return at
        this.#emitQuoted(quoted)
        at = quoted.next
      } else {
        if (line !== '') this.#sink.row({ line: this.#line, fields: line.split(this.#separator) })
        this.#line++
        at = afterBreak(text, end)
      }
    }
  }

  #emitQuoted(quoted: Quoted): void {
    if (quoted.reason) this.#sink.bad(this.#line, quoted.reason)
    else this.#sink.row({ line: this.#line, fields: quoted.fields })
    this.#line += quoted.lines
  }
}
