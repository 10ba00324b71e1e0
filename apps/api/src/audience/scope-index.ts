import {
  ActIndex,
  coverage,
  IndexBuilder,
  isComplete,
  type Match,
  type Question,
  sampleSize,
  type Sketch,
  SketchBuilder,
} from '@concertato/audience'

/** The k of the sample of everybody: about 0.4 % of error. */
const EVERYBODY_RULE = { k: 65_536, rate: 0, cap: 65_536 }

/** One scope's acts, turned inside out, and a sample of everybody in any of their audiences. */
export class ScopeIndex {
  private builder: IndexBuilder | undefined = new IndexBuilder()
  private built: ActIndex | undefined
  private readonly everybody: SketchBuilder

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
    return this.built
  }

  /** Before the first question acts are gathered, afterwards each is put in its place at once. */
  put(act: number, sketch: Sketch, facets: readonly string[]): void {
    this.everybody.add(sketch.hashes)
    if (this.builder) this.builder.add(act, sketch, facets)
    else {
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
   * People in any audience of the scope and in the brand's own. The smallest hashes of all samples are the sample of
   * the union; its coverage tells the size. People of erased audiences are forgotten at the next start.
   */
  populationWith(brand: Sketch): number {
    this.everybody.add(brand.hashes)
    const sample = this.everybody.finish()
    return isComplete(sample) ? sampleSize(sample) : Math.round(sampleSize(sample) / coverage(sample))
  }
}
