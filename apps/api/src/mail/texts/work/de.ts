import type { WorkMailTexts } from './work-mails.ts'

export const workDe: WorkMailTexts = {
  contract_to_sign: {
    subject: 'Deine Unterschrift zu „{brief}“',
    body: [
      'Hallo {name},',
      'der Vertrag zwischen {brand} und {act} liegt bereit, bis zum {until} zu lesen und zu unterschreiben.',
    ],
    action: 'Lesen und unterschreiben',
  },
  contract_sealed: {
    subject: 'Der Vertrag zu „{brief}“ ist unterschrieben',
    body: [
      'Hallo {name},',
      'alle haben den Vertrag zwischen {brand} und {act} unterschrieben. Sein SHA-256 ist {hash}; heb diese Mail auf, denn der Hash beweist jede Kopie.',
      'Die Arbeit beginnt, wenn die Mittel gesichert sind. Dann melden wir uns.',
    ],
    action: 'Vertrag öffnen',
  },
  contract_to_fund: {
    subject: 'Mittel für „{brief}“ sichern',
    body: [
      'Hallo {name},',
      'alle haben den Vertrag zwischen {brand} und {act} unterschrieben. Sein SHA-256 ist {hash}; heb diese Mail auf, denn der Hash beweist jede Kopie.',
      'Zahl jetzt {amount} ein; {act} beginnt, wenn die Mittel gesichert sind.',
    ],
    action: 'Mittel sichern',
  },
  contract_ended: {
    subject: 'Der Vertrag zu „{brief}“ kommt nicht zustande',
    body: [
      'Hallo {name},',
      'der Vertrag zwischen {brand} und {act} endete, bevor alle unterschrieben hatten. Der Grund steht auf seiner Seite. Niemand schuldet etwas.',
    ],
    action: 'Grund lesen',
  },
  funds_secured: {
    subject: 'Die Mittel für „{brief}“ sind gesichert',
    body: ['Hallo {name},', '{brand} hat {amount} eingezahlt. Du kannst jetzt anfangen.'],
    action: 'Sehen, was zu tun ist',
  },
  payment_failed: {
    subject: 'Die Zahlung für „{brief}“ ist nicht angekommen',
    body: [
      'Hallo {name},',
      'die Zahlung von {amount} wurde nicht abgeschlossen. Es wurde nichts abgebucht; du kannst neu beginnen.',
    ],
    action: 'Noch einmal zahlen',
  },
  work_submitted: {
    subject: '{act} hat Arbeit für „{brief}“ eingereicht',
    body: [
      'Hallo {name},',
      '{act} hat Arbeit für „{brief}“ eingereicht. Nimm sie bis zum {until} ab oder verlange Änderungen; ohne Antwort gilt sie als abgenommen.',
    ],
    action: 'Arbeit prüfen',
  },
  changes_requested: {
    subject: '{brand} wünscht Änderungen an „{brief}“',
    body: ['Hallo {name},', '{brand} wünscht Änderungen. Was anders werden soll, steht neben der Arbeit.'],
    action: 'Notiz lesen',
  },
  work_approved: {
    subject: 'Deine Arbeit für „{brief}“ ist abgenommen',
    body: ['Hallo {name},', 'deine Arbeit für {brand} ist abgenommen.'],
    action: 'Arbeit ansehen',
  },
  payout_blocked: {
    subject: '{amount} warten auf dich',
    body: [
      'Hallo {name},',
      '{amount} für „{brief}“ sind freigegeben. Der Zahlungsdienst braucht noch etwas von dir, bevor sie gesendet werden können.',
    ],
    action: 'Konto vervollständigen',
  },
  payout_submitted: {
    subject: '{amount} sind unterwegs',
    body: [
      'Hallo {name},',
      '{amount} für „{brief}“ sind auf dem Weg zu deiner Bank. Sie sollten bis zum {until} ankommen.',
    ],
    action: 'Geld ansehen',
  },
  payout_paid: {
    subject: '{amount} sind angekommen',
    body: ['Hallo {name},', 'deine Bank hat {amount} für „{brief}“ erhalten.'],
    action: 'Geld ansehen',
  },
  payout_failed: {
    subject: 'Deine Bank hat {amount} nicht angenommen',
    body: [
      'Hallo {name},',
      '{amount} für „{brief}“ konnten nicht ausgezahlt werden. Das Geld gehört dir und ist sicher; prüfe dein Konto beim Zahlungsdienst.',
    ],
    action: 'Sehen, was fehlt',
  },
  payout_needs_house: {
    subject: 'Eine Auszahlung an {act} braucht einen Blick',
    body: ['Hallo {name},', 'die Auszahlung von {amount} an {act} für „{brief}“ ging nicht durch: {failure}'],
    action: 'Auszahlung öffnen',
  },
  contract_completed: {
    subject: '„{brief}“ ist abgeschlossen',
    body: [
      'Hallo {name},',
      'alle Arbeit zwischen {brand} und {act} ist abgenommen. Danke, dass ihr mit {product} gearbeitet habt.',
    ],
    action: 'Deal ansehen',
  },
}
