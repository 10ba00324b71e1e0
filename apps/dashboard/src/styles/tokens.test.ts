import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALL_SIGHTS, contrast, distance } from '../testing/colour.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
type Theme = 'light' | 'dark'

/** The colour of a token in a theme: `light-dark(a, b)` or one hex for both. */
function colour(name: string, theme: Theme): string {
  const value = css.match(new RegExp(`--${name}:\\s*([^;]+);`))?.[1] ?? ''
  const found = value.match(/#[0-9a-f]{6}/g) ?? []
  const hex = theme === 'light' ? found[0] : (found[1] ?? found[0])
  if (hex === undefined) throw new Error(`--${name} has no colour`)
  return hex
}

const THEMES: readonly Theme[] = ['light', 'dark']
const GROUNDS = ['paper', 'surface', 'sunken'] as const

/** What is written on what. */
const TEXT: readonly (readonly [ink: string, ground: string])[] = [
  ...['ink', 'ink-2', 'brand', 'artist', 'house', 'pos', 'warn', 'neg', 'info'].flatMap((ink) =>
    GROUNDS.map((ground) => [ink, ground] as const),
  ),
  ['ink-3', 'paper'],
  ['ink-3', 'surface'],
  ['on-ink', 'ink'],
  ['on-turn', 'turn'],
  ['brand', 'brand-soft'],
  ['artist', 'artist-soft'],
  ['house', 'house-soft'],
  ['pos', 'pos-soft'],
  ['warn', 'warn-soft'],
  ['neg', 'neg-soft'],
  ['info', 'info-soft'],
  ['on-rail', 'rail'],
  ['on-rail-2', 'rail'],
  ['turn', 'rail'],
]

/** Borders of controls, the focus ring, bars: what must be seen but is not read. */
const SHAPES: readonly (readonly [shape: string, ground: string])[] = [
  ...['line-strong', 'focus', 'brand', 'artist', 'house'].flatMap((shape) =>
    GROUNDS.map((ground) => [shape, ground] as const),
  ),
  ['rail-brand', 'rail'],
  ['rail-artist', 'rail'],
  ...['viz-1', 'viz-2', 'viz-3', 'viz-4', 'viz-5', 'viz-6'].map((viz) => [viz, 'surface'] as const),
]

describe.each(THEMES)('the %s theme', (theme) => {
  it.each(TEXT)('writes %s on %s with at least 4.5 : 1', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(SHAPES)('draws %s on %s with at least 3 : 1', (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })

  it('keeps every pair of chart colours apart for every kind of sight', () => {
    const palette = [1, 2, 3, 4, 5, 6].map((n) => colour(`viz-${n}`, theme))
    const pairs = palette.flatMap((a, i) => palette.slice(i + 1).map((b) => [a, b] as const))
    const nearest = Math.min(...pairs.flatMap(([a, b]) => ALL_SIGHTS.map((sight) => distance(a, b, sight))))
    expect(nearest).toBeGreaterThanOrEqual(12)
  })

  it('keeps brand, artist and house apart for every kind of sight', () => {
    const voices = ['brand', 'artist', 'house'].map((name) => colour(name, theme)) as [string, string, string]
    const pairs = [
      [voices[0], voices[1]],
      [voices[0], voices[2]],
      [voices[1], voices[2]],
    ] as const
    const nearest = Math.min(...pairs.flatMap(([a, b]) => ALL_SIGHTS.map((sight) => distance(a, b, sight))))
    expect(nearest).toBeGreaterThanOrEqual(12)
  })

  it('reads figures on every step of the sequential scale, in ink or in white', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7].map((n) => colour(`seq-${n}`, theme))
    const best = steps.map((step) => Math.max(contrast('#1c1720', step), contrast('#ffffff', step)))
    expect(Math.min(...best)).toBeGreaterThanOrEqual(4.5)
  })
})
