import type { Speech } from './speech.ts'

export const fr: Speech = {
  title: ({ campaign }) => `Contrat pour « ${campaign} »`,
  line: ({ count, kind, platform, dueOn, note }) =>
    `${count} × ${kind}${platform ? ` (${platform})` : ''}, à livrer au plus tard le ${dueOn}${note ? ` : ${note}` : ''}`,
  release: ({ position, amount, net, dueOn }) =>
    `Versement ${position} : ${amount}, dont ${net} pour l’artiste ; travail attendu au plus tard le ${dueOn}`,
  clauses: {
    parties: {
      heading: 'Parties et objet',
      paragraphs: (it) => [
        `Le présent contrat lie ${it.brand} (« la marque ») et ${it.act} (« l’artiste »). ${it.house} (« la maison ») les a mis en relation, tient le registre et transmet l’argent ; elle n’est pas partie au travail.`,
        `Il porte sur la campagne « ${it.campaign} », du ${it.startsOn} au ${it.endsOn}.`,
      ],
      note: () => 'Qui s’engage envers qui, sur quoi et pour combien de temps.',
    },
    work: {
      heading: 'Le travail',
      paragraphs: (it) => ['L’artiste réalise et livre :', ...it.lines],
      note: () => 'Rien n’est dû au-delà de cette liste.',
    },
    review: {
      heading: 'Validation et retouches',
      paragraphs: (it) => [
        `La marque répond à chaque envoi sous ${it.reviewDays} jours : elle valide ou demande des retouches par écrit. Le silence jusqu’à la fin de ce délai vaut validation.`,
        `La marque peut demander des retouches jusqu’à ${it.rounds} fois par livrable. Au-delà, un nouvel accord est nécessaire.`,
      ],
      note: (it) => `Après ${it.reviewDays} jours sans réponse, le travail est réputé validé et l’argent est versé.`,
    },
    fee: {
      heading: 'Rémunération',
      paragraphs: (it) => [
        `La marque paie ${it.fee} au total. La maison en conserve ${it.houseFee} (${it.housePercent})${it.hasCommission ? `, ${it.commission} reviennent au management de l’artiste` : ''} ; l’artiste reçoit ${it.net}.`,
        it.isPaidEach
          ? 'La somme est versée par parts, chacune à la validation du travail qu’elle rémunère :'
          : 'La somme est versée quand tout le travail est validé :',
        ...it.releases,
      ],
      note: (it) => `L’artiste reçoit ${it.net}. Chaque partie règle ses propres impôts.`,
    },
    securing: {
      heading: 'Fonds sécurisés',
      paragraphs: () => [
        'La marque verse la totalité de la somme avant le début du travail. Jusque-là, l’artiste n’a pas à commencer et aucun délai ne court à son encontre.',
        'Les fonds sécurisés sont conservés par le prestataire de paiement. Ils sont versés à l’artiste par la validation et ne reviennent à la marque que par accord des deux parties ou par décision.',
      ],
      note: () => 'L’artiste commence quand l’argent est là, pas avant.',
    },
    usage: {
      heading: 'Utilisation du travail',
      paragraphs: (it) =>
        it.usage
          ? [
              `À compter de la validation de chaque travail, la marque peut l’utiliser pendant ${it.usage.months} mois ainsi : ${it.usage.channels}. Où : ${it.usage.territories}.`,
              'Tous les autres droits restent à l’artiste. La marque ne peut céder ces droits ni utiliser le travail pour entraîner ou exploiter des systèmes génératifs.',
            ]
          : ['La marque ne reçoit aucun droit d’utiliser le travail au-delà de la publication faite par l’artiste.'],
      note: (it) =>
        it.usage
          ? `Le droit s’éteint de lui-même après ${it.usage.months} mois.`
          : 'La marque peut relayer et partager, rien de plus.',
    },
    exclusivity: {
      heading: 'Exclusivité',
      paragraphs: (it) =>
        it.exclusivity
          ? [
              `Jusqu’à ${it.exclusivity.months} mois après la fin de la campagne, l’artiste ne travaille pour aucune autre marque de ce domaine : ${it.exclusivity.sector}.`,
            ]
          : ['L’artiste peut travailler pour toute autre marque, à tout moment.'],
      note: (it) => (it.exclusivity ? 'Les autres domaines restent ouverts.' : 'Aucun autre travail n’est exclu.'),
    },
    labelling: {
      heading: 'Mention publicitaire',
      paragraphs: () => [
        'L’artiste signale chaque publication comme publicité, comme l’exige la loi du lieu. La marque ne peut demander une publication sans cette mention.',
      ],
      note: () => 'La mention protège les deux parties et le public.',
    },
    changes: {
      heading: 'Modifications',
      paragraphs: () => [
        'Toute modification du présent contrat exige un nouveau document signé par les deux parties. Les échanges en cours de route, quelle qu’en soit la forme, ne changent rien.',
      ],
      note: () => 'Ce qui est écrit ici fait foi.',
    },
    signatures: {
      heading: 'Signatures',
      paragraphs: (it) => [
        `Les deux parties signent par voie électronique en tapant leur nom sous ce document, désigné par son SHA-256. L’artiste signe en premier${it.needsGuardian ? ', puis la personne titulaire de l’autorité parentale' : ''}, ensuite la marque ; la dernière signature conclut le contrat.`,
        'Chaque étape entre dans un registre chaîné que toute personne détenant ce document peut vérifier.',
      ],
      note: () => 'Vous signez exactement la page affichée : son empreinte entre dans votre signature.',
    },
  },
  kinds: {
    video: 'vidéo',
    story: 'story',
    post: 'publication',
    photo: 'photo',
    livestream: 'direct',
    live_show: 'concert',
    appearance: 'apparition',
    playlist: 'playlist',
    recording: 'enregistrement',
    track: 'titre',
  },
  platforms: {
    tiktok: 'TikTok',
    instagram: 'Instagram',
    youtube: 'YouTube',
    spotify: 'Spotify',
    twitch: 'Twitch',
    soundcloud: 'SoundCloud',
    website: 'site web',
    on_site: 'sur place',
  },
  channels: {
    organic_social: 'ses propres réseaux sociaux',
    paid_social: 'publicité payante sur les réseaux sociaux',
    website: 'site web',
    newsletter: 'lettre d’information',
    in_store: 'en magasin',
    out_of_home: 'affichage',
    broadcast: 'radio et télévision',
    press: 'presse',
  },
  sectors: {
    soft_drinks: 'boissons sans alcool',
    food: 'alimentation',
    alcohol: 'alcool',
    fashion: 'mode',
    beauty: 'beauté',
    technology: 'technologie',
    telecoms: 'télécommunications',
    gaming: 'jeux',
    sport: 'sport',
    travel: 'voyage',
    cars: 'automobile',
    home: 'maison',
    finance: 'finance',
    health: 'santé',
    culture: 'culture',
    other: 'autre',
  },
  worldwide: 'monde entier',
  copy: {
    page: (page, of) => `Page ${page} sur ${of}`,
    documentHash: 'SHA-256 de ce document',
    termsHash: 'SHA-256 des conditions',
    signatures: 'Signatures',
    unsigned: 'pas encore signé',
    signed: (name, at) => `${name}, ${at}`,
    signers: { act: 'Pour l’artiste', guardian: 'Autorité parentale', brand: 'Pour la marque' },
    verify: (url) => `Vérifier cette copie : ${url}`,
  },
}
