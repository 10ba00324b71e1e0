import type { DealMailTexts } from './deal-mails.ts'

export const dealFr: DealMailTexts = {
  brief_submitted: {
    subject: 'Nouveau brief : « {brief} » de {brand}',
    body: ['Bonjour {name},', '{brand} a remis le brief « {brief} ». Il attend d’être vérifié sous un jour ouvré.'],
    action: 'Vérifier le brief',
  },
  brief_passed: {
    subject: '« {brief} » est ouvert',
    body: [
      'Bonjour {name},',
      'la maison a ouvert « {brief} » et choisit des artistes dont le public correspond. Vous aurez de nos nouvelles dès qu’il y aura des propositions.',
    ],
    action: 'Ouvrir {product}',
  },
  brief_returned: {
    subject: '« {brief} » est à revoir',
    body: [
      'Bonjour {name},',
      'la maison vous a rendu « {brief} ». Ce qui doit changer figure à côté du brief ; remettez-le ensuite à nouveau.',
    ],
    action: 'Améliorer le brief',
  },
  brief_rejected: {
    subject: '« {brief} » ne peut pas être pris en charge',
    body: ['Bonjour {name},', 'la maison ne prendra pas « {brief} » en charge. La raison figure à côté du brief.'],
    action: 'Lire la raison',
  },
  candidates_ready: {
    subject: 'Des propositions pour « {brief} »',
    body: [
      'Bonjour {name},',
      'la maison recommande des artistes pour « {brief} ». Voyez pourquoi leur public correspond et faites votre choix.',
    ],
    action: 'Voir les propositions',
  },
  act_picked: {
    subject: '{brand} a choisi {act} pour « {brief} »',
    body: ['Bonjour {name},', '{brand} souhaite {act} pour « {brief} ». L’invitation peut partir.'],
    action: 'Envoyer l’invitation',
  },
  act_invited: {
    subject: '{brand} aimerait travailler avec {act}',
    body: [
      'Bonjour {name},',
      '{brand} souhaite {act} pour « {brief} ». Ce qui est demandé, pour quel montant et avec quels droits figure dans l’invitation. Elle est ouverte jusqu’au {until} ; refuser n’a aucun effet sur les invitations suivantes.',
    ],
    action: 'Lire l’invitation',
  },
  invitation_accepted: {
    subject: '{act} s’intéresse à « {brief} »',
    body: ['Bonjour {name},', '{act} a accepté l’invitation à « {brief} ». La prochaine étape est votre offre.'],
    action: 'Faire une offre',
  },
  invitation_declined: {
    subject: '{act} a décliné « {brief} »',
    body: [
      'Bonjour {name},',
      '{act} a décliné l’invitation à « {brief} ». La raison figure sur la page de la proposition ; les autres restent ouvertes.',
    ],
    action: 'Voir les propositions',
  },
  invitation_lapsed: {
    subject: 'L’invitation à « {brief} » est caduque',
    body: [
      'Bonjour {name},',
      'l’invitation de {act} à « {brief} » est restée sans réponse dans les délais ; elle est caduque. Cela ne porte tort à personne.',
    ],
    action: 'Ouvrir {product}',
  },
  match_closed: {
    subject: '« {brief} » est terminé',
    body: [
      'Bonjour {name},',
      'ce que {brand} et {act} avaient commencé sur « {brief} » s’est terminé sans accord. La raison figure sur la page ; elle n’a aucun effet sur les invitations suivantes.',
    ],
    action: 'Lire la raison',
  },
  offer_received: {
    subject: 'Une offre de {sender} pour « {brief} »',
    body: ['Bonjour {name},', '{sender} a envoyé une offre pour « {brief} ». Elle vaut jusqu’au {until}.'],
    action: 'Lire l’offre',
  },
  counter_received: {
    subject: '{sender} a répondu à vos conditions pour « {brief} »',
    body: [
      'Bonjour {name},',
      '{sender} a envoyé d’autres conditions pour « {brief} ». Vous voyez point par point ce qui a changé. Elles valent jusqu’au {until}.',
    ],
    action: 'Comparer les conditions',
  },
  offer_accepted: {
    subject: '{other} a accepté vos conditions pour « {brief} »',
    body: [
      'Bonjour {name},',
      'vous êtes d’accord avec {other} sur « {brief} ». Le contrat est prêt à être lu et signé.',
    ],
    action: 'Lire le contrat',
  },
  offer_declined: {
    subject: '{other} a refusé vos conditions pour « {brief} »',
    body: [
      'Bonjour {name},',
      '{other} a refusé vos conditions pour « {brief} » et mis fin à la négociation. La raison figure à côté.',
    ],
    action: 'Lire la raison',
  },
  offer_withdrawn: {
    subject: '{sender} a retiré l’offre pour « {brief} »',
    body: [
      'Bonjour {name},',
      '{sender} a retiré l’offre pour « {brief} » avant toute réponse. Chaque partie peut reprendre la négociation.',
    ],
    action: 'Voir la négociation',
  },
  offer_lapsed: {
    subject: 'L’offre pour « {brief} » est caduque',
    body: [
      'Bonjour {name},',
      'les conditions de {sender} pour « {brief} » sont restées sans réponse dans les délais. Chaque partie peut reprendre la négociation.',
    ],
    action: 'Voir la négociation',
  },
}
