import type { WorkMailTexts } from './work-mails.ts'

export const workEs: WorkMailTexts = {
  contract_to_sign: {
    subject: 'Tu firma para «{brief}»',
    body: ['Hola, {name}:', 'el contrato entre {brand} y {act} está listo para leer y firmar hasta el {until}.'],
    action: 'Leer y firmar',
  },
  contract_sealed: {
    subject: 'El contrato de «{brief}» está firmado',
    body: [
      'Hola, {name}:',
      'el contrato entre {brand} y {act} tiene todas las firmas. Su SHA-256 es {hash}; guarda este correo, porque la huella prueba cualquier copia.',
      'El trabajo empieza cuando los fondos están asegurados. Te avisaremos.',
    ],
    action: 'Abrir el contrato',
  },
  contract_to_fund: {
    subject: 'Asegura los fondos de «{brief}»',
    body: [
      'Hola, {name}:',
      'el contrato entre {brand} y {act} tiene todas las firmas. Su SHA-256 es {hash}; guarda este correo, porque la huella prueba cualquier copia.',
      'Ingresa ahora {amount}; {act} empieza cuando los fondos están asegurados.',
    ],
    action: 'Asegurar los fondos',
  },
  contract_ended: {
    subject: 'El contrato de «{brief}» no llegará a cerrarse',
    body: [
      'Hola, {name}:',
      'el contrato entre {brand} y {act} terminó antes de tener todas las firmas. El motivo está en su página. No se debe nada.',
    ],
    action: 'Leer el motivo',
  },
  funds_secured: {
    subject: 'Los fondos de «{brief}» están asegurados',
    body: ['Hola, {name}:', '{brand} ha ingresado {amount}. Ya puedes empezar.'],
    action: 'Ver qué hay que hacer',
  },
  payment_failed: {
    subject: 'El pago de «{brief}» no ha llegado',
    body: ['Hola, {name}:', 'el pago de {amount} no se completó. No se ha cobrado nada; puedes empezar de nuevo.'],
    action: 'Pagar de nuevo',
  },
  work_submitted: {
    subject: '{act} ha entregado un trabajo para «{brief}»',
    body: [
      'Hola, {name}:',
      '{act} ha entregado un trabajo para «{brief}». Apruébalo o pide cambios hasta el {until}; sin respuesta cuenta como aprobado.',
    ],
    action: 'Revisar el trabajo',
  },
  changes_requested: {
    subject: '{brand} pide cambios en «{brief}»',
    body: ['Hola, {name}:', '{brand} pide cambios. Lo que debe cambiar está junto al trabajo.'],
    action: 'Leer la nota',
  },
  work_approved: {
    subject: 'Tu trabajo para «{brief}» está aprobado',
    body: ['Hola, {name}:', 'tu trabajo para {brand} está aprobado.'],
    action: 'Ver el trabajo',
  },
  payout_blocked: {
    subject: '{amount} te esperan',
    body: [
      'Hola, {name}:',
      '{amount} de «{brief}» están liberados. El proveedor de pagos todavía necesita algo de ti antes de enviarlos.',
    ],
    action: 'Completar tu cuenta',
  },
  payout_submitted: {
    subject: '{amount} van en camino',
    body: ['Hola, {name}:', '{amount} de «{brief}» van en camino a tu banco. Deberían llegar antes del {until}.'],
    action: 'Ver tu dinero',
  },
  payout_paid: {
    subject: '{amount} han llegado',
    body: ['Hola, {name}:', 'tu banco ha recibido {amount} de «{brief}».'],
    action: 'Ver tu dinero',
  },
  payout_failed: {
    subject: 'Tu banco no aceptó {amount}',
    body: [
      'Hola, {name}:',
      'no se pudo pagar {amount} de «{brief}». El dinero es tuyo y está a salvo; revisa tu cuenta en el proveedor de pagos.',
    ],
    action: 'Ver qué falta',
  },
  payout_needs_house: {
    subject: 'Un pago a {act} necesita una mirada',
    body: ['Hola, {name}:', 'el pago de {amount} a {act} por «{brief}» no salió: {failure}'],
    action: 'Abrir el pago',
  },
  contract_completed: {
    subject: '«{brief}» está terminado',
    body: ['Hola, {name}:', 'todo el trabajo entre {brand} y {act} está aprobado. Gracias por trabajar con {product}.'],
    action: 'Ver la colaboración',
  },
}
