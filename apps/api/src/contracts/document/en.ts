import type { Speech } from './speech.ts'

export const en: Speech = {
  title: ({ campaign }) => `Contract for “${campaign}”`,
  line: ({ count, kind, platform, dueOn, note }) =>
    `${count} × ${kind}${platform ? ` on ${platform}` : ''}, due by ${dueOn}${note ? `: ${note}` : ''}`,
  release: ({ position, amount, net, dueOn }) =>
    `Release ${position}: ${amount}, of which ${net} to the act; work due by ${dueOn}`,
  clauses: {
    parties: {
      heading: 'Parties and purpose',
      paragraphs: (it) => [
        `This contract is between ${it.brand} (“the brand”) and ${it.act} (“the act”). ${it.house} (“the house”) brought them together, keeps the record and passes on the money; it is no party to the work.`,
        `It covers the campaign “${it.campaign}” from ${it.startsOn} to ${it.endsOn}.`,
      ],
      note: () => 'Who agrees with whom, about what, and for how long.',
    },
    work: {
      heading: 'The work',
      paragraphs: (it) => ['The act makes and delivers:', ...it.lines],
      note: () => 'Nothing beyond this list is owed.',
    },
    review: {
      heading: 'Review and changes',
      paragraphs: (it) => [
        `The brand answers each submission within ${it.reviewDays} days: it approves, or asks for changes in writing. Silence until the end of that time counts as approval.`,
        `The brand may ask for changes to each work up to ${it.rounds} times. More rounds need a new agreement.`,
      ],
      note: (it) =>
        `After ${it.reviewDays} days without an answer the work counts as approved and the money is released.`,
    },
    fee: {
      heading: 'Fee',
      paragraphs: (it) => [
        `The brand pays ${it.fee} in all. The house keeps ${it.houseFee} (${it.housePercent}) of it${it.hasCommission ? `, ${it.commission} go to the act’s management` : ''}; the act receives ${it.net}.`,
        it.isPaidEach
          ? 'The fee is released in parts, each when the work it pays for is approved:'
          : 'The fee is released when all work is approved:',
        ...it.releases,
      ],
      note: (it) => `The act receives ${it.net}. Taxes are each side’s own.`,
    },
    securing: {
      heading: 'Secured funds',
      paragraphs: () => [
        'The brand pays the whole fee in before work begins. Until then the act need not begin, and no date runs against it.',
        'Secured funds are kept with the payment provider. They are released to the act by approval, and go back to the brand only by agreement of both sides or by decision.',
      ],
      note: () => 'The act starts when the money is there, not before.',
    },
    usage: {
      heading: 'Use of the work',
      paragraphs: (it) =>
        it.usage
          ? [
              `From the approval of each work the brand may use it for ${it.usage.months} months in these ways: ${it.usage.channels}. Where: ${it.usage.territories}.`,
              'All other rights stay with the act. The brand may not pass these rights on, and may not use the work to train or operate generative systems.',
            ]
          : ['The brand receives no right to use the work beyond the act’s own publication of it.'],
      note: (it) =>
        it.usage
          ? `The right ends by itself after ${it.usage.months} months.`
          : 'The brand may link and share, no more.',
    },
    exclusivity: {
      heading: 'Exclusivity',
      paragraphs: (it) =>
        it.exclusivity
          ? [
              `Until ${it.exclusivity.months} months after the end of the campaign the act does not work for another brand in this field: ${it.exclusivity.sector}.`,
            ]
          : ['The act may work for any other brand at any time.'],
      note: (it) => (it.exclusivity ? 'Other fields stay open.' : 'No other work is excluded.'),
    },
    labelling: {
      heading: 'Labelling',
      paragraphs: () => [
        'The act marks every publication as advertising as the law of the place asks. The brand must not ask for a publication without the mark.',
      ],
      note: () => 'The label protects both sides and the audience.',
    },
    changes: {
      heading: 'Changes',
      paragraphs: () => [
        'A change to this contract needs a new document that both sides sign. Talks on the way, in whatever form, change nothing.',
      ],
      note: () => 'What is written here is what counts.',
    },
    signatures: {
      heading: 'Signatures',
      paragraphs: (it) => [
        `Both sides sign electronically by typing their name under this document, which is named by its SHA-256. First the act signs${it.needsGuardian ? ', then its guardian' : ''}, then the brand; with the last signature the contract is concluded.`,
        'Each step goes into a chained record that anyone who holds this document can check.',
      ],
      note: () => 'You sign exactly the page you see: its hash goes into your signature.',
    },
  },
  kinds: {
    video: 'video',
    story: 'story',
    post: 'post',
    photo: 'photo',
    livestream: 'livestream',
    live_show: 'live show',
    appearance: 'appearance',
    playlist: 'playlist',
    recording: 'recording',
    track: 'track',
  },
  platforms: {
    tiktok: 'TikTok',
    instagram: 'Instagram',
    youtube: 'YouTube',
    spotify: 'Spotify',
    twitch: 'Twitch',
    soundcloud: 'SoundCloud',
    website: 'a website',
    on_site: 'site',
  },
  channels: {
    organic_social: 'own social channels',
    paid_social: 'paid social advertising',
    website: 'website',
    newsletter: 'newsletter',
    in_store: 'in store',
    out_of_home: 'outdoor advertising',
    broadcast: 'radio and television',
    press: 'press',
  },
  sectors: {
    soft_drinks: 'soft drinks',
    food: 'food',
    alcohol: 'alcohol',
    fashion: 'fashion',
    beauty: 'beauty',
    technology: 'technology',
    telecoms: 'telecommunications',
    gaming: 'games',
    sport: 'sport',
    travel: 'travel',
    cars: 'cars',
    home: 'home',
    finance: 'finance',
    health: 'health',
    culture: 'culture',
    other: 'other',
  },
  worldwide: 'worldwide',
  copy: {
    page: (page, of) => `Page ${page} of ${of}`,
    documentHash: 'SHA-256 of this document',
    termsHash: 'SHA-256 of the terms',
    signatures: 'Signatures',
    unsigned: 'not yet signed',
    signed: (name, at) => `${name}, ${at}`,
    signers: { act: 'For the act', guardian: 'Guardian', brand: 'For the brand' },
    verify: (url) => `Check this copy: ${url}`,
  },
}
