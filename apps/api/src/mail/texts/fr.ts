import { dealFr } from './deal/fr.ts'
import type { MailTexts } from './mail-texts.ts'
import { workFr } from './work/fr.ts'

export const fr: MailTexts = {
  mails: {
    ...dealFr,
    ...workFr,
    link: {
      subject: 'Votre lien de connexion à {product}',
      body: ['Bonjour {name},', 'ce lien vous connecte. Il fonctionne une seule fois, dans les {minutes} minutes.'],
      action: 'Se connecter',
    },
    link_unknown: {
      subject: 'Cette adresse n’est pas encore connue ici',
      body: [
        'Bonjour,',
        'un lien de connexion a été demandé pour cette adresse, mais aucun compte ne l’utilise. Si la demande vient de vous, inscrivez-vous avec elle ou demandez un lien avec l’adresse de votre inscription. Sinon, rien ne s’est passé.',
      ],
      action: 'Rejoindre {product}',
    },
    join: {
      subject: 'Créez {workspace} sur {product}',
      body: [
        'Bonjour,',
        'il reste une étape : ouvrez ce lien pour créer {workspace}. Il fonctionne pendant 24 heures.',
      ],
      action: 'Créer {workspace}',
    },
    join_known: {
      subject: 'Créez {workspace} sur {product}',
      body: [
        'Bonjour,',
        'un compte existe déjà avec cette adresse. Ce lien y ajoute {workspace}. Il fonctionne pendant 24 heures. Si vous n’avez rien demandé, rien ne se passera.',
      ],
      action: 'Ajouter {workspace}',
    },
    join_guardian: {
      subject: '{artist} vous demande d’assurer sa tutelle sur {product}',
      body: [
        'Bonjour,',
        '{artist} souhaite s’inscrire sous le nom {workspace} et a moins de 18 ans. Avec ce lien, vous créez l’espace en assurant sa tutelle : vous décidez ensemble de chaque contrat, et son invitation part dès que vous avez terminé. Le lien fonctionne pendant 24 heures.',
      ],
      action: 'Créer {workspace} et assurer la tutelle',
    },
    invitation: {
      subject: '{inviter} vous invite dans {workspace}',
      body: [
        'Bonjour,',
        '{inviter} vous invite dans {workspace} sur {product}, avec le rôle « {role} ». L’invitation reste ouverte jusqu’au {until}.',
      ],
      action: 'Voir l’invitation',
    },
    password: {
      subject: 'Votre mot de passe a changé',
      body: [
        'Bonjour {name},',
        'votre mot de passe vient d’être défini ou modifié, et tous les autres appareils ont été déconnectés. Si ce n’était pas vous, connectez-vous avec un lien et vérifiez tout de suite vos sessions.',
      ],
      action: 'Voir mes sessions',
    },
    factor_on: {
      subject: 'Un second facteur protège votre compte',
      body: [
        'Bonjour {name},',
        'désormais un code de votre application d’authentification est demandé à la connexion. Gardez les codes de secours en lieu sûr. Si ce n’était pas vous, écrivez tout de suite à la maison.',
      ],
      action: 'Voir mon compte',
    },
    factor_off: {
      subject: 'Le second facteur a été retiré',
      body: [
        'Bonjour {name},',
        'votre compte n’est plus protégé par un second facteur. Si ce n’était pas vous, connectez-vous avec un lien et remettez-le tout de suite.',
      ],
      action: 'Voir mon compte',
    },
    codes_renewed: {
      subject: 'Vous avez de nouveaux codes de secours',
      body: [
        'Bonjour {name},',
        'de nouveaux codes de secours ont été créés ; les anciens ne fonctionnent plus. Si ce n’était pas vous, connectez-vous et renouvelez-les tout de suite.',
      ],
      action: 'Voir mon compte',
    },
    test: {
      subject: 'Un message d’essai de {product}',
      body: ['Bonjour {name},', 'la maison sait envoyer des messages. Il n’y a rien à faire.'],
    },
  },
  roles: {
    brand_owner: 'responsable de marque',
    brand_finance: 'finances de la marque',
    brand_member: 'équipe de la marque',
    artist: 'artiste',
    band_member: 'membre du groupe',
    manager: 'management',
    guardian: 'tutelle',
    house_matcher: 'mise en relation (maison)',
    house_finance: 'finances (maison)',
    house_admin: 'administration (maison)',
  },
  orOpen: 'Ou ouvrez cette adresse :',
  footer: 'Envoyé par {product} à la suite d’une action liée à cette adresse. Aucune réponse n’est nécessaire.',
}
