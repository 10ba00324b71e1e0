import type { DealMailTexts } from './deal-mails.ts'

export const dealIt: DealMailTexts = {
  brief_submitted: {
    subject: 'Nuovo brief: «{brief}» di {brand}',
    body: [
      'Ciao {name},',
      '{brand} ha consegnato il brief «{brief}». Attende una verifica entro un giorno lavorativo.',
    ],
    action: 'Verifica il brief',
  },
  brief_passed: {
    subject: '«{brief}» è aperto',
    body: [
      'Ciao {name},',
      'la casa ha aperto «{brief}» e sta scegliendo gli act il cui pubblico è adatto. Ti avvisiamo appena ci sono proposte.',
    ],
    action: 'Apri {product}',
  },
  brief_returned: {
    subject: '«{brief}» va rivisto',
    body: [
      'Ciao {name},',
      'la casa ti ha restituito «{brief}». Cosa cambiare è scritto accanto al brief; poi consegnalo di nuovo.',
    ],
    action: 'Migliora il brief',
  },
  brief_rejected: {
    subject: '«{brief}» non può essere seguito',
    body: ['Ciao {name},', 'la casa non seguirà «{brief}». Il motivo è scritto accanto al brief.'],
    action: 'Leggi il motivo',
  },
  candidates_ready: {
    subject: 'Proposte per «{brief}»',
    body: ['Ciao {name},', 'la casa consiglia alcuni act per «{brief}». Guarda perché sono adatti e scegli.'],
    action: 'Guarda le proposte',
  },
  act_picked: {
    subject: '{brand} ha scelto {act} per «{brief}»',
    body: ['Ciao {name},', '{brand} vorrebbe {act} per «{brief}». Ora si può inviare l’invito.'],
    action: 'Invia l’invito',
  },
  act_invited: {
    subject: '{brand} vorrebbe lavorare con {act}',
    body: [
      'Ciao {name},',
      '{brand} vorrebbe {act} per «{brief}». Cosa si chiede, per quanto e con quali diritti è scritto nell’invito. È aperto fino al {until}; dire di no non ha effetti sugli inviti futuri.',
    ],
    action: 'Leggi l’invito',
  },
  invitation_accepted: {
    subject: 'Interesse di {act} per «{brief}»',
    body: ['Ciao {name},', '{act} ha accettato l’invito a «{brief}». Il prossimo passo è la vostra offerta.'],
    action: 'Fai un’offerta',
  },
  invitation_declined: {
    subject: '{act} ha rifiutato «{brief}»',
    body: [
      'Ciao {name},',
      '{act} ha rifiutato l’invito a «{brief}». Il motivo è nella pagina della proposta; le altre restano aperte.',
    ],
    action: 'Guarda le proposte',
  },
  invitation_lapsed: {
    subject: 'L’invito a «{brief}» è scaduto',
    body: [
      'Ciao {name},',
      'l’invito di {act} a «{brief}» non ha avuto risposta in tempo ed è scaduto. Non pesa su nessuno.',
    ],
    action: 'Apri {product}',
  },
  match_closed: {
    subject: '«{brief}» è concluso',
    body: [
      'Ciao {name},',
      'ciò che {brand} e {act} avevano iniziato su «{brief}» si è concluso senza accordo. Il motivo è nella pagina; non ha effetti sugli inviti futuri.',
    ],
    action: 'Leggi il motivo',
  },
  offer_received: {
    subject: 'Un’offerta di {sender} per «{brief}»',
    body: ['Ciao {name},', '{sender} ha inviato un’offerta per «{brief}». Vale fino al {until}.'],
    action: 'Leggi l’offerta',
  },
  counter_received: {
    subject: '{sender} ha risposto alle vostre condizioni per «{brief}»',
    body: [
      'Ciao {name},',
      '{sender} ha inviato altre condizioni per «{brief}». Vedi punto per punto cosa è cambiato. Valgono fino al {until}.',
    ],
    action: 'Confronta le condizioni',
  },
  offer_accepted: {
    subject: '{other} ha accettato le vostre condizioni per «{brief}»',
    body: ['Ciao {name},', 'voi e {other} siete d’accordo su «{brief}». Il contratto è pronto da leggere e firmare.'],
    action: 'Leggi il contratto',
  },
  offer_declined: {
    subject: '{other} ha rifiutato le vostre condizioni per «{brief}»',
    body: [
      'Ciao {name},',
      '{other} ha rifiutato le vostre condizioni per «{brief}» e chiuso la trattativa. Il motivo è scritto accanto.',
    ],
    action: 'Leggi il motivo',
  },
  offer_withdrawn: {
    subject: '{sender} ha ritirato l’offerta per «{brief}»',
    body: [
      'Ciao {name},',
      '{sender} ha ritirato l’offerta per «{brief}» prima di una risposta. Ciascuna parte può riprendere la trattativa.',
    ],
    action: 'Guarda la trattativa',
  },
  offer_lapsed: {
    subject: 'L’offerta per «{brief}» è scaduta',
    body: [
      'Ciao {name},',
      'le condizioni di {sender} per «{brief}» non hanno avuto risposta in tempo. Ciascuna parte può riprendere la trattativa.',
    ],
    action: 'Guarda la trattativa',
  },
}
