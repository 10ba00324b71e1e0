import type { Speech } from './speech.ts'

export const it: Speech = {
  title: ({ campaign }) => `Contratto per «${campaign}»`,
  line: ({ count, kind, platform, dueOn, note }) =>
    `${count} × ${kind}${platform ? ` (${platform})` : ''}, entro il ${dueOn}${note ? `: ${note}` : ''}`,
  release: ({ position, amount, net, dueOn }) =>
    `Versamento ${position}: ${amount}, di cui ${net} all’artista; lavoro entro il ${dueOn}`,
  clauses: {
    parties: {
      heading: 'Parti e oggetto',
      paragraphs: (of) => [
        `Questo contratto è tra ${of.brand} («il marchio») e ${of.act} («l’artista»). ${of.house} («la casa») le ha messe in contatto, tiene il registro e inoltra il denaro; non è parte del lavoro.`,
        `Riguarda la campagna «${of.campaign}», dal ${of.startsOn} al ${of.endsOn}.`,
      ],
      note: () => 'Chi si impegna con chi, su che cosa e per quanto tempo.',
    },
    work: {
      heading: 'Il lavoro',
      paragraphs: (of) => ['L’artista realizza e consegna:', ...of.lines],
      note: () => 'Oltre a questo elenco non è dovuto nulla.',
    },
    review: {
      heading: 'Revisione e modifiche',
      paragraphs: (of) => [
        `Il marchio risponde a ogni consegna entro ${of.reviewDays} giorni: approva oppure chiede modifiche per iscritto. Il silenzio fino alla fine del termine vale come approvazione.`,
        `Il marchio può chiedere modifiche a ogni lavoro fino a ${of.rounds} volte. Per altri giri serve un nuovo accordo.`,
      ],
      note: (of) =>
        `Dopo ${of.reviewDays} giorni senza risposta il lavoro vale come approvato e il denaro viene versato.`,
    },
    fee: {
      heading: 'Compenso',
      paragraphs: (of) => [
        `Il marchio paga in tutto ${of.fee}. La casa ne trattiene ${of.houseFee} (${of.housePercent})${of.hasCommission ? `, ${of.commission} vanno al management dell’artista` : ''}; l’artista riceve ${of.net}.`,
        of.isPaidEach
          ? 'Il compenso viene versato in parti, ciascuna all’approvazione del lavoro che paga:'
          : 'Il compenso viene versato quando tutto il lavoro è approvato:',
        ...of.releases,
      ],
      note: (of) => `L’artista riceve ${of.net}. Ogni parte paga le proprie imposte.`,
    },
    securing: {
      heading: 'Fondi garantiti',
      paragraphs: () => [
        'Il marchio versa l’intero compenso prima che il lavoro cominci. Fino ad allora l’artista non deve iniziare e nessun termine decorre a suo sfavore.',
        'I fondi garantiti restano presso il fornitore di pagamenti. Passano all’artista con l’approvazione e tornano al marchio solo per accordo delle due parti o per decisione.',
      ],
      note: () => 'L’artista comincia quando il denaro c’è, non prima.',
    },
    usage: {
      heading: 'Uso del lavoro',
      paragraphs: (of) =>
        of.usage
          ? [
              `Dall’approvazione di ogni lavoro il marchio può usarlo per ${of.usage.months} mesi in questi modi: ${of.usage.channels}. Dove: ${of.usage.territories}.`,
              'Tutti gli altri diritti restano all’artista. Il marchio non può cedere questi diritti né usare il lavoro per addestrare o far funzionare sistemi generativi.',
            ]
          : ['Il marchio non riceve alcun diritto di usare il lavoro oltre alla pubblicazione fatta dall’artista.'],
      note: (of) =>
        of.usage
          ? `Il diritto finisce da sé dopo ${of.usage.months} mesi.`
          : 'Il marchio può linkare e condividere, nulla di più.',
    },
    exclusivity: {
      heading: 'Esclusiva',
      paragraphs: (of) =>
        of.exclusivity
          ? [
              `Fino a ${of.exclusivity.months} mesi dopo la fine della campagna l’artista non lavora per un altro marchio di questo settore: ${of.exclusivity.sector}.`,
            ]
          : ['L’artista può lavorare in ogni momento per qualsiasi altro marchio.'],
      note: (of) => (of.exclusivity ? 'Gli altri settori restano aperti.' : 'Nessun altro lavoro è escluso.'),
    },
    labelling: {
      heading: 'Dicitura pubblicitaria',
      paragraphs: () => [
        'L’artista segnala ogni pubblicazione come pubblicità, come chiede la legge del luogo. Il marchio non può chiedere una pubblicazione senza dicitura.',
      ],
      note: () => 'La dicitura protegge le due parti e il pubblico.',
    },
    changes: {
      heading: 'Modifiche del contratto',
      paragraphs: () => [
        'Per modificare questo contratto serve un nuovo documento firmato da entrambe le parti. I colloqui lungo la strada, in qualunque forma, non cambiano nulla.',
      ],
      note: () => 'Vale ciò che è scritto qui.',
    },
    signatures: {
      heading: 'Firme',
      paragraphs: (of) => [
        `Le due parti firmano elettronicamente scrivendo il proprio nome sotto questo documento, indicato dal suo SHA-256. Prima firma l’artista${of.needsGuardian ? ', poi chi ne ha la tutela' : ''}, quindi il marchio; con l’ultima firma il contratto è concluso.`,
        'Ogni passo entra in un registro concatenato che chiunque abbia questo documento può verificare.',
      ],
      note: () => 'Firmi esattamente la pagina che vedi: la sua impronta entra nella tua firma.',
    },
  },
  kinds: {
    video: 'video',
    story: 'storia',
    post: 'post',
    photo: 'foto',
    livestream: 'diretta',
    live_show: 'concerto',
    appearance: 'partecipazione',
    playlist: 'playlist',
    recording: 'registrazione',
    track: 'brano',
  },
  platforms: {
    tiktok: 'TikTok',
    instagram: 'Instagram',
    youtube: 'YouTube',
    spotify: 'Spotify',
    twitch: 'Twitch',
    soundcloud: 'SoundCloud',
    website: 'sito web',
    on_site: 'sul posto',
  },
  channels: {
    organic_social: 'propri canali social',
    paid_social: 'pubblicità a pagamento sui social',
    website: 'sito web',
    newsletter: 'newsletter',
    in_store: 'in negozio',
    out_of_home: 'affissioni',
    broadcast: 'radio e televisione',
    press: 'stampa',
  },
  sectors: {
    soft_drinks: 'bevande analcoliche',
    food: 'alimentari',
    alcohol: 'alcolici',
    fashion: 'moda',
    beauty: 'bellezza',
    technology: 'tecnologia',
    telecoms: 'telecomunicazioni',
    gaming: 'giochi',
    sport: 'sport',
    travel: 'viaggi',
    cars: 'automobili',
    home: 'casa',
    finance: 'finanza',
    health: 'salute',
    culture: 'cultura',
    other: 'altro',
  },
  worldwide: 'tutto il mondo',
  copy: {
    page: (page, of) => `Pagina ${page} di ${of}`,
    documentHash: 'SHA-256 di questo documento',
    termsHash: 'SHA-256 delle condizioni',
    signatures: 'Firme',
    unsigned: 'non ancora firmato',
    signed: (name, at) => `${name}, ${at}`,
    signers: { act: 'Per l’artista', guardian: 'Chi ha la tutela', brand: 'Per il marchio' },
    verify: (url) => `Verifica questa copia: ${url}`,
  },
}
