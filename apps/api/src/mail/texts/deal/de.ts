import type { DealMailTexts } from './deal-mails.ts'

export const dealDe: DealMailTexts = {
  brief_submitted: {
    subject: 'Neues Briefing: „{brief}“ von {brand}',
    body: [
      'Hallo {name},',
      '{brand} hat das Briefing „{brief}“ eingereicht. Es wartet darauf, innerhalb eines Arbeitstags geprüft zu werden.',
    ],
    action: 'Briefing prüfen',
  },
  brief_passed: {
    subject: '„{brief}“ ist offen',
    body: [
      'Hallo {name},',
      'das Haus hat „{brief}“ geöffnet und wählt Acts aus, deren Publikum passt. Du hörst von uns, sobald es Vorschläge gibt.',
    ],
    action: '{product} öffnen',
  },
  brief_returned: {
    subject: '„{brief}“ braucht noch einen Blick',
    body: [
      'Hallo {name},',
      'das Haus hat dir „{brief}“ zurückgegeben. Was sich ändern soll, steht neben dem Briefing; reiche es danach wieder ein.',
    ],
    action: 'Briefing überarbeiten',
  },
  brief_rejected: {
    subject: '„{brief}“ wird nicht übernommen',
    body: ['Hallo {name},', 'das Haus übernimmt „{brief}“ nicht. Der Grund steht neben dem Briefing.'],
    action: 'Grund lesen',
  },
  candidates_ready: {
    subject: 'Vorschläge für „{brief}“',
    body: ['Hallo {name},', 'das Haus empfiehlt Acts für „{brief}“. Sieh nach, warum sie passen, und wähle aus.'],
    action: 'Vorschläge ansehen',
  },
  act_picked: {
    subject: '{brand} hat {act} für „{brief}“ gewählt',
    body: ['Hallo {name},', '{brand} wünscht sich {act} für „{brief}“. Der Act kann jetzt eingeladen werden.'],
    action: 'Act einladen',
  },
  act_invited: {
    subject: '{brand} möchte mit {act} arbeiten',
    body: [
      'Hallo {name},',
      '{brand} wünscht sich {act} für „{brief}“. Was gewünscht ist, für wie viel und mit welchen Rechten, steht in der Einladung. Sie gilt bis {until}; ein Nein hat keinen Einfluss auf spätere Einladungen.',
    ],
    action: 'Einladung lesen',
  },
  invitation_accepted: {
    subject: '{act} hat Interesse an „{brief}“',
    body: ['Hallo {name},', '{act} hat die Einladung zu „{brief}“ angenommen. Der nächste Schritt ist euer Angebot.'],
    action: 'Angebot machen',
  },
  invitation_declined: {
    subject: '{act} hat „{brief}“ abgelehnt',
    body: [
      'Hallo {name},',
      '{act} hat die Einladung zu „{brief}“ abgelehnt. Der Grund steht auf der Seite des Vorschlags; andere Vorschläge sind weiter offen.',
    ],
    action: 'Vorschläge ansehen',
  },
  invitation_lapsed: {
    subject: 'Die Einladung zu „{brief}“ ist verfallen',
    body: [
      'Hallo {name},',
      'die Einladung von {act} zu „{brief}“ wurde nicht rechtzeitig beantwortet und ist verfallen. Das hat für niemanden Nachteile.',
    ],
    action: '{product} öffnen',
  },
  match_closed: {
    subject: '„{brief}“ ist beendet',
    body: [
      'Hallo {name},',
      'was {brand} und {act} zu „{brief}“ begonnen hatten, ist ohne Einigung zu Ende. Der Grund steht auf der Seite; er hat keinen Einfluss auf spätere Einladungen.',
    ],
    action: 'Grund lesen',
  },
  offer_received: {
    subject: 'Ein Angebot von {sender} für „{brief}“',
    body: ['Hallo {name},', '{sender} hat ein Angebot für „{brief}“ geschickt. Es gilt bis {until}.'],
    action: 'Angebot lesen',
  },
  counter_received: {
    subject: '{sender} hat auf eure Bedingungen für „{brief}“ geantwortet',
    body: [
      'Hallo {name},',
      '{sender} hat andere Bedingungen für „{brief}“ geschickt. Du siehst Punkt für Punkt, was sich geändert hat. Sie gelten bis {until}.',
    ],
    action: 'Bedingungen vergleichen',
  },
  offer_accepted: {
    subject: '{other} hat eure Bedingungen für „{brief}“ angenommen',
    body: [
      'Hallo {name},',
      'ihr und {other} seid euch über „{brief}“ einig. Der Vertrag kann gelesen und unterschrieben werden.',
    ],
    action: 'Vertrag lesen',
  },
  offer_declined: {
    subject: '{other} hat eure Bedingungen für „{brief}“ abgelehnt',
    body: [
      'Hallo {name},',
      '{other} hat eure Bedingungen für „{brief}“ abgelehnt und die Verhandlung beendet. Der Grund steht daneben.',
    ],
    action: 'Grund lesen',
  },
  offer_withdrawn: {
    subject: '{sender} hat das Angebot für „{brief}“ zurückgezogen',
    body: [
      'Hallo {name},',
      '{sender} hat das Angebot für „{brief}“ zurückgezogen, bevor es beantwortet war. Beide Seiten können die Verhandlung wieder aufnehmen.',
    ],
    action: 'Verhandlung ansehen',
  },
  offer_lapsed: {
    subject: 'Das Angebot für „{brief}“ ist verfallen',
    body: [
      'Hallo {name},',
      'die Bedingungen von {sender} für „{brief}“ wurden nicht rechtzeitig beantwortet. Beide Seiten können die Verhandlung wieder aufnehmen.',
    ],
    action: 'Verhandlung ansehen',
  },
}
