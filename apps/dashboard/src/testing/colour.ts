/** Colour arithmetic for the tests of the palette. Channels run from 0 to 1. */
export type Rgb = readonly [r: number, g: number, b: number]

export function rgbOf(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16)
  return [((n >> 16) & 255) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255]
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r, g, bl] = rgbOf(hex)
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(bl)
  }
  const [more, less] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
  return (more + 0.05) / (less + 0.05)
}

/** Dichromat sight in linear RGB: Machado, Oliveira & Fernandes 2009, severity 1. */
const SIGHTS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
export type Sight = keyof typeof SIGHTS
export const ALL_SIGHTS = Object.keys(SIGHTS) as Sight[]

function oklab(hex: string, sight: Sight): readonly [number, number, number] {
  const [r, g, b] = rgbOf(hex).map(linear) as unknown as Rgb
  const m = SIGHTS[sight]
  const seen = [0, 3, 6].map((row) => Math.min(Math.max(m[row]! * r + m[row + 1]! * g + m[row + 2]! * b, 0), 1))
  const [x, y, z] = seen as [number, number, number]
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z)
  const mm = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z)
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z)
  return [
    0.2104542553 * l + 0.793617785 * mm - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * mm + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * mm - 0.808675766 * s,
  ]
}

/** Distance in OKLab × 100, as somebody with this sight sees it. */
export function distance(a: string, b: string, sight: Sight): number {
  const [p, q] = [oklab(a, sight), oklab(b, sight)]
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
