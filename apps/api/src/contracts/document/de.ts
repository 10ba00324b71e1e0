import type { Speech } from './speech.ts'

export const de: Speech = {
  title: ({ campaign }) => `Vertrag zu „${campaign}“`,
  line: ({ count, kind, platform, dueOn, note }) =>
    `${count} × ${kind}${platform ? ` (${platform})` : ''}, fällig bis ${dueOn}${note ? `: ${note}` : ''}`,
  release: ({ position, amount, net, dueOn }) =>
    `Freigabe ${position}: ${amount}, davon ${net} an den Act; Arbeit fällig bis ${dueOn}`,
  clauses: {
    parties: {
      heading: 'Parteien und Zweck',
      paragraphs: (it) => [
        `Diesen Vertrag schließen ${it.brand} („die Marke“) und ${it.act} („der Act“). ${it.house} („das Haus“) hat sie zusammengebracht, führt das Protokoll und leitet das Geld weiter; an der Arbeit selbst ist es nicht Partei.`,
        `Er gilt für die Kampagne „${it.campaign}“ vom ${it.startsOn} bis zum ${it.endsOn}.`,
      ],
      note: () => 'Wer mit wem worüber und für wie lange einig ist.',
    },
    work: {
      heading: 'Die Arbeit',
      paragraphs: (it) => ['Der Act stellt her und liefert:', ...it.lines],
      note: () => 'Mehr als diese Liste ist nicht geschuldet.',
    },
    review: {
      heading: 'Prüfung und Änderungen',
      paragraphs: (it) => [
        `Die Marke antwortet auf jede Einreichung innerhalb von ${it.reviewDays} Tagen: Sie nimmt ab oder verlangt schriftlich Änderungen. Schweigen bis zum Ende dieser Frist gilt als Abnahme.`,
        `Die Marke kann zu jeder Arbeit bis zu ${it.rounds}-mal Änderungen verlangen. Weitere Runden brauchen eine neue Einigung.`,
      ],
      note: (it) =>
        `Nach ${it.reviewDays} Tagen ohne Antwort gilt die Arbeit als abgenommen, das Geld wird freigegeben.`,
    },
    fee: {
      heading: 'Honorar',
      paragraphs: (it) => [
        `Die Marke zahlt insgesamt ${it.fee}. Davon behält das Haus ${it.houseFee} (${it.housePercent})${it.hasCommission ? `, ${it.commission} gehen an das Management des Acts` : ''}; der Act erhält ${it.net}.`,
        it.isPaidEach
          ? 'Das Honorar wird in Teilen freigegeben, jeder mit der Abnahme der Arbeit, die er bezahlt:'
          : 'Das Honorar wird freigegeben, wenn alle Arbeiten abgenommen sind:',
        ...it.releases,
      ],
      note: (it) => `Der Act erhält ${it.net}. Steuern trägt jede Seite selbst.`,
    },
    securing: {
      heading: 'Gesicherte Mittel',
      paragraphs: () => [
        'Die Marke zahlt das ganze Honorar ein, bevor die Arbeit beginnt. Bis dahin muss der Act nicht beginnen, und keine Frist läuft gegen ihn.',
        'Gesicherte Mittel liegen beim Zahlungsdienst. Sie werden durch Abnahme an den Act freigegeben und gehen nur durch Einigung beider Seiten oder durch Entscheidung an die Marke zurück.',
      ],
      note: () => 'Der Act beginnt, wenn das Geld da ist, nicht vorher.',
    },
    usage: {
      heading: 'Nutzung der Arbeit',
      paragraphs: (it) =>
        it.usage
          ? [
              `Ab der Abnahme jeder Arbeit darf die Marke sie ${it.usage.months} Monate lang so nutzen: ${it.usage.channels}. Wo: ${it.usage.territories}.`,
              'Alle anderen Rechte bleiben beim Act. Die Marke darf diese Rechte nicht weitergeben und die Arbeit nicht zum Trainieren oder Betreiben generativer Systeme verwenden.',
            ]
          : ['Die Marke erhält kein Recht, die Arbeit über die Veröffentlichung durch den Act hinaus zu nutzen.'],
      note: (it) =>
        it.usage
          ? `Das Recht endet nach ${it.usage.months} Monaten von selbst.`
          : 'Die Marke darf verlinken und teilen, mehr nicht.',
    },
    exclusivity: {
      heading: 'Exklusivität',
      paragraphs: (it) =>
        it.exclusivity
          ? [
              `Bis ${it.exclusivity.months} Monate nach dem Ende der Kampagne arbeitet der Act für keine andere Marke auf diesem Gebiet: ${it.exclusivity.sector}.`,
            ]
          : ['Der Act darf jederzeit für jede andere Marke arbeiten.'],
      note: (it) => (it.exclusivity ? 'Andere Gebiete bleiben offen.' : 'Keine andere Arbeit ist ausgeschlossen.'),
    },
    labelling: {
      heading: 'Kennzeichnung',
      paragraphs: () => [
        'Der Act kennzeichnet jede Veröffentlichung als Werbung, wie es das Recht des Ortes verlangt. Die Marke darf keine Veröffentlichung ohne Kennzeichnung verlangen.',
      ],
      note: () => 'Die Kennzeichnung schützt beide Seiten und das Publikum.',
    },
    changes: {
      heading: 'Änderungen des Vertrags',
      paragraphs: () => [
        'Eine Änderung dieses Vertrags braucht ein neues Dokument, das beide Seiten unterschreiben. Gespräche auf dem Weg, in welcher Form auch immer, ändern nichts.',
      ],
      note: () => 'Es zählt, was hier steht.',
    },
    signatures: {
      heading: 'Unterschriften',
      paragraphs: (it) => [
        `Beide Seiten unterschreiben elektronisch, indem sie ihren Namen unter dieses Dokument tippen, das durch seinen SHA-256 benannt ist. Zuerst unterschreibt der Act${it.needsGuardian ? ', dann die sorgeberechtigte Person' : ''}, dann die Marke; mit der letzten Unterschrift ist der Vertrag geschlossen.`,
        'Jeder Schritt geht in ein verkettetes Protokoll ein, das prüfen kann, wer dieses Dokument hat.',
      ],
      note: () => 'Unterschrieben wird genau die Seite, die zu sehen ist: Ihr Hash geht in die Unterschrift ein.',
    },
  },
  kinds: {
    video: 'Video',
    story: 'Story',
    post: 'Beitrag',
    photo: 'Foto',
    livestream: 'Livestream',
    live_show: 'Live-Auftritt',
    appearance: 'Teilnahme',
    playlist: 'Playlist',
    recording: 'Aufnahme',
    track: 'Titel',
  },
  platforms: {
    tiktok: 'TikTok',
    instagram: 'Instagram',
    youtube: 'YouTube',
    spotify: 'Spotify',
    twitch: 'Twitch',
    soundcloud: 'SoundCloud',
    website: 'Website',
    on_site: 'vor Ort',
  },
  channels: {
    organic_social: 'eigene soziale Kanäle',
    paid_social: 'bezahlte Werbung in sozialen Medien',
    website: 'Website',
    newsletter: 'Newsletter',
    in_store: 'im Laden',
    out_of_home: 'Außenwerbung',
    broadcast: 'Radio und Fernsehen',
    press: 'Presse',
  },
  sectors: {
    soft_drinks: 'Erfrischungsgetränke',
    food: 'Lebensmittel',
    alcohol: 'Alkohol',
    fashion: 'Mode',
    beauty: 'Kosmetik',
    technology: 'Technik',
    telecoms: 'Telekommunikation',
    gaming: 'Spiele',
    sport: 'Sport',
    travel: 'Reisen',
    cars: 'Autos',
    home: 'Wohnen',
    finance: 'Finanzen',
    health: 'Gesundheit',
    culture: 'Kultur',
    other: 'Sonstiges',
  },
  worldwide: 'weltweit',
  copy: {
    page: (page, of) => `Seite ${page} von ${of}`,
    documentHash: 'SHA-256 dieses Dokuments',
    termsHash: 'SHA-256 der Konditionen',
    signatures: 'Unterschriften',
    unsigned: 'noch nicht unterschrieben',
    signed: (name, at) => `${name}, ${at}`,
    signers: { act: 'Für den Act', guardian: 'Sorgeberechtigte Person', brand: 'Für die Marke' },
    verify: (url) => `Diese Kopie prüfen: ${url}`,
  },
}
