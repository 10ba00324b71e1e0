import {
  agree,
  approveWork,
  counter,
  giveUp,
  handIn,
  offer,
  pass,
  refuseToSign,
  sendBack,
  sign,
  submit,
} from './deeds.ts'
import type { DayOf } from './moments.ts'
import { bankRefuses, pay } from './money-deeds.ts'
import { firstSip } from './story-first-sip.ts'
import { courtship, type DemoBrief, line, settled, type Sides, termsOf } from './story.ts'
import { VERANO } from './story-verano-terms.ts'

const LOUISE = 'Louise Olivier'
const PABLO = 'Pablo Requena'
const KARIM = 'Karim Haddad'
const NORA = 'Nora Vael'
const ILARIA = 'Ilaria Bo'

const sides = (act: string): Sides => ({ house: KARIM, brand: LOUISE, act })
const film = (name: string) => `https://video.example/verano/${name}`

/** What Verano Cola does: a campaign that is over, one in full swing, one being negotiated, one just begun. */
export const verano = (day: DayOf): readonly DemoBrief[] => [
  springLaunch(day),
  rooftops(day),
  firstSip(day),
  {
    owner: 'Zoe Hartmann',
    begun: '2h',
    fields: {
      ...VERANO(),
      title: 'Winter pop-ups',
      idea: 'Small stages in shop windows, one evening each.',
      tags: ['electro-pop'],
      goal: 'reach_new',
    },
    steps: [],
    deals: {},
  },
]

function springLaunch(day: DayOf): DemoBrief {
  const clip = line('video', 'tiktok', 'Opening the bottle on the beat, 20 seconds', day(-35), 2)
  const story = line('story', 'instagram', 'Behind the scenes, three frames', day(-27))
  return {
    owner: LOUISE,
    begun: '54 10:00',
    fields: {
      ...VERANO(),
      title: 'Spring launch',
      idea: 'The new recipe, heard before it is tasted: every song begins with the sound of the bottle.',
      goal: 'convert',
      tags: ['electro-pop', 'dance', 'hyperpop'],
      lines: [clip, story],
      budgetMinor: 1_200_000n,
      startsOn: day(-45),
      endsOn: day(-20),
      rightsMonths: 6,
    },
    steps: [
      ['54 11:30', LOUISE, submit],
      ['53 09:20', KARIM, pass],
    ],
    deals: {
      'nora-vael': [
        ...courtship(
          52,
          sides(NORA),
          'Her listeners and your customers meet more often than chance, and she has room in spring.',
        ),
        [
          '50 11:00',
          LOUISE,
          offer(termsOf(3_200, [clip, story]), 'We loved the Lyon session. Two pieces, your sound.'),
        ],
        [
          '49 16:40',
          ILARIA,
          counter(termsOf(3_600, [clip, story]), 'The clip needs a day in a studio; with that included.'),
        ],
        ['48 10:10', LOUISE, agree],
        ['48 18:00', NORA, sign],
        ['47 09:00', LOUISE, sign],
        ['46 14:00', PABLO, pay],
        ['38 17:00', NORA, handIn(1, film('spring-nora'), 'First cut, sound is final.')],
        ['36 10:30', LOUISE, approveWork(1)],
        ['31 15:00', NORA, handIn(2, film('spring-nora-story'), '')],
        ['30 09:45', LOUISE, sendBack(2, 'The label is out of frame in the second picture.')],
        ['29 12:00', NORA, handIn(2, film('spring-nora-story-2'), 'New second picture.')],
        ['28 10:00', LOUISE, approveWork(2)],
      ],
      'tiago-moro': [
        ...settled(
          52,
          sides('Tiago Moro'),
          'His folk audience in Torino is yours in summer.',
          termsOf(1_900, [clip], { reviewDays: 5 }),
        ),
        ['47 15:00', PABLO, pay],
        ['40 11:00', 'Tiago Moro', handIn(1, film('spring-tiago'), 'Recorded on the river.')],
      ],
    },
  }
}

function rooftops(day: DayOf): DemoBrief {
  const song = line('video', 'tiktok', 'One song on a roof at dusk, 40 seconds', day(-14), 2)
  const cut = line('video', 'youtube', 'The whole song, one camera', day(3), 3)
  const show = line('live_show', 'on_site', 'Half an hour on the roof of the brewery', day(12), 4)
  const due = (inDays: number) => [line('video', 'tiktok', 'One song on a roof at dusk, 40 seconds', day(inDays), 2)]
  return {
    owner: LOUISE,
    begun: '40 09:00',
    fields: {
      ...VERANO(),
      title: 'Rooftop season',
      idea: 'Songs at the edge of the city: short films from roofs in five countries, and one evening with an audience.',
      goal: 'reach_new',
      tags: ['electro-pop', 'indie folk', 'neo-soul'],
      languages: ['fr', 'es', 'it', 'de', 'en'],
      lines: [song, cut, show],
      budgetMinor: 3_400_000n,
      startsOn: day(-20),
      endsOn: day(30),
      rightsMonths: 12,
    },
    steps: [
      ['40 16:00', LOUISE, submit],
      ['39 09:30', KARIM, pass],
    ],
    deals: {
      'nora-vael': [
        ...courtship(38, sides(NORA), 'The spring clip brought new people from Lyon and Valencia; the roofs suit her.'),
        [
          '36 10:00',
          LOUISE,
          offer(termsOf(6_400, [song, cut, show]), 'Three pieces this time, with an evening on the roof.'),
        ],
        [
          '35 19:30',
          NORA,
          counter(
            termsOf(7_200, [song, cut, show], { exclusivity: { sector: 'alcohol', months: 2 } }),
            'The evening needs my band. Two months without alcohol are fine; I never work for it.',
          ),
        ],
        ['34 09:50', LOUISE, agree],
        ['34 20:00', NORA, sign],
        ['33 09:10', LOUISE, sign],
        ['32 11:00', PABLO, pay],
        ['20 16:00', NORA, handIn(1, film('roof-nora'), 'Lyon, Croix-Rousse.')],
        ['18 10:20', LOUISE, approveWork(1)],
        ['2 15:30', NORA, handIn(2, film('roof-nora-long'), 'One take. The wind is real.')],
      ],
      'tiago-moro': [
        ...settled(
          37,
          sides('Tiago Moro'),
          'On time in spring, and new listeners in the north of Italy.',
          termsOf(2_800, due(6)),
        ),
        ['31 10:00', PABLO, pay],
        ['4 18:00', 'Tiago Moro', handIn(1, film('roof-tiago'), '')],
        ['2 09:30', LOUISE, sendBack(1, 'Could the second verse be without the traffic?')],
      ],
      'lena-kast': [
        ...courtship(13, sides('Lena Kast'), 'Few of your customers know her yet, and those who do buy tickets.'),
        ['11 14:00', LOUISE, offer(termsOf(3_000, due(20)), '')],
        ['10 15:00', 'Lena Kast', counter(termsOf(3_400, due(20)), 'With the light crew.')],
        ['9 10:00', LOUISE, counter(termsOf(3_200, due(20)), 'We bring the light crew; let us meet in the middle.')],
        ['8 12:00', 'Lena Kast', agree],
        ['6 17:00', 'Lena Kast', sign],
        ['2 11:00', LOUISE, sign],
      ],
      'sol-arias': [
        ...settled(36, sides('Sol Arias'), 'Valencia is where your shop sells most.', termsOf(2_400, due(-4))),
        ['30 12:00', PABLO, pay],
        ['5 13:00', 'Sol Arias', handIn(1, film('roof-sol'), 'Ruzafa, seven in the evening.')],
        ['1 15:00', LOUISE, approveWork(1)],
      ],
      'aya-diop': [
        ...settled(
          35,
          sides('Aya Diop'),
          'The largest audience in Paris that you do not reach yet.',
          termsOf(4_400, [...due(-10), line('post', 'instagram', 'Three pictures of the roof', day(9))]),
        ),
        ['29 16:00', PABLO, pay],
        ['14 11:00', 'Aya Diop', handIn(1, film('roof-aya'), '')],
        ['12 10:00', LOUISE, approveWork(1)],
        ['10 13:00', 'Aya Diop', bankRefuses],
      ],
      'marc-bellec': [
        ...settled(34, sides('Marc Bellec'), 'A quieter voice for the last evening.', termsOf(1_500, due(-2))),
        ['28 10:00', PABLO, pay],
        ['4 09:00', 'Marc Bellec', handIn(1, film('roof-marc'), 'Nantes, on the crane.')],
        ['1 11:00', LOUISE, approveWork(1)],
      ],
      'mila-brandt': [
        ...courtship(10, sides('Marta Brandt'), 'Synthwave at dusk; with her mother, and home by nine.'),
        ['7 10:00', LOUISE, offer(termsOf(1_400, due(16)), 'On a Saturday, in daylight if you prefer.')],
        ['5 18:00', 'Marta Brandt', agree],
        ['4 18:00', 'Mila Brandt', sign],
      ],
      'the-quiet-ferries': [
        ...courtship(22, sides('Ruth Calder'), 'Bristol has roofs too.'),
        ['20 11:00', LOUISE, offer(termsOf(2_600, due(10)), '')],
        ['19 11:00', 'Ruth Calder', agree],
        [
          '17 18:00',
          'Ruth Calder',
          refuseToSign('legal_advice', 'Our label holds the picture rights for these songs.'),
        ],
        ['16 10:00', LOUISE, giveUp('rights', 'Without pictures there is no film. Another time.')],
      ],
    },
  }
}
