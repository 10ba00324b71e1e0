import {
  approve,
  approveBest,
  come,
  counter,
  invite,
  offer,
  pass,
  passOverLast,
  pick,
  stayAway,
  submit,
  turnDownFirst,
} from './deeds.ts'
import type { DayOf } from './moments.ts'
import { courtship, type DemoBrief, line, termsOf } from './story.ts'
import { VERANO } from './story-verano-terms.ts'

const LOUISE = 'Louise Olivier'
const KARIM = 'Karim Haddad'
const NORA = 'Nora Vael'

/** Two songs in a kitchen: everything before a contract, from candidates to a third version of terms. */
export function firstSip(day: DayOf): DemoBrief {
  const session = line('video', 'youtube', 'Two songs, unplugged, in a kitchen', day(21), 3)
  const teaser = line('story', 'instagram', 'Teaser, two frames', day(16))
  const lines = [session, teaser]
  const usage = (months: number) => ({ channels: ['organic_social' as const], territories: ['ES', 'FR'], months })
  return {
    owner: LOUISE,
    begun: '17 10:00',
    fields: {
      ...VERANO(),
      title: 'First sip sessions',
      idea: 'Two songs in somebody’s kitchen, the way they were written.',
      goal: 'be_seen_repeatedly',
      tags: ['electro-pop', 'indie folk', 'chanson'],
      languages: ['fr', 'es'],
      lines,
      budgetMinor: 1_800_000n,
      startsOn: day(10),
      endsOn: day(60),
      rightsMonths: 6,
    },
    steps: [
      ['16 14:00', LOUISE, submit],
      ['15 10:00', KARIM, pass],
      ['5 11:00', KARIM, approveBest(4, 'New to the house, with people you do not reach yet.')],
      ['5 11:30', KARIM, passOverLast('audience_elsewhere', 'Almost nobody in your countries.')],
      ['4 15:00', LOUISE, turnDownFirst('style', 'Too loud for a kitchen.')],
    ],
    deals: {
      'nora-vael': [
        ...courtship(13, { house: KARIM, brand: LOUISE, act: NORA }, 'Twice on time, and people came back for her.'),
        [
          '10 10:30',
          LOUISE,
          offer(termsOf(4_200, lines, { usage: usage(6) }), 'A kitchen in Lyon, if you like. Half a day.', 14),
        ],
        [
          '6 18:20',
          NORA,
          counter(
            termsOf(5_600, lines, { usage: usage(3), revisionRounds: 1 }),
            'Two songs are two days for us. Three months of use, please.',
            14,
          ),
        ],
        [
          '1 16:45',
          LOUISE,
          counter(
            termsOf(4_900, lines, { usage: usage(4), revisionRounds: 1 }),
            'Four months and 4,900: does that work?',
          ),
        ],
      ],
      'lena-kast': [
        ['6 10:00', KARIM, approve('A kitchen is the last place her listeners expect.')],
        ['4 10:00', LOUISE, pick],
        ['2 10:00', KARIM, invite('Two songs, unplugged. Curious?')],
      ],
      'the-quiet-ferries': [
        ['7 10:00', KARIM, approve('No label has rights in unplugged versions.')],
        ['3 10:00', LOUISE, pick],
        ['2 11:00', KARIM, invite('Unplugged this time, so the songs are yours alone.')],
        ['1 12:00', 'Ruth Calder', come],
      ],
      'sol-arias': [
        ['6 10:10', KARIM, approve('Her voice carries a kitchen.')],
        ['20h', LOUISE, pick],
      ],
      'marc-bellec': [
        ['13 10:00', KARIM, approve('Chanson at the stove.')],
        ['12 10:00', LOUISE, pick],
        ['11 10:00', KARIM, invite('Two songs in a kitchen for Verano.')],
        ['9 20:00', 'Marc Bellec', stayAway('not_now', 'I am writing until spring.')],
      ],
      'aya-diop': [
        ['14 10:00', KARIM, approve('The largest audience on your list.')],
        ['13 10:00', LOUISE, pick],
        ['12 10:00', KARIM, invite('Two songs in a kitchen for Verano.')],
      ],
      'mila-brandt': [
        ['8 10:00', KARIM, approve('Her first brand; her mother reads along.')],
        ['7 10:00', LOUISE, pick],
        ['6 10:00', KARIM, invite('A first one, and a small one.')],
        ['5 17:00', 'Marta Brandt', come],
        [
          '1 09:30',
          LOUISE,
          offer(termsOf(1_200, [session], { usage: usage(3) }), 'On a Saturday, with your mother there.'),
        ],
      ],
    },
  }
}
