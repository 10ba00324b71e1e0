import { dealIt } from './deal/it.ts'
import type { MailTexts } from './mail-texts.ts'
import { workIt } from './work/it.ts'

export const it: MailTexts = {
  mails: {
    ...dealIt,
    ...workIt,
    link: {
      subject: 'Il tuo link di accesso a {product}',
      body: ['Ciao {name},', 'questo link ti fa accedere. Funziona una sola volta, entro {minutes} minuti.'],
      action: 'Accedi',
    },
    link_unknown: {
      subject: 'Questo indirizzo qui non è ancora conosciuto',
      body: [
        'Ciao,',
        'è stato chiesto un link di accesso per questo indirizzo, ma nessun account lo usa. Se la richiesta è tua, iscriviti con questo indirizzo o chiedi un link con quello dell’iscrizione. Altrimenti non è successo nulla.',
      ],
      action: 'Iscriviti a {product}',
    },
    join: {
      subject: 'Crea {workspace} su {product}',
      body: ['Ciao,', 'manca un passo: apri questo link per creare {workspace}. Funziona per 24 ore.'],
      action: 'Crea {workspace}',
    },
    join_known: {
      subject: 'Crea {workspace} su {product}',
      body: [
        'Ciao,',
        'con questo indirizzo esiste già un account. Questo link vi aggiunge {workspace}. Funziona per 24 ore. Se non hai chiesto nulla, non succederà nulla.',
      ],
      action: 'Aggiungi {workspace}',
    },
    join_guardian: {
      subject: '{artist} ti chiede di esercitare la tutela su {product}',
      body: [
        'Ciao,',
        '{artist} vorrebbe iscriversi come {workspace} e ha meno di 18 anni. Con questo link crei lo spazio esercitando la tutela: decidete insieme ogni accordo, e l’invito parte appena hai finito. Il link funziona per 24 ore.',
      ],
      action: 'Crea {workspace} e assumi la tutela',
    },
    invitation: {
      subject: '{inviter} ti invita in {workspace}',
      body: [
        'Ciao,',
        '{inviter} ti invita in {workspace} su {product} con il ruolo «{role}». L’invito resta aperto fino al {until}.',
      ],
      action: 'Vedi l’invito',
    },
    password: {
      subject: 'La tua password è cambiata',
      body: [
        'Ciao {name},',
        'la tua password è appena stata impostata o cambiata, e ogni altro dispositivo è stato disconnesso. Se non l’hai fatto tu, accedi con un link e controlla subito le tue sessioni.',
      ],
      action: 'Controlla le sessioni',
    },
    factor_on: {
      subject: 'Un secondo fattore protegge il tuo account',
      body: [
        'Ciao {name},',
        'd’ora in poi all’accesso verrà chiesto un codice della tua app di autenticazione. Conserva i codici di riserva dove li ritrovi. Se non l’hai fatto tu, scrivi subito alla casa.',
      ],
      action: 'Vedi il tuo account',
    },
    factor_off: {
      subject: 'Il secondo fattore è stato tolto',
      body: [
        'Ciao {name},',
        'il tuo account non è più protetto da un secondo fattore. Se non l’hai fatto tu, accedi con un link e impostalo di nuovo subito.',
      ],
      action: 'Vedi il tuo account',
    },
    codes_renewed: {
      subject: 'Hai nuovi codici di riserva',
      body: [
        'Ciao {name},',
        'sono stati creati nuovi codici di riserva; quelli vecchi non funzionano più. Se non l’hai fatto tu, accedi e rinnovali subito.',
      ],
      action: 'Vedi il tuo account',
    },
    test: {
      subject: 'Un messaggio di prova da {product}',
      body: ['Ciao {name},', 'la casa sa inviare messaggi. Non c’è nulla da fare.'],
    },
  },
  roles: {
    brand_owner: 'responsabile del marchio',
    brand_finance: 'finanza del marchio',
    brand_member: 'squadra del marchio',
    artist: 'artista',
    band_member: 'membro della band',
    manager: 'management',
    guardian: 'tutela',
    house_matcher: 'abbinamenti (casa)',
    house_finance: 'finanza (casa)',
    house_admin: 'amministrazione (casa)',
  },
  orOpen: 'Oppure apri questo indirizzo:',
  footer: 'Inviato da {product} per qualcosa che riguarda questo indirizzo. Non serve rispondere.',
}
