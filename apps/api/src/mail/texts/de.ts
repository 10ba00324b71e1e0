import { dealDe } from './deal/de.ts'
import type { MailTexts } from './mail-texts.ts'
import { workDe } from './work/de.ts'

export const de: MailTexts = {
  mails: {
    ...dealDe,
    ...workDe,
    link: {
      subject: 'Anmeldelink für {product}',
      body: ['Hallo {name},', 'dieser Link meldet an. Er gilt einmal und {minutes} Minuten lang.'],
      action: 'Anmelden',
    },
    link_unknown: {
      subject: 'Diese Adresse ist hier noch nicht bekannt',
      body: [
        'Hallo,',
        'für diese Adresse wurde ein Anmeldelink angefordert, aber kein Konto benutzt sie. War das gewollt, bitte mit ihr beitreten oder den Link mit der Adresse der Anmeldung anfordern. Sonst ist nichts geschehen.',
      ],
      action: '{product} beitreten',
    },
    join: {
      subject: '{workspace} auf {product} einrichten',
      body: ['Hallo,', 'ein Schritt fehlt noch: Dieser Link richtet {workspace} ein. Er gilt 24 Stunden.'],
      action: '{workspace} einrichten',
    },
    join_known: {
      subject: '{workspace} auf {product} einrichten',
      body: [
        'Hallo,',
        'mit dieser Adresse gibt es schon ein Konto. Dieser Link fügt {workspace} hinzu. Er gilt 24 Stunden. War das nicht gewollt, geschieht nichts.',
      ],
      action: '{workspace} hinzufügen',
    },
    join_guardian: {
      subject: '{artist} bittet um eine sorgeberechtigte Person auf {product}',
      body: [
        'Hallo,',
        '{artist} möchte als {workspace} beitreten und ist unter 18. Dieser Link richtet den Act als sorgeberechtigte Person ein: Über jede Zusammenarbeit wird gemeinsam entschieden, und die Einladung geht danach gleich hinaus. Er gilt 24 Stunden.',
      ],
      action: '{workspace} als sorgeberechtigte Person einrichten',
    },
    invitation: {
      subject: '{inviter} lädt zu {workspace} ein',
      body: [
        'Hallo,',
        '{inviter} lädt zu {workspace} auf {product} ein, mit der Rolle „{role}“. Die Einladung gilt bis {until}.',
      ],
      action: 'Einladung ansehen',
    },
    password: {
      subject: 'Das Passwort wurde geändert',
      body: [
        'Hallo {name},',
        'das Passwort wurde gerade gesetzt oder geändert, alle anderen Geräte wurden abgemeldet. War das nicht gewollt, bitte mit einem Link anmelden und sofort die Sitzungen prüfen.',
      ],
      action: 'Sitzungen prüfen',
    },
    factor_on: {
      subject: 'Ein zweiter Faktor schützt das Konto',
      body: [
        'Hallo {name},',
        'ab jetzt wird bei der Anmeldung ein Code der Authentifizierungs-App verlangt. Die Ersatzcodes bitte gut aufbewahren. War das nicht gewollt, bitte sofort an das Haus schreiben.',
      ],
      action: 'Konto ansehen',
    },
    factor_off: {
      subject: 'Der zweite Faktor wurde entfernt',
      body: [
        'Hallo {name},',
        'das Konto ist nicht mehr durch einen zweiten Faktor geschützt. War das nicht gewollt, bitte mit einem Link anmelden und ihn sofort neu einrichten.',
      ],
      action: 'Konto ansehen',
    },
    codes_renewed: {
      subject: 'Es gibt neue Ersatzcodes',
      body: [
        'Hallo {name},',
        'neue Ersatzcodes wurden erzeugt, die alten gelten nicht mehr. War das nicht gewollt, bitte anmelden und sie sofort erneuern.',
      ],
      action: 'Konto ansehen',
    },
    test: {
      subject: 'Eine Testmail von {product}',
      body: ['Hallo {name},', 'das Haus kann Mails senden. Es ist nichts zu tun.'],
    },
  },
  roles: {
    brand_owner: 'Markenverantwortung',
    brand_finance: 'Markenfinanzen',
    brand_member: 'Markenteam',
    artist: 'Artist',
    band_member: 'Bandmitglied',
    manager: 'Management',
    guardian: 'sorgeberechtigte Person',
    house_matcher: 'Vermittlung (Haus)',
    house_finance: 'Finanzen (Haus)',
    house_admin: 'Verwaltung (Haus)',
  },
  orOpen: 'Oder diese Adresse öffnen:',
  footer: 'Von {product} gesendet, weil mit dieser Adresse etwas getan wurde. Eine Antwort ist nicht nötig.',
}
