import {
  agree,
  annul,
  approveBest,
  approveWork,
  cancel,
  giveBack,
  giveUp,
  handIn,
  offer,
  pass,
  refuse,
  reject,
  sign,
  submit,
  withdraw,
} from './deeds.ts'
import type { DayOf } from './moments.ts'
import { openPage, pay, transferTakenBack } from './money-deeds.ts'
import { courtship, type DemoBrief, line, settled, type Sides, termsOf } from './story.ts'

const KARIM = 'Karim Haddad'
const SANDRO = 'Sandro Bellini'
const CAMILLE = 'Camille Roche'
const JENS = 'Jens Halden'
const RUTH = 'Ruth Calder'

const sides = (brand: string, act: string): Sides => ({ house: KARIM, brand, act })

const fields = (day: DayOf, over: DemoBrief['fields']): DemoBrief['fields'] => ({
  goal: 'reach_new',
  currency: 'EUR',
  targetCountries: [],
  lines: [line('video', 'instagram', 'One minute, vertical', day(18), 2)],
  budgetMinor: 900_000n,
  startsOn: day(-10),
  endsOn: day(45),
  usageChannels: ['organic_social'],
  territories: ['FR', 'IT', 'DE'],
  rightsMonths: 6,
  ...over,
})

export const others = (day: DayOf): readonly DemoBrief[] => [
  aperitivo(day),
  {
    owner: SANDRO,
    begun: '6 10:00',
    fields: fields(day, {
      title: 'Spritz e vinile',
      idea: 'Five bars, five record collections.',
      tags: ['neo-soul', 'chanson'],
      sector: 'soft_drinks',
      budgetMinor: 150_000n,
    }),
    steps: [
      ['5 10:00', SANDRO, submit],
      [
        '3 09:30',
        KARIM,
        giveBack('budget_too_low', 'Five evenings need about four times as much; or begin with one bar.'),
      ],
    ],
    deals: {},
  },
  ...lumen(day),
  ...halden(day),
]

function aperitivo(day: DayOf): DemoBrief {
  const due = (inDays: number) => [line('video', 'instagram', 'One minute, vertical, in a bar', day(inDays), 2)]
  const bora = (act: string) => sides(SANDRO, act)
  return {
    owner: SANDRO,
    begun: '32 09:00',
    fields: fields(day, {
      title: 'Aperitivo lento',
      idea: 'The slow hour before dinner, in songs that take their time.',
      tags: ['neo-soul', 'dream pop', 'chanson', 'indie folk'],
      languages: ['it', 'en'],
      sector: 'soft_drinks',
      budgetMinor: 1_600_000n,
    }),
    steps: [
      ['31 09:00', SANDRO, submit],
      ['30 10:00', KARIM, pass],
    ],
    deals: {
      'lena-kast': [
        ...settled(29, bora('Lena Kast'), 'Nobody expects her at that hour.', termsOf(1_700, due(-10))),
        ['24 10:00', SANDRO, pay],
        ['15 10:00', 'Lena Kast', handIn(1, 'https://video.example/bora/lena', '')],
        ['13 10:00', SANDRO, approveWork(1)],
      ],
      'the-quiet-ferries': [
        ...settled(20, bora(RUTH), 'Dream pop for the blue hour.', termsOf(2_100, due(7))),
        ['14 10:00', SANDRO, pay],
      ],
      'tiago-moro': [
        ...courtship(9, bora('Tiago Moro'), 'He plays in these bars anyway.'),
        ['6 10:00', SANDRO, offer(termsOf(1_450, due(14)), 'Da Gino, giovedì?')],
        ['3 19:00', 'Tiago Moro', agree],
      ],
      'aya-diop': [
        ...courtship(11, bora('Aya Diop'), 'For the evening in Paris.'),
        ['8 10:00', SANDRO, offer(termsOf(3_100, due(15)), '')],
        ['6 12:00', 'Aya Diop', agree],
        ['5 12:00', 'Aya Diop', sign],
      ],
      'sol-arias': [
        ...courtship(22, bora('Sol Arias'), 'Neo-soul before dinner.'),
        ['19 10:00', SANDRO, offer(termsOf(1_600, due(5)), '')],
        ['17 12:00', 'Sol Arias', agree],
        ['15 12:00', KARIM, annul('Agreed under the wrong bar; the brand writes a new one.')],
        ['12 10:00', SANDRO, offer(termsOf(1_600, due(5)), 'Now under the right bar.', 14)],
      ],
      'nora-vael': [
        ...settled(7, bora('Nora Vael'), 'She is in Torino that week.', termsOf(2_200, due(12))),
        ['3h', SANDRO, openPage],
      ],
      'marc-bellec': [
        ...settled(8, bora('Marc Bellec'), 'A table, a glass, a voice.', termsOf(1_100, due(13))),
        ['3 10:00', SANDRO, openPage],
      ],
    },
  }
}

const lumen = (day: DayOf): DemoBrief[] => [
  {
    owner: CAMILLE,
    begun: '4 10:00',
    fields: fields(day, {
      title: 'Nuits claires',
      idea: 'A coat, a night, a song: one film per city.',
      tags: ['chanson', 'indie folk', 'dream pop'],
      languages: ['fr'],
      sector: 'fashion',
      goal: 'convert',
      budgetMinor: 2_500_000n,
    }),
    steps: [
      ['2 16:00', CAMILLE, submit],
      ['7h', KARIM, pass],
    ],
    deals: {},
  },
  {
    owner: CAMILLE,
    begun: '2 11:00',
    fields: fields(day, {
      title: 'Atelier ouvert',
      idea: 'Musicians for the open day of the workshop in Lille.',
      tags: ['chanson'],
      languages: ['fr'],
      needs: ['languages'],
      sector: 'fashion',
      lines: [line('live_show', 'on_site', 'Twenty minutes between the sewing machines', day(30), 3)],
    }),
    steps: [['5h', CAMILLE, submit]],
    deals: {},
  },
  {
    owner: CAMILLE,
    begun: '26 10:00',
    fields: fields(day, { title: 'Défilé sonore', idea: 'Six minutes of music for a show.', sector: 'fashion' }),
    steps: [
      ['25 10:00', CAMILLE, submit],
      ['24 10:00', KARIM, pass],
      ['15 10:00', CAMILLE, cancel],
    ],
    deals: {},
  },
]

const halden = (day: DayOf): DemoBrief[] => [
  {
    owner: JENS,
    begun: '7 10:00',
    fields: fields(day, {
      title: 'Stille ist auch Klang',
      idea: 'Headphones that hear the room: quiet pieces, recorded where they were written.',
      tags: ['ambient', 'dream pop', 'singer-songwriter'],
      languages: ['de', 'en'],
      sector: 'technology',
      budgetMinor: 1_400_000n,
    }),
    steps: [
      ['6 10:00', JENS, submit],
      ['5 10:00', KARIM, pass],
      ['2 15:00', KARIM, approveBest(5, 'People who already write to you about sound.')],
    ],
    deals: {},
  },
  studio(day),
  {
    owner: JENS,
    begun: '23 10:00',
    fields: fields(day, {
      title: 'Nachtschicht',
      idea: 'Loudspeakers at full volume in a residential street.',
      sector: 'technology',
    }),
    steps: [
      ['22 10:00', JENS, submit],
      ['20 10:00', KARIM, reject('unsuitable', 'No act of ours would want its name on this.')],
    ],
    deals: {},
  },
]

function studio(day: DayOf): DemoBrief {
  const due = (inDays: number) => [line('recording', 'none', 'One song, recorded with our microphones', day(inDays), 3)]
  const at = (act: string) => sides(JENS, act)
  return {
    owner: JENS,
    begun: '36 10:00',
    fields: fields(day, {
      title: 'Studiowochen',
      idea: 'A week each in our studio; what comes of it belongs to the act.',
      tags: ['synthwave', 'dream pop', 'neo-soul'],
      sector: 'technology',
      lines: due(10),
      budgetMinor: 2_000_000n,
    }),
    steps: [
      ['35 10:00', JENS, submit],
      ['34 10:00', KARIM, pass],
    ],
    deals: {
      'the-quiet-ferries': [
        ...settled(26, at(RUTH), 'Their listeners care about microphones.', termsOf(2_300, due(-3))),
        ['21 10:00', JENS, pay],
        ['4 10:00', RUTH, handIn(1, 'https://audio.example/halden/ferries', 'Tape hiss is intended.')],
        ['20h', JENS, approveWork(1)],
        ['20h', JENS, transferTakenBack],
      ],
      'mila-brandt': [
        ...courtship(30, at('Marta Brandt'), 'A studio week in the holidays; her mother comes along.'),
        ['27 10:00', JENS, offer(termsOf(1_300, due(10)), 'In the autumn holidays, afternoons only.')],
        ['25 18:00', 'Marta Brandt', agree],
        ['24 18:00', 'Mila Brandt', sign],
        ['24 20:00', 'Marta Brandt', sign],
        ['23 10:00', JENS, sign],
        ['22 10:00', JENS, pay],
      ],
      'aya-diop': [
        ...courtship(18, at('Aya Diop'), 'She asked for a studio last month.'),
        ['5 10:00', JENS, offer(termsOf(2_000, due(14)), '')],
        ['4 10:00', JENS, withdraw],
      ],
      'marc-bellec': [
        ...courtship(32, at('Marc Bellec'), 'One voice, one microphone.'),
        ['29 10:00', JENS, offer(termsOf(1_000, due(5)), '')],
        ['27 10:00', 'Marc Bellec', agree],
        ['12 10:00', JENS, giveUp('dates', 'Nobody signed in time; perhaps next season.')],
      ],
      'lena-kast': [
        ...courtship(31, at('Lena Kast'), 'Köln is near.'),
        ['28 10:00', JENS, offer(termsOf(900, due(6)), '')],
        ['27 12:00', 'Lena Kast', refuse('fee', 'A week of work costs more than that.')],
      ],
      'nora-vael': [
        ...courtship(19, at('Nora Vael'), 'She records at home so far.'),
        ['9 12:00', JENS, offer(termsOf(1_500, due(20)), 'No hurry.')],
      ],
    },
  }
}
