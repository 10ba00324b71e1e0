import type { DealMailTexts } from './deal-mails.ts'

export const dealEs: DealMailTexts = {
  brief_submitted: {
    subject: 'Nuevo brief: «{brief}» de {brand}',
    body: ['Hola, {name}:', '{brand} ha entregado el brief «{brief}». Espera revisión en un día laborable.'],
    action: 'Revisar el brief',
  },
  brief_passed: {
    subject: '«{brief}» está abierto',
    body: [
      'Hola, {name}:',
      'la casa ha abierto «{brief}» y está eligiendo artistas con un público adecuado. Te avisaremos en cuanto haya propuestas.',
    ],
    action: 'Abrir {product}',
  },
  brief_returned: {
    subject: '«{brief}» necesita cambios',
    body: [
      'Hola, {name}:',
      'la casa te ha devuelto «{brief}». Junto al brief figura lo que debe cambiar; después, entrégalo de nuevo.',
    ],
    action: 'Mejorar el brief',
  },
  brief_rejected: {
    subject: '«{brief}» no puede llevarse a cabo',
    body: ['Hola, {name}:', 'la casa no llevará «{brief}». El motivo figura junto al brief.'],
    action: 'Leer el motivo',
  },
  candidates_ready: {
    subject: 'Propuestas para «{brief}»',
    body: ['Hola, {name}:', 'la casa recomienda artistas para «{brief}». Mira por qué encajan y elige.'],
    action: 'Ver las propuestas',
  },
  act_picked: {
    subject: '{brand} ha elegido a {act} para «{brief}»',
    body: ['Hola, {name}:', '{brand} quiere contar con {act} para «{brief}». Ya se puede enviar la invitación.'],
    action: 'Enviar la invitación',
  },
  act_invited: {
    subject: '{brand} quiere trabajar con {act}',
    body: [
      'Hola, {name}:',
      '{brand} quiere contar con {act} para «{brief}». Qué se pide, por cuánto y con qué derechos figura en la invitación. Está abierta hasta el {until}; decir que no no afecta a futuras invitaciones.',
    ],
    action: 'Leer la invitación',
  },
  invitation_accepted: {
    subject: 'A {act} le interesa «{brief}»',
    body: ['Hola, {name}:', '{act} ha aceptado la invitación a «{brief}». El siguiente paso es vuestra oferta.'],
    action: 'Hacer una oferta',
  },
  invitation_declined: {
    subject: '{act} ha rechazado «{brief}»',
    body: [
      'Hola, {name}:',
      '{act} ha rechazado la invitación a «{brief}». El motivo figura en la página de la propuesta; las demás siguen abiertas.',
    ],
    action: 'Ver las propuestas',
  },
  invitation_lapsed: {
    subject: 'La invitación a «{brief}» ha caducado',
    body: [
      'Hola, {name}:',
      'la invitación de {act} a «{brief}» no tuvo respuesta a tiempo y ha caducado. No perjudica a nadie.',
    ],
    action: 'Abrir {product}',
  },
  match_closed: {
    subject: '«{brief}» ha terminado',
    body: [
      'Hola, {name}:',
      'lo que {brand} y {act} habían empezado en «{brief}» ha terminado sin acuerdo. El motivo figura en la página; no afecta a futuras invitaciones.',
    ],
    action: 'Leer el motivo',
  },
  offer_received: {
    subject: 'Una oferta de {sender} para «{brief}»',
    body: ['Hola, {name}:', '{sender} ha enviado una oferta para «{brief}». Vale hasta el {until}.'],
    action: 'Leer la oferta',
  },
  counter_received: {
    subject: '{sender} ha respondido a vuestras condiciones para «{brief}»',
    body: [
      'Hola, {name}:',
      '{sender} ha enviado otras condiciones para «{brief}». Verás punto por punto qué ha cambiado. Valen hasta el {until}.',
    ],
    action: 'Comparar las condiciones',
  },
  offer_accepted: {
    subject: '{other} ha aceptado vuestras condiciones para «{brief}»',
    body: ['Hola, {name}:', 'hay acuerdo con {other} sobre «{brief}». El contrato está listo para leerlo y firmarlo.'],
    action: 'Leer el contrato',
  },
  offer_declined: {
    subject: '{other} ha rechazado vuestras condiciones para «{brief}»',
    body: [
      'Hola, {name}:',
      '{other} ha rechazado vuestras condiciones para «{brief}» y ha terminado la negociación. El motivo figura al lado.',
    ],
    action: 'Leer el motivo',
  },
  offer_withdrawn: {
    subject: '{sender} ha retirado la oferta para «{brief}»',
    body: [
      'Hola, {name}:',
      '{sender} ha retirado la oferta para «{brief}» antes de una respuesta. Cualquiera de las partes puede retomar la negociación.',
    ],
    action: 'Ver la negociación',
  },
  offer_lapsed: {
    subject: 'La oferta para «{brief}» ha caducado',
    body: [
      'Hola, {name}:',
      'las condiciones de {sender} para «{brief}» no tuvieron respuesta a tiempo. Cualquiera de las partes puede retomar la negociación.',
    ],
    action: 'Ver la negociación',
  },
}
