import type { PageTexts } from './page-texts.ts';

export const GERMAN: PageTexts = {
  ends: {
    nps: ['Überhaupt nicht wahrscheinlich', 'Äußerst wahrscheinlich'],
    csat: ['Sehr unzufrieden', 'Sehr zufrieden'],
    ces: ['Stimme gar nicht zu', 'Stimme voll und ganz zu'],
  },
  optional: 'freiwillig',
  send: 'Absenden',
  chooseScore: 'Bitte wählen Sie eine Zahl.',
  thanks: 'Vielen Dank!',
  yourAnswer: 'Ihre Antwort: {score}',
  changeAnswer: 'Antwort ändern',
  answeredBefore: 'Bisher ist Ihre Antwort {before}. Mit „Absenden“ wird sie zu {score}.',
  answerArrived: 'Ihre Antwort ist bei {shop} angekommen. Sie können diese Seite schließen.',
  surveyEnded: 'Diese Umfrage ist beendet',
  noMoreAnswers: 'Antworten sind nicht mehr möglich. Vielen Dank für Ihr Interesse.',
  whoSees: '{shop} sieht Ihre Antwort zusammen mit Ihrer Mitgliedschaft.',
  linkBroken: 'Dieser Link funktioniert nicht',
  openAgain:
    'Vielleicht ist er unvollständig oder zu alt. Bitte öffnen Sie ihn noch einmal aus der Nachricht.',
  memberGone: 'Diese Mitgliedschaft ist beendet',
  nothingKept:
    'Sie werden nichts mehr gefragt, und nichts, was Sie hier gesagt haben, wird aufbewahrt. Vielen Dank für Ihre Zeit.',
  tryLater: 'Bitte noch einmal',
  notStored:
    'Bei uns dauert gerade etwas zu lange, und Ihre Antwort ist noch nicht gespeichert. Bitte gehen Sie zurück und senden Sie sie gleich noch einmal.',
  stopTitle: 'Keine weiteren Nachrichten?',
  stopText: '{shop} wird Ihnen keine {messages} mehr schicken.',
  stop: 'Abbestellen',
  stoppedTitle: 'Erledigt',
  stoppedText: '{shop} wird Ihnen keine {messages} mehr schicken. Sie können diese Seite schließen.',
  messages: {
    email: 'E-Mails zu Ihrer Mitgliedschaft',
    sms: 'SMS zu Ihrer Mitgliedschaft',
    push: 'Mitteilungen zu Ihrer Mitgliedschaft',
    whatsapp: 'WhatsApp-Nachrichten zu Ihrer Mitgliedschaft',
  },
};
