import { rarityOf, tagKey } from '@concertato/audience'

/** So many acts carry a style in this spelling, of all acts of the house. */
export interface StyleRow {
  readonly spelling: string
  readonly acts: number
  readonly total: number
}

/** The styles of a house: how each is spelled, and how telling it is. */
export class StyleBook {
  /** How telling each style is, by its key: the fewer acts carry it, the more. */
  readonly rarity: ReadonlyMap<string, number>
  private readonly spellings = new Map<string, string[]>()

  constructor(rows: readonly StyleRow[]) {
    const holders = new Map<string, number>()
    for (const { spelling, acts } of rows) {
      const key = tagKey(spelling)
      if (key === '') continue
      holders.set(key, (holders.get(key) ?? 0) + acts)
      this.spellings.set(key, [...(this.spellings.get(key) ?? []), spelling])
    }
    this.rarity = rarityOf(holders, rows[0]?.total ?? 0)
  }

  /** Every way these styles are spelled by acts. @param keys what the spellings of each have in common. */
  spellingsOf(keys: readonly string[]): string[] {
    return keys.flatMap((key) => this.spellings.get(key) ?? [])
  }

  entries(): { spelling: string; key: string; rarity: number }[] {
    return [...this.spellings].flatMap(([key, spellings]) =>
      spellings.map((spelling) => ({ spelling, key, rarity: this.rarity.get(key) ?? 1 })),
    )
  }
}
