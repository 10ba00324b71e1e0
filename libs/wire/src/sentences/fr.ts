import type { ProblemCode } from '../problem.ts'

export const fr: Record<ProblemCode, string> = {
  invalid_request: 'Une partie de l’envoi n’est pas valable. Les champs ci-dessous disent quoi changer.',
  malformed_text:
    'Le texte de « {field} » contient des caractères impossibles à enregistrer. Retirez-les et réessayez.',
  body_too_large: 'L’envoi dépasse {limit}. Envoyez moins à la fois.',
  body_too_deep: 'L’envoi est imbriqué sur plus de {limit} niveaux.',
  unsupported_media_type: 'Envoyez ceci au format {expected}.',
  cross_site_request: 'Cette requête ne vient pas de ce site et n’a pas été exécutée. Rechargez la page et réessayez.',
  not_signed_in: 'Connectez-vous pour continuer.',
  not_allowed: 'Votre rôle ne le permet pas ici. Une personne au rôle adapté peut le faire ou l’accorder.',
  not_found: 'Il n’y a rien à cette adresse, ou vous n’y avez pas accès.',
  method_not_allowed: 'Cette adresse n’accepte pas ce type de requête.',
  version_needed: 'Indiquez la version que vous modifiez (If-Match), pour n’écraser le travail de personne.',
  version_changed: 'Une autre personne a modifié ceci entre-temps. Comparez les deux versions et décidez.',
  idempotency_key_reused: 'Cette clé d’idempotence a déjà servi pour une autre requête. Prenez-en une nouvelle.',
  request_in_progress: 'La même requête est encore en cours. Patientez un instant puis vérifiez.',
  too_many_requests: 'Trop d’essais. Attendez {seconds} secondes et réessayez.',
  shutting_down: 'Ce serveur redémarre. Réessayez dans quelques secondes.',
  database_unreachable: 'La base de données ne répond pas pour le moment. Rien n’a changé. Réessayez bientôt.',
  unexpected:
    'Un problème est survenu de notre côté. Rien n’est resté à moitié fait. Citez la requête {requestId} en cas de signalement.',
  source_state_forbids: 'Cette source d’audience est dans l’état {state} ; cette étape n’est pas possible maintenant.',
  audience_too_small:
    'Cette liste compte {people} personnes et il en faut au moins {limit}, pour que personne ne soit reconnaissable dans un chiffre. Rien n’a été conservé.',
  source_needs_platform:
    'Les pseudos et numéros d’auditeurs appartiennent à une plateforme. Indiquez-la, pour ne comparer que ce qui est comparable.',
  question_budget_spent:
    'Tant de comparaisons ont été demandées en {windowDays} jours qu’une de plus pourrait révéler des personnes par différence. Une nouvelle sera possible à partir du {from} ; les précédentes restent consultables.',
  connector_not_set_up:
    'Cette maison n’a pas encore configuré {platform}. Un fichier ou des chiffres saisis à la main apportent le même public.',
  connection_state_forbids: 'Ce compte n’est plus connecté. Il faut d’abord le reconnecter.',
  connection_attempt_over:
    'Cette connexion a été commencée il y a trop longtemps, ailleurs, ou elle est déjà terminée. Reprenez depuis la page du public.',
  connection_denied: '{platform} n’a rien été autorisé à partager. Rien n’a été connecté.',
  artist_page_needed:
    'Collez l’adresse de la page d’artiste, telle que la donne « Copier le lien de l’artiste » sur Spotify.',
  platform_unreachable: '{platform} ne répond pas pour l’instant. Rien n’a été modifié ; réessayez plus tard.',
  platform_refused:
    '{platform} n’a pas accepté la réponse qu’il avait envoyée. Recommencez ; si cela se répète, les clés de cette maison sont peut-être fausses.',
  source_is_connected: 'Ces chiffres viennent d’un compte connecté. Déconnectez-le pour les retirer.',
  currency_mismatch: 'Les montants sont dans des devises différentes ({a} et {b}).',
  role_not_in_workspace: 'Ce type d’espace de travail ne connaît pas le rôle « {role} ».',
  role_not_yours_to_give:
    'Votre rôle ne permet pas d’attribuer, de modifier ni de retirer ce rôle. Une personne responsable de l’espace le peut.',
  last_owner: 'Personne d’autre ne répond de cet espace. Confiez d’abord ce rôle à quelqu’un.',
  invitation_closed: 'Cette invitation n’est plus ouverte : elle a été acceptée ou retirée.',
  invitation_expired: 'Cette invitation a expiré. Demandez à la personne qui vous a invité de la renvoyer.',
  mandate_needed:
    'Un mandat est nécessaire pour ce rôle : dites ce qui est permis, jusqu’à quel montant et jusqu’à quand.',
  mandate_not_for_role: 'Seul le rôle de manager a un mandat. Retirez-le pour ce rôle.',
  mandate_expired: 'Votre mandat a pris fin le {until}. Demandez à l’artiste de le renouveler.',
  mandate_too_small: 'Ce montant dépasse votre mandat. Demandez à l’artiste de l’accepter ou de relever la limite.',
  mandate_other_currency: 'Votre mandat ne porte que sur {currency}. Demandez à l’artiste d’accepter celui-ci.',
  mandate_other_category: 'Votre mandat ne couvre pas ce type de produit. Demandez à l’artiste de l’accepter.',
  mandate_silent:
    'Votre mandat ne vous permet pas de le faire de votre propre initiative. Demandez à l’artiste de le faire ou d’élargir le mandat.',
  mandate_wrong: 'Le mandat demande une limite supérieure à zéro et un dernier jour à venir.',
  guardian_needed:
    'Avant {adultAge} ans, on s’inscrit avec un tuteur ou une tutrice. Indiquez son adresse, ou demandez-lui de créer l’espace et de vous inviter.',
  guardian_must_agree:
    'Avant {adultAge} ans, seuls un tuteur ou une tutrice peuvent dire oui. L’artiste peut toujours dire non.',
  guardian_not_needed: 'Majorité atteinte : aucune tutelle n’est nécessaire. Inscrivez-vous en tant qu’artiste.',
  guardian_under_age: 'Un tuteur ou une tutrice a au moins {adultAge} ans.',
  birth_date_wrong: 'Cette date de naissance ne peut pas être juste. Vérifiez l’année.',
  birth_date_needed: 'Pour ce rôle, la loi demande une date de naissance.',
  name_needed: 'Indiquez le nom que les autres verront.',
  link_not_valid: 'Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.',
  credentials_wrong: 'L’adresse et le mot de passe ne correspondent pas. Réessayez ou demandez un lien de connexion.',
  password_wrong: 'Ce n’est pas votre mot de passe actuel.',
  account_suspended: 'Ce compte est suspendu. Écrivez à la maison pour qu’elle l’examine.',
  second_factor_needed: 'Ce rôle demande un second facteur. Configurez-le ou confirmez-le, puis continuez.',
  second_factor_wrong: 'Ce code n’est pas le bon ou a déjà servi. Attendez le suivant et réessayez.',
  second_factor_present: 'Un second facteur existe déjà. Retirez-le d’abord pour recommencer.',
  second_factor_absent: 'Aucun second facteur n’est encore configuré.',
  second_factor_required: 'Un de vos rôles exige le second facteur : il reste en place.',
  membership_gone: 'Ce rôle n’est plus le vôtre ici. Choisissez-en un autre.',
  step_up_needed: 'Confirmez encore une fois votre identité, puis recommencez.',
  not_in_demo: 'Ceci appartient au monde de démonstration, et ce n’en est pas un.',
  already_member: 'Cette personne a déjà ce rôle ici.',
  not_an_act: 'Seuls les actes artistiques ont une forme, des genres et des langues.',
  not_yourself: 'Vous ne pouvez pas vous le faire à vous-même. Demandez à une autre personne de l’administration.',
  currency_unknown: '« {currency} » ne fait pas partie des devises gérées ici.',
  allocation_without_weight: 'Rien n’indique comment répartir ce montant.',
  rate_out_of_range: 'Un taux doit se situer entre 0 et 100 %.',
  not_your_move: 'Cette étape revient à une autre partie.',
  brief_state_forbids: 'Le brief a changé d’étape, cette action n’est plus possible. Rechargez pour voir où il en est.',
  brief_incomplete: 'Le brief n’est pas encore complet. Ce qui manque est indiqué.',
  roster_act_unknown:
    'Un artiste obligatoire n’a pas de prix, ou pas de public comparable. Saisir un prix ou le laisser de côté.',
  roster_over_budget:
    'Les artistes obligatoires coûtent plus que le budget. Augmenter le budget ou en laisser un de côté.',
  roster_impossible: 'Aucune sélection ne remplit toutes ces conditions avec ce budget. Assouplir l’une d’elles.',
  rank_policy_invalid: 'Certains poids sortent des limites ou ne font pas 100 au total. Ils sont indiqués.',
  match_state_forbids:
    'Ce rapprochement a changé d’étape, cette action n’est plus possible. Rechargez pour voir où il en est.',
  match_invitation_lapsed:
    'Le délai pour répondre à cette invitation est passé. Cela n’a aucun effet sur votre visibilité.',
  over_budget:
    'Ce cachet dépasse ce qui reste du budget du brief. Convenez d’un montant plus bas ou de moins de travail.',
  match_invitation_open: 'Cette invitation est encore valable.',
  act_refuses_sector:
    'Cet artiste ne travaille pas pour le secteur du brief. Écartez-le ; il ne figurera plus au prochain classement.',
  act_bound_to_rival:
    'Cet artiste a promis l’exclusivité à un concurrent du secteur sur des jours de ce brief. Écartez-le, ou changez les dates dans un nouveau brief.',
  artist_too_young:
    'Au premier jour de ce brief, l’artiste a moins de 18 ans, et ce secteur est fermé aux mineurs. Écartez cette candidature.',
  terms_invalid: 'Certaines conditions manquent ou sortent des limites. Elles sont indiquées.',
  no_fee_policy:
    'Aucune commission de l’agence n’est encore en vigueur. L’administration de l’agence doit en fixer une.',
  offer_closed: 'Cette version n’est plus ouverte. Rechargez pour voir la plus récente.',
  offer_expired: 'Cette offre a expiré. Chaque partie peut envoyer une nouvelle version.',
  offer_still_open: 'Une version de cette offre attend encore une réponse.',
  not_your_offer: 'Seule la partie destinataire peut répondre à cette version, et seule l’expéditrice peut la retirer.',
  offer_not_read: 'Ce ne sont pas les conditions que vous avez lues. Rechargez, comparez et décidez à nouveau.',
  offer_days_out_of_range: 'Une offre est valable de {least} à {most} jours.',
  contract_state_forbids:
    'Le contrat a changé d’étape, cette action n’est plus possible. Rechargez pour voir où il en est.',
  contract_signing_over: 'Le délai pour signer ce contrat est passé.',
  contract_signing_open: 'Ce contrat peut encore être signé.',
  contract_text_changed: 'Ce n’est pas le texte que vous avez lu. Rechargez, relisez, puis signez.',
  not_your_turn_to_sign:
    'Les signatures suivent un ordre : l’artiste, puis la personne qui exerce la tutelle si nécessaire, puis la marque.',
  already_signed: 'Cette partie a déjà signé ou n’a pas à signer.',
  deliverable_state_forbids:
    'Ce travail a changé d’étape, cette action n’est plus possible. Rechargez pour voir où il en est.',
  revision_rounds_used:
    'Les {rounds} cycles de modifications prévus sont utilisés. Le travail peut être approuvé tel quel.',
  review_window_over: 'Le délai de relecture est passé, le travail est considéré comme approuvé.',
  review_window_open: 'Le délai de relecture court encore ; le silence ne vaut pas encore accord.',
  milestone_state_forbids: 'Cette part du montant a changé d’étape, cette action n’est plus possible.',
  milestone_work_open: 'Un travail payé par ce montant n’est pas encore approuvé ({open} en attente).',
  payment_state_forbids: 'Ce paiement a changé d’étape. Rechargez pour voir où il en est.',
  payout_state_forbids: 'Ce versement a changé d’étape. Rechargez pour voir où il en est.',
  payout_account_open:
    'Le compte n’est pas encore en ordre : l’argent reviendrait. Corrigez d’abord les coordonnées bancaires auprès du prestataire de paiement.',
  payout_reason_missing: 'Indiquez pourquoi ce versement est retenu.',
  account_unknown: 'Aucun compte de ce nom dans le grand livre.',
  amount_not_positive: 'Le montant doit être supérieur à zéro.',
  payee_missing: 'Une commission est prévue, mais personne n’est désigné pour la recevoir.',
  account_overdrawn: 'Le solde de ce compte ne suffit pas.',
  already_booked: 'Ce mouvement figure déjà au grand livre.',
  file_too_large: 'Le fichier dépasse {limit}. Envoyez un fichier plus petit ou un lien.',
  file_type_refused: 'Ce type de fichier ne peut pas être conservé ici. Images, vidéo, audio et PDF le peuvent.',
  file_empty: 'Le fichier est vide.',
  payments_unreachable:
    'Le prestataire de paiement ne répond pas pour le moment. Rien n’a été débité. Réessayez bientôt.',
  country_missing:
    'Cet espace n’a pas encore de pays. Choisissez-le dans Réglages, Espace, puis configurez les versements.',
  payment_refused: 'Le prestataire de paiement a refusé : {message}',
  signature_wrong: 'La signature de ce message ne correspond pas ; rien de son contenu n’a été pris en compte.',
}
