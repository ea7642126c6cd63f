import type { PageTexts } from './page-texts.ts';

export const FRENCH: PageTexts = {
  ends: {
    nps: ['Pas du tout probable', 'Extrêmement probable'],
    csat: ['Très insatisfait', 'Très satisfait'],
    ces: ['Pas du tout d’accord', 'Tout à fait d’accord'],
  },
  optional: 'facultatif',
  send: 'Envoyer',
  chooseScore: 'Veuillez choisir un chiffre.',
  thanks: 'Merci !',
  yourAnswer: 'Votre réponse : {score}',
  changeAnswer: 'Modifier votre réponse',
  answeredBefore: 'Votre réponse est pour l’instant {before}. Envoyez pour la remplacer par {score}.',
  answerArrived: 'Votre réponse est bien parvenue à {shop}. Vous pouvez fermer cette page.',
  surveyEnded: 'Cette enquête est terminée',
  noMoreAnswers: 'Il n’est plus possible d’y répondre. Merci de votre intérêt.',
  whoSees: '{shop} voit votre réponse en lien avec votre adhésion.',
  linkBroken: 'Ce lien ne fonctionne pas',
  openAgain: 'Il est peut-être incomplet ou trop ancien. Veuillez l’ouvrir à nouveau depuis le message.',
  memberGone: 'Cette adhésion a pris fin',
  nothingKept:
    'Nous ne vous demanderons plus rien, et rien de ce que vous avez dit ici n’est conservé. Merci du temps que vous nous avez accordé.',
  tryLater: 'Veuillez réessayer',
  notStored:
    'Notre service est lent en ce moment et votre réponse n’est pas encore enregistrée. Revenez en arrière et envoyez-la de nouveau dans un instant.',
  stopTitle: 'Ne plus recevoir ces messages ?',
  stopText: '{shop} ne vous enverra plus {messages}.',
  stop: 'Se désabonner',
  stoppedTitle: 'C’est fait',
  stoppedText: '{shop} ne vous enverra plus {messages}. Vous pouvez fermer cette page.',
  messages: {
    email: 'd’e-mails sur votre adhésion',
    sms: 'de SMS sur votre adhésion',
    push: 'de notifications sur votre adhésion',
    whatsapp: 'de messages WhatsApp sur votre adhésion',
  },
};
