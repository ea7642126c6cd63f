import type { PageTexts } from './page-texts.ts';

/** They address nobody: of shops some say du and some Sie, and the words around these are theirs. */
export const GERMAN: PageTexts = {
  ends: {
    nps: ['Überhaupt nicht wahrscheinlich', 'Äußerst wahrscheinlich'],
    csat: ['Sehr unzufrieden', 'Sehr zufrieden'],
    ces: ['Stimme gar nicht zu', 'Stimme voll und ganz zu'],
  },
  optional: 'freiwillig',
  send: 'Absenden',
  chooseScore: 'Bitte eine Zahl wählen.',
  thanks: 'Vielen Dank!',
  yourAnswer: 'Antwort: {score}',
  changeAnswer: 'Antwort ändern',
  answeredBefore: 'Bisher ist die Antwort {before}. Mit „Absenden“ wird sie zu {score}.',
  answerArrived: 'Die Antwort ist bei {shop} angekommen. Diese Seite kann geschlossen werden.',
  surveyEnded: 'Diese Umfrage ist beendet',
  noMoreAnswers: 'Antworten sind nicht mehr möglich. Vielen Dank für das Interesse.',
  whoSees: '{shop} sieht die Antwort zusammen mit der Mitgliedschaft.',
  linkBroken: 'Dieser Link funktioniert nicht',
  openAgain: 'Vielleicht ist er unvollständig oder zu alt. Bitte noch einmal aus der Nachricht öffnen.',
  memberGone: 'Diese Mitgliedschaft ist beendet',
  nothingKept:
    'Weitere Fragen kommen nicht, und nichts, was hier gesagt wurde, wird aufbewahrt. Vielen Dank für die Zeit.',
  tryLater: 'Bitte noch einmal',
  notStored:
    'Bei uns dauert gerade etwas zu lange, und die Antwort ist noch nicht gespeichert. Bitte zurückgehen und sie gleich noch einmal absenden.',
  stopTitle: 'Keine weiteren Nachrichten?',
  stopText: '{shop} wird keine {messages} mehr schicken.',
  stop: 'Abbestellen',
  stoppedTitle: 'Erledigt',
  stoppedText: '{shop} wird keine {messages} mehr schicken. Diese Seite kann geschlossen werden.',
  messages: {
    email: 'E-Mails zur Mitgliedschaft',
    sms: 'SMS zur Mitgliedschaft',
    push: 'Mitteilungen zur Mitgliedschaft',
    whatsapp: 'WhatsApp-Nachrichten zur Mitgliedschaft',
  },
};
