import type { AudienceSourceEntity } from './source.entity.ts'

/** What a source says when it has been taken back: when, and nothing of what it held. */
export const nothingLeft = (now: Date): Partial<AudienceSourceEntity> => ({
  enteredAt: now,
  revokedAt: now,
  people: null,
  cells: [],
  totals: null,
  badRows: 0,
  badRowExamples: [],
})
