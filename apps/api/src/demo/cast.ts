import type { ActForm, Role } from '@concertato/deal'
import type { Locale } from '@concertato/wire'

/** A brand of the demo world. All names in this folder are invented. */
export interface DemoBrand {
  readonly slug: string
  readonly name: string
  readonly country: string
  readonly locale: Locale
  readonly sector: string
  /** Position in the space of tastes; decides whose audiences it shares. */
  readonly taste: number
  readonly customers: number
}

export const BRANDS: readonly DemoBrand[] = [
  {
    slug: 'verano-cola',
    name: 'Verano Cola',
    country: 'ES',
    locale: 'en',
    sector: 'soft_drinks',
    taste: 0,
    customers: 24_000,
  },
  {
    slug: 'bora-tonic',
    name: 'Bora Tonic',
    country: 'IT',
    locale: 'it',
    sector: 'soft_drinks',
    taste: 1,
    customers: 9_500,
  },
  {
    slug: 'lumen-wear',
    name: 'Lumen Wear',
    country: 'FR',
    locale: 'fr',
    sector: 'fashion',
    taste: 2,
    customers: 14_500,
  },
  {
    slug: 'halden-audio',
    name: 'Halden Audio',
    country: 'DE',
    locale: 'de',
    sector: 'technology',
    taste: 3,
    customers: 8_200,
  },
]

/** An act of the demo world. */
export interface DemoAct {
  readonly slug: string
  readonly name: string
  readonly country: string
  readonly city: string
  readonly locale: Locale
  readonly form: ActForm
  readonly genres: readonly string[]
  /** ISO 639 codes of the languages it makes posts in. */
  readonly languages: readonly string[]
  readonly taste: number
  readonly followers: number
  /** Artists under age have a guardian; others no date is kept of. */
  readonly birthOn: string | null
}

type Lead = readonly [name: string, city: string, country: string, genres: string, taste: number, followers: number]

/** The acts that have a face in the demo: their people can be entered, their deals are shown. */
const LEADS: readonly Lead[] = [
  ['Nora Vael', 'Lyon', 'FR', 'electro-pop, chanson', 0, 9_400],
  ['Tiago Moro', 'Torino', 'IT', 'indie folk', 0, 6_900],
  ['Lena Kast', 'Köln', 'DE', 'hyperpop, electro-pop', 0, 5_200],
  ['Sol Arias', 'Valencia', 'ES', 'neo-soul', 1, 6_100],
  ['Marc Bellec', 'Nantes', 'FR', 'chanson', 2, 4_800],
  ['Aya Diop', 'Paris', 'FR', 'afro-fusion, neo-soul', 1, 11_300],
  ['The Quiet Ferries', 'Bristol', 'GB', 'dream pop, ambient', 3, 7_700],
  ['Mila Brandt', 'Leipzig', 'DE', 'synthwave', 3, 3_400],
]

const STEMS: Readonly<Record<string, readonly string[]>> = {
  FR: [
    'Maren Cole',
    'Ondine Vasse',
    'Théo Lanoir',
    'Les Marées',
    'Iris Corvin',
    'Bastien Aubray',
    'Nuit Fauve',
    'Clémence Oriel',
    'Gaspard Lutz',
    'Salomé Trennec',
    'Velours 9',
  ],
  IT: [
    'Elia Corsaro',
    'Ginevra Alto',
    'I Naviganti',
    'Luce Marconte',
    'Dario Velli',
    'Ambra Sestri',
    'Notte Chiara',
    'Pietro Gallura',
    'Viola Tempesta',
    'Riva Sud',
    'Camilla Orsei',
  ],
  DE: [
    'Jona Falk',
    'Kite Harbour',
    'Merle Sand',
    'Nordlicht Kollektiv',
    'Fenja Raab',
    'Tilo Amsel',
    'Grauzone 12',
    'Ida Wolkenstein',
    'Bruno Keller',
    'Stadtrand',
    'Paula Himmel',
  ],
  ES: [
    'Lara Montes',
    'Río Claro',
    'Adrián Sol',
    'Las Golondrinas',
    'Nerea Vidal',
    'Hugo Marín',
    'Costa Roja',
    'Inés Almar',
    'Bruma',
    'Teo Cifuentes',
  ],
  GB: [
    'Harriet Moss',
    'Copper Lanes',
    'Jude Amari',
    'Saltwater Choir',
    'Ellis Wren',
    'North Pier',
    'Tamsin Grey',
    'Paper Kingdoms',
    'Otis Fairley',
  ],
}

const CITIES: Readonly<Record<string, readonly string[]>> = {
  FR: ['Lille', 'Marseille', 'Rennes', 'Bordeaux'],
  IT: ['Bologna', 'Napoli', 'Genova', 'Palermo'],
  DE: ['Hamburg', 'Berlin', 'Dresden', 'München'],
  ES: ['Sevilla', 'Bilbao', 'Granada', 'Madrid'],
  GB: ['Leeds', 'Glasgow', 'Cardiff', 'Brighton'],
}

const GENRES: readonly (readonly string[])[] = [
  ['electro-pop', 'dance', 'hyperpop'],
  ['neo-soul', 'r&b', 'afro-fusion'],
  ['chanson', 'indie folk', 'singer-songwriter'],
  ['synthwave', 'dream pop', 'ambient'],
]

const LOCALE_OF: Readonly<Record<string, Locale>> = { FR: 'fr', IT: 'it', DE: 'de', ES: 'es', GB: 'en' }

/** The language of the country; every other act makes posts in English as well. */
const languagesOf = (country: string, place: number): string[] => {
  const own = LOCALE_OF[country] ?? 'en'
  return own === 'en' || place % 2 === 1 ? [own] : [own, 'en']
}

/** One style, and for two acts in three the one beside it. */
const stylesOf = (taste: number, i: number): string[] => {
  const styles = GENRES[taste] ?? ['pop']
  const at = (n: number) => styles[n % styles.length] ?? 'pop'
  return i % 3 === 2 ? [at(i)] : [at(i), at(i + 1)]
}

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Audiences are heavy-tailed: a few large acts, many small ones. */
const followersOf = (place: number) => Math.round(14_000 / (1 + place * 0.42) + 260 + ((place * 137) % 190))

function others(): DemoAct[] {
  const acts: DemoAct[] = []
  for (const [country, names] of Object.entries(STEMS)) {
    names.forEach((name, i) => {
      const place = acts.length
      const taste = (place * 7 + i) % GENRES.length
      acts.push({
        slug: slugOf(name),
        name,
        country,
        city: CITIES[country]?.[i % 4] ?? '',
        locale: LOCALE_OF[country] ?? 'en',
        form: /^(Les|I|Las|The|Río|Nordlicht|Copper|Saltwater|Paper|North|Stadtrand|Kite|Grauzone|Velours|Riva|Costa)\b/.test(
          name,
        )
          ? 'band'
          : 'solo',
        genres: stylesOf(taste, i),
        languages: languagesOf(country, place),
        taste,
        followers: followersOf(place),
        birthOn: null,
      })
    })
  }
  return acts
}

export const ACTS: readonly DemoAct[] = [
  ...LEADS.map(([name, city, country, genres, taste, followers], place) => ({
    slug: slugOf(name),
    name,
    country,
    city,
    locale: LOCALE_OF[country] ?? 'en',
    form: name.startsWith('The ') ? ('band' as const) : ('solo' as const),
    genres: genres.split(', '),
    languages: languagesOf(country, place),
    taste,
    followers,
    birthOn: null,
  })),
  ...others(),
].slice(0, 60)

/** A person one can be in the demo: one per role, and the artists whose deals are shown. */
export interface Persona {
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly workspace: string
  readonly role: Role
  readonly maySign?: true
}

const at = (name: string) => `${slugOf(name)}@demo.concertato.invalid`
const persona = (name: string, workspace: string, role: Role, locale: Locale = 'en', maySign = true): Persona => ({
  name,
  email: at(name),
  locale,
  workspace,
  role,
  ...(maySign ? { maySign } : {}),
})

/** Slug of the agency that runs the demo. */
export const HOUSE = { slug: 'casa-concertato', name: 'Casa Concertato', country: 'FR' } as const

export const PERSONAS: readonly Persona[] = [
  persona('Louise Olivier', 'verano-cola', 'brand_owner'),
  persona('Pablo Requena', 'verano-cola', 'brand_finance'),
  persona('Zoe Hartmann', 'verano-cola', 'brand_member'),
  persona('Nora Vael', 'nora-vael', 'artist'),
  persona('Ilaria Bo', 'nora-vael', 'manager'),
  persona('Finn Adair', 'the-quiet-ferries', 'band_member', 'en', false),
  persona('Marta Brandt', 'mila-brandt', 'guardian', 'de'),
  persona('Karim Haddad', HOUSE.slug, 'house_matcher'),
  persona('Agnès Roux', HOUSE.slug, 'house_finance'),
  persona('Tomas Lindqvist', HOUSE.slug, 'house_admin'),
]

/** People behind the other brands and artists, so that every deal has both sides. */
export const EXTRAS: readonly Persona[] = [
  persona('Sandro Bellini', 'bora-tonic', 'brand_owner', 'it'),
  persona('Camille Roche', 'lumen-wear', 'brand_owner', 'fr'),
  persona('Jens Halden', 'halden-audio', 'brand_owner', 'de'),
  persona('Tiago Moro', 'tiago-moro', 'artist', 'it'),
  persona('Lena Kast', 'lena-kast', 'artist', 'de'),
  persona('Sol Arias', 'sol-arias', 'artist', 'es'),
  persona('Marc Bellec', 'marc-bellec', 'artist', 'fr'),
  persona('Aya Diop', 'aya-diop', 'artist', 'fr'),
  persona('Ruth Calder', 'the-quiet-ferries', 'artist'),
  persona('Mila Brandt', 'mila-brandt', 'artist', 'de', false),
]

/** The young artist of the demo is always fifteen, whenever it is started. */
export const birthOfYoungArtist = (now: Date): string => `${now.getUTCFullYear() - 15}-01-15`
export const YOUNG_ARTIST = 'mila-brandt'
