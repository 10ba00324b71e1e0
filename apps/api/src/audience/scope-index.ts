import {
  ActIndex,
  type Facet,
  IndexBuilder,
  type Match,
  type Question,
  type Sketch,
  writeSnapshot,
} from '@concertato/audience'
import { Everybody } from './everybody.ts'

/** One scope as a snapshot keeps it: bytes of the index in order, and the sample of everybody. */
export interface ScopePicture {
  readonly scope: string
  readonly index: readonly Uint8Array[]
  readonly everybody: { readonly hashes: Uint32Array; readonly known: number }
}

/** One scope's acts, turned inside out, and a sample of everybody in any of their audiences. */
export class ScopeIndex {
  private readonly gathered = new Set<number>()
  private stale = false

  private constructor(
    private everybody: Everybody,
    private builder: IndexBuilder | undefined,
    private built: ActIndex | undefined,
  ) {}

  static empty(scope: string): ScopeIndex {
    return new ScopeIndex(new Everybody(scope), new IndexBuilder(), undefined)
  }

  static restored(index: ActIndex, everybody: Everybody): ScopeIndex {
    return new ScopeIndex(everybody, undefined, index)
  }

  /** Whether the sample of everybody still holds people of an audience that was replaced or erased. */
  get isStale(): boolean {
    return this.stale
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
  put(act: number, sketch: Sketch, facets: readonly Facet[]): void {
    this.everybody.add(sketch)
    if (this.builder && !this.gathered.has(act)) {
      this.builder.add(act, sketch, facets)
      this.gathered.add(act)
      return
    }
    this.stale ||= this.index.has(act)
    this.index.put(act, sketch, facets)
    this.index.tidy()
  }

  /** Sets what an act can be filtered by; its audience, and the sample of everybody, stay as they are. */
  label(act: number, facets: readonly Facet[]): void {
    this.index.label(act, facets)
  }

  erase(act: number): void {
    this.stale = this.index.erase(act) || this.stale
    this.index.tidy()
  }

  ask(question: Question): Match[] {
    return this.index.ask(question)
  }

  /** People in any audience of the scope and in the brand's own. */
  populationWith(brand: Sketch): number {
    return this.everybody.sizeWith(brand)
  }

  /** Takes a sample of everybody that was drawn anew. */
  forget(everybody: Everybody): void {
    this.everybody = everybody
    this.stale = false
  }

  /** A picture that later changes do not touch. */
  picture(): ScopePicture {
    const index = [...writeSnapshot(this.index, this.everybody.scope)]
    return { scope: this.everybody.scope, index, everybody: this.everybody.sample() }
  }
}
