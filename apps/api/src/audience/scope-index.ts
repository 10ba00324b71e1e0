import {
  ActIndex,
  coverage,
  IndexBuilder,
  type Match,
  type Question,
  type Sketch,
  SketchBuilder,
} from '@concertato/audience'

/** The k of the sample of everybody: about 0.4 % of error. */
const EVERYBODY_RULE = { k: 65_536, rate: 0, cap: 65_536 }

/** One scope's acts, turned inside out, and a sample of everybody in any of their audiences. */
export class ScopeIndex {
  private builder: IndexBuilder | undefined = new IndexBuilder()
  private built: ActIndex | undefined
  private readonly gathered = new Set<number>()
  private readonly everybody: SketchBuilder
  /** Above this share of the hash range somebody of a large audience is missing from the sample of everybody. */
  private known = 1

  constructor(scope: string) {
    this.everybody = new SketchBuilder(scope, EVERYBODY_RULE)
  }

  /** Inverts what was gathered; from now on acts come and go one by one. */
  settle(): void {
    void this.index
  }

  private get index(): ActIndex {
    this.built ??= this.builder?.finish() ?? new ActIndex()
    this.builder = undefined
    this.gathered.clear()
    return this.built
  }

  /** Before the first question acts are gathered, each once; afterwards each is put in its place at once. */
  put(act: number, sketch: Sketch, facets: readonly string[]): void {
    this.gather(sketch)
    if (this.builder && !this.gathered.has(act)) {
      this.builder.add(act, sketch, facets)
      this.gathered.add(act)
    } else {
      this.index.put(act, sketch, facets)
      this.index.tidy()
    }
  }

  erase(act: number): void {
    this.index.erase(act)
    this.index.tidy()
  }

  ask(question: Question): Match[] {
    return this.index.ask(question)
  }

  /**
   * People in any audience of the scope and in the brand's own. Below the lowest limit of all samples everybody is in the
   * sample of the union, so their number there tells the size. People of erased audiences are forgotten at the next start.
   */
  populationWith(brand: Sketch): number {
    this.gather(brand)
    const sample = this.everybody.finish()
    const share = Math.min(this.known, coverage(sample))
    return Math.round(peopleBelow(sample.hashes, share) / share)
  }

  private gather(sketch: Sketch): void {
    this.everybody.add(sketch.hashes)
    this.known = Math.min(this.known, coverage(sketch))
  }
}

/** People of an ascending run of hashes that lie in the first part of the range. */
function peopleBelow(hashes: Uint32Array, share: number): number {
  const limit = share * 2 ** 32
  let from = 0
  let to = hashes.length >>> 1
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((hashes[2 * middle + 1] ?? 0) < limit) from = middle + 1
    else to = middle
  }
  return from
}
