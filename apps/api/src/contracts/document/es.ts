import type { Speech } from './speech.ts'

export const es: Speech = {
  title: ({ campaign }) => `Contrato de «${campaign}»`,
  line: ({ count, kind, platform, dueOn, note }) =>
    `${count} × ${kind}${platform ? ` (${platform})` : ''}, hasta el ${dueOn}${note ? `: ${note}` : ''}`,
  release: ({ position, amount, net, dueOn }) =>
    `Pago ${position}: ${amount}, de ellos ${net} para la parte artística; trabajo hasta el ${dueOn}`,
  clauses: {
    parties: {
      heading: 'Partes y objeto',
      paragraphs: (it) => [
        `Este contrato es entre ${it.brand} («la marca») y ${it.act} («la parte artística»). ${it.house} («la casa») las ha puesto en contacto, lleva el registro y transmite el dinero; no es parte del trabajo.`,
        `Se refiere a la campaña «${it.campaign}», del ${it.startsOn} al ${it.endsOn}.`,
      ],
      note: () => 'Quién acuerda con quién, sobre qué y por cuánto tiempo.',
    },
    work: {
      heading: 'El trabajo',
      paragraphs: (it) => ['La parte artística realiza y entrega:', ...it.lines],
      note: () => 'No se debe nada fuera de esta lista.',
    },
    review: {
      heading: 'Revisión y cambios',
      paragraphs: (it) => [
        `La marca responde a cada entrega en ${it.reviewDays} días: aprueba o pide cambios por escrito. El silencio hasta el final del plazo vale como aprobación.`,
        `La marca puede pedir cambios en cada trabajo hasta ${it.rounds} veces. Más rondas requieren un nuevo acuerdo.`,
      ],
      note: (it) => `Tras ${it.reviewDays} días sin respuesta el trabajo cuenta como aprobado y se libera el dinero.`,
    },
    fee: {
      heading: 'Honorarios',
      paragraphs: (it) => [
        `La marca paga ${it.fee} en total. La casa retiene ${it.houseFee} (${it.housePercent})${it.hasCommission ? `, ${it.commission} van a la representación de la parte artística` : ''}; la parte artística recibe ${it.net}.`,
        it.isPaidEach
          ? 'Los honorarios se liberan por partes, cada una al aprobarse el trabajo que paga:'
          : 'Los honorarios se liberan cuando todo el trabajo está aprobado:',
        ...it.releases,
      ],
      note: (it) => `La parte artística recibe ${it.net}. Cada parte paga sus propios impuestos.`,
    },
    securing: {
      heading: 'Fondos asegurados',
      paragraphs: () => [
        'La marca ingresa la totalidad antes de que empiece el trabajo. Hasta entonces la parte artística no tiene que empezar y ningún plazo corre en su contra.',
        'Los fondos asegurados quedan en el proveedor de pagos. Pasan a la parte artística con la aprobación y vuelven a la marca solo por acuerdo de ambas partes o por decisión.',
      ],
      note: () => 'El trabajo empieza cuando el dinero está, no antes.',
    },
    usage: {
      heading: 'Uso del trabajo',
      paragraphs: (it) =>
        it.usage
          ? [
              `Desde la aprobación de cada trabajo la marca puede usarlo durante ${it.usage.months} meses así: ${it.usage.channels}. Dónde: ${it.usage.territories}.`,
              'Los demás derechos quedan en la parte artística. La marca no puede ceder estos derechos ni usar el trabajo para entrenar u operar sistemas generativos.',
            ]
          : [
              'La marca no recibe derecho alguno a usar el trabajo más allá de la publicación hecha por la parte artística.',
            ],
      note: (it) =>
        it.usage
          ? `El derecho termina por sí solo a los ${it.usage.months} meses.`
          : 'La marca puede enlazar y compartir, nada más.',
    },
    exclusivity: {
      heading: 'Exclusividad',
      paragraphs: (it) =>
        it.exclusivity
          ? [
              `Hasta ${it.exclusivity.months} meses después del final de la campaña la parte artística no trabaja para otra marca de este sector: ${it.exclusivity.sector}.`,
            ]
          : ['La parte artística puede trabajar para cualquier otra marca en cualquier momento.'],
      note: (it) => (it.exclusivity ? 'Los demás sectores quedan abiertos.' : 'Ningún otro trabajo queda excluido.'),
    },
    labelling: {
      heading: 'Indicación publicitaria',
      paragraphs: () => [
        'La parte artística indica en cada publicación que es publicidad, como pide la ley del lugar. La marca no puede pedir una publicación sin esa indicación.',
      ],
      note: () => 'La indicación protege a ambas partes y al público.',
    },
    changes: {
      heading: 'Cambios del contrato',
      paragraphs: () => [
        'Cambiar este contrato requiere un nuevo documento firmado por ambas partes. Las conversaciones por el camino, en cualquier forma, no cambian nada.',
      ],
      note: () => 'Cuenta lo que está escrito aquí.',
    },
    signatures: {
      heading: 'Firmas',
      paragraphs: (it) => [
        `Ambas partes firman electrónicamente escribiendo su nombre bajo este documento, designado por su SHA-256. Primero firma la parte artística${it.needsGuardian ? ', después quien ejerce la tutela' : ''}, luego la marca; con la última firma queda celebrado el contrato.`,
        'Cada paso entra en un registro encadenado que puede comprobar quien tenga este documento.',
      ],
      note: () => 'Firmas exactamente la página que ves: su huella entra en tu firma.',
    },
  },
  kinds: {
    video: 'vídeo',
    story: 'historia',
    post: 'publicación',
    photo: 'foto',
    livestream: 'directo',
    live_show: 'concierto',
    appearance: 'aparición',
    playlist: 'lista',
    recording: 'grabación',
    track: 'canción',
  },
  platforms: {
    tiktok: 'TikTok',
    instagram: 'Instagram',
    youtube: 'YouTube',
    spotify: 'Spotify',
    twitch: 'Twitch',
    soundcloud: 'SoundCloud',
    website: 'sitio web',
    on_site: 'presencial',
  },
  channels: {
    organic_social: 'redes sociales propias',
    paid_social: 'publicidad de pago en redes sociales',
    website: 'sitio web',
    newsletter: 'boletín',
    in_store: 'en tienda',
    out_of_home: 'publicidad exterior',
    broadcast: 'radio y televisión',
    press: 'prensa',
  },
  sectors: {
    soft_drinks: 'refrescos',
    food: 'alimentación',
    alcohol: 'alcohol',
    fashion: 'moda',
    beauty: 'belleza',
    technology: 'tecnología',
    telecoms: 'telecomunicaciones',
    gaming: 'juegos',
    sport: 'deporte',
    travel: 'viajes',
    cars: 'automóviles',
    home: 'hogar',
    finance: 'finanzas',
    health: 'salud',
    culture: 'cultura',
    other: 'otros',
  },
  worldwide: 'todo el mundo',
  copy: {
    page: (page, of) => `Página ${page} de ${of}`,
    documentHash: 'SHA-256 de este documento',
    termsHash: 'SHA-256 de las condiciones',
    signatures: 'Firmas',
    unsigned: 'todavía sin firmar',
    signed: (name, at) => `${name}, ${at}`,
    signers: { act: 'Por la parte artística', guardian: 'Tutela', brand: 'Por la marca' },
    verify: (url) => `Comprobar esta copia: ${url}`,
  },
}
