import { coverage, type Sketch, SketchBuilder } from '@concertato/audience'

/** The k of the sample of everybody: about 0.4 % of error. */
const EVERYBODY_RULE = { k: 65_536, rate: 0, cap: 65_536 }

/** A sample of all people in any audience of one scope, whose number is what chance is measured against. */
export class Everybody {
  private readonly builder: SketchBuilder

  /**
   * @param known above this share of the hash range somebody of a large audience is missing from the sample.
   */
  constructor(
    readonly scope: string,
    private known = 1,
  ) {
    this.builder = new SketchBuilder(scope, EVERYBODY_RULE)
  }

  /** Goes on from a sample that `sample` gave. */
  static of(scope: string, { hashes, known }: { readonly hashes: Uint32Array; readonly known: number }): Everybody {
    const everybody = new Everybody(scope, known)
    everybody.builder.add(hashes)
    return everybody
  }

  add(sketch: Sketch): void {
    this.builder.add(sketch.hashes)
    this.known = Math.min(this.known, coverage(sketch))
  }

  /** The sample itself, ascending, two words a person, and the share of the hash range in which nobody is missing. */
  sample(): { readonly hashes: Uint32Array; readonly known: number } {
    const sample = this.builder.finish()
    return { hashes: sample.hashes, known: Math.min(this.known, coverage(sample)) }
  }

  /**
   * People in any audience of the scope and in the brand's own. Below the lowest limit of all samples everybody is in one
   * of the two samples, so the number of different people there tells the size. The brand is not kept.
   */
  sizeWith(brand: Sketch): number {
    const { hashes, known } = this.sample()
    const share = Math.min(known, coverage(brand))
    return Math.round(differentBelow(hashes, brand.hashes, share * 2 ** 32) / share)
  }
}

/** Different people of two ascending runs of hashes whose high word is below the limit. */
function differentBelow(a: Uint32Array, b: Uint32Array, limit: number): number {
  let people = 0
  for (let i = 0, j = 0; ; people++) {
    const ah = highAt(a, i)
    const bh = highAt(b, j)
    if (Math.min(ah, bh) >= limit) return people
    const order = ah === bh ? (a[i] ?? 0) - (b[j] ?? 0) : ah - bh
    if (order <= 0) i += 2
    if (order >= 0) j += 2
  }
}

function highAt(hashes: Uint32Array, at: number): number {
  return at < hashes.length ? (hashes[at + 1] ?? 0) : Infinity
}
