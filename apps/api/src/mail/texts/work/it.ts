import type { WorkMailTexts } from './work-mails.ts'

export const workIt: WorkMailTexts = {
  contract_to_sign: {
    subject: 'La tua firma per «{brief}»',
    body: ['Ciao {name},', 'il contratto tra {brand} e {act} è pronto da leggere e firmare entro il {until}.'],
    action: 'Leggi e firma',
  },
  contract_sealed: {
    subject: 'Il contratto per «{brief}» è firmato',
    body: [
      'Ciao {name},',
      'il contratto tra {brand} e {act} ha tutte le firme. Il suo SHA-256 è {hash}; conserva questa mail, perché l’impronta prova ogni copia.',
      'Il lavoro comincia quando i fondi sono garantiti. Ti avviseremo.',
    ],
    action: 'Apri il contratto',
  },
  contract_to_fund: {
    subject: 'Garantisci i fondi per «{brief}»',
    body: [
      'Ciao {name},',
      'il contratto tra {brand} e {act} ha tutte le firme. Il suo SHA-256 è {hash}; conserva questa mail, perché l’impronta prova ogni copia.',
      'Versa ora {amount}; {act} comincia quando i fondi sono garantiti.',
    ],
    action: 'Garantisci i fondi',
  },
  contract_ended: {
    subject: 'Il contratto per «{brief}» non sarà concluso',
    body: [
      'Ciao {name},',
      'il contratto tra {brand} e {act} è finito prima di avere tutte le firme. Il motivo è sulla sua pagina. Nulla è dovuto.',
    ],
    action: 'Leggi il motivo',
  },
  funds_secured: {
    subject: 'I fondi per «{brief}» sono garantiti',
    body: ['Ciao {name},', '{brand} ha versato {amount}. Puoi cominciare.'],
    action: 'Vedi che cosa c’è da fare',
  },
  payment_failed: {
    subject: 'Il pagamento per «{brief}» non è arrivato',
    body: [
      'Ciao {name},',
      'il pagamento di {amount} non è stato completato. Nulla è stato addebitato; puoi ricominciare.',
    ],
    action: 'Paga di nuovo',
  },
  work_submitted: {
    subject: '{act} ha consegnato un lavoro per «{brief}»',
    body: [
      'Ciao {name},',
      '{act} ha consegnato un lavoro per «{brief}». Approvalo o chiedi modifiche entro il {until}; senza risposta vale come approvato.',
    ],
    action: 'Esamina il lavoro',
  },
  changes_requested: {
    subject: '{brand} chiede modifiche per «{brief}»',
    body: ['Ciao {name},', '{brand} chiede modifiche. Che cosa deve cambiare è scritto accanto al lavoro.'],
    action: 'Leggi la nota',
  },
  work_approved: {
    subject: 'Il tuo lavoro per «{brief}» è approvato',
    body: ['Ciao {name},', 'il tuo lavoro per {brand} è approvato.'],
    action: 'Vedi il lavoro',
  },
  payout_blocked: {
    subject: '{amount} ti aspettano',
    body: [
      'Ciao {name},',
      '{amount} per «{brief}» sono pronti. Il fornitore di pagamenti ha ancora bisogno di qualcosa da te prima dell’invio.',
    ],
    action: 'Completa il tuo conto',
  },
  payout_submitted: {
    subject: '{amount} sono in viaggio',
    body: [
      'Ciao {name},',
      '{amount} per «{brief}» sono in viaggio verso la tua banca. Dovrebbero arrivare entro il {until}.',
    ],
    action: 'Vedi il tuo denaro',
  },
  payout_paid: {
    subject: '{amount} sono arrivati',
    body: ['Ciao {name},', 'la tua banca ha ricevuto {amount} per «{brief}».'],
    action: 'Vedi il tuo denaro',
  },
  payout_failed: {
    subject: 'La tua banca non ha accettato {amount}',
    body: [
      'Ciao {name},',
      'il versamento di {amount} per «{brief}» non è riuscito. Il denaro è tuo e al sicuro; controlla il tuo conto presso il fornitore di pagamenti.',
    ],
    action: 'Vedi che cosa manca',
  },
  payout_needs_house: {
    subject: 'Un versamento a {act} chiede uno sguardo',
    body: ['Ciao {name},', 'il versamento di {amount} a {act} per «{brief}» non è riuscito: {failure}'],
    action: 'Apri il versamento',
  },
  contract_completed: {
    subject: '«{brief}» è concluso',
    body: ['Ciao {name},', 'tutto il lavoro tra {brand} e {act} è approvato. Grazie per aver lavorato con {product}.'],
    action: 'Vedi la collaborazione',
  },
}
