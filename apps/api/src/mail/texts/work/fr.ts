import type { WorkMailTexts } from './work-mails.ts'

export const workFr: WorkMailTexts = {
  contract_to_sign: {
    subject: 'Votre signature pour « {brief} »',
    body: ['Bonjour {name},', 'le contrat entre {brand} et {act} est prêt à être lu et signé jusqu’au {until}.'],
    action: 'Lire et signer',
  },
  contract_sealed: {
    subject: 'Le contrat pour « {brief} » est signé',
    body: [
      'Bonjour {name},',
      'le contrat entre {brand} et {act} porte toutes les signatures. Son SHA-256 est {hash} ; gardez ce message, car cette empreinte prouve toute copie.',
      'Le travail commence quand les fonds sont sécurisés. Nous vous préviendrons.',
    ],
    action: 'Ouvrir le contrat',
  },
  contract_to_fund: {
    subject: 'Sécurisez les fonds pour « {brief} »',
    body: [
      'Bonjour {name},',
      'le contrat entre {brand} et {act} porte toutes les signatures. Son SHA-256 est {hash} ; gardez ce message, car cette empreinte prouve toute copie.',
      'Versez maintenant {amount} ; {act} commence quand les fonds sont sécurisés.',
    ],
    action: 'Sécuriser les fonds',
  },
  contract_ended: {
    subject: 'Le contrat pour « {brief} » ne sera pas conclu',
    body: [
      'Bonjour {name},',
      'le contrat entre {brand} et {act} a pris fin avant d’être entièrement signé. La raison figure sur sa page. Rien n’est dû.',
    ],
    action: 'Lire la raison',
  },
  funds_secured: {
    subject: 'Les fonds pour « {brief} » sont sécurisés',
    body: ['Bonjour {name},', '{brand} a versé {amount}. Vous pouvez commencer.'],
    action: 'Voir ce qui est à faire',
  },
  payment_failed: {
    subject: 'Le paiement pour « {brief} » n’est pas arrivé',
    body: ['Bonjour {name},', 'le paiement de {amount} n’a pas abouti. Rien n’a été débité ; vous pouvez recommencer.'],
    action: 'Payer à nouveau',
  },
  work_submitted: {
    subject: '{act} a envoyé un travail pour « {brief} »',
    body: [
      'Bonjour {name},',
      '{act} a envoyé un travail pour « {brief} ». Validez-le ou demandez des retouches jusqu’au {until} ; sans réponse, il est réputé validé.',
    ],
    action: 'Examiner le travail',
  },
  changes_requested: {
    subject: '{brand} demande des retouches pour « {brief} »',
    body: ['Bonjour {name},', '{brand} demande des retouches. Ce qui doit changer figure à côté du travail.'],
    action: 'Lire la note',
  },
  work_approved: {
    subject: 'Votre travail pour « {brief} » est validé',
    body: ['Bonjour {name},', 'votre travail pour {brand} est validé.'],
    action: 'Voir le travail',
  },
  payout_blocked: {
    subject: '{amount} vous attendent',
    body: [
      'Bonjour {name},',
      '{amount} pour « {brief} » sont libérés. Le prestataire de paiement a encore besoin d’une information de votre part avant l’envoi.',
    ],
    action: 'Compléter votre compte',
  },
  payout_submitted: {
    subject: '{amount} sont en route',
    body: [
      'Bonjour {name},',
      '{amount} pour « {brief} » sont en route vers votre banque. L’arrivée est prévue au plus tard le {until}.',
    ],
    action: 'Voir votre argent',
  },
  payout_paid: {
    subject: '{amount} sont arrivés',
    body: ['Bonjour {name},', 'votre banque a reçu {amount} pour « {brief} ».'],
    action: 'Voir votre argent',
  },
  payout_failed: {
    subject: 'Votre banque n’a pas accepté {amount}',
    body: [
      'Bonjour {name},',
      'le versement de {amount} pour « {brief} » n’a pas pu aboutir. L’argent est à vous et en sûreté ; vérifiez votre compte chez le prestataire de paiement.',
    ],
    action: 'Voir ce qui manque',
  },
  payout_needs_house: {
    subject: 'Un versement à {act} demande un regard',
    body: ['Bonjour {name},', 'le versement de {amount} à {act} pour « {brief} » n’a pas abouti : {failure}'],
    action: 'Ouvrir le versement',
  },
  contract_completed: {
    subject: '« {brief} » est terminé',
    body: [
      'Bonjour {name},',
      'tout le travail entre {brand} et {act} est validé. Merci d’avoir travaillé avec {product}.',
    ],
    action: 'Voir la collaboration',
  },
}
