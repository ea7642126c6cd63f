import type { PageTexts } from './page-texts.ts';

export const ENGLISH: PageTexts = {
  ends: {
    nps: ['Not at all likely', 'Extremely likely'],
    csat: ['Very dissatisfied', 'Very satisfied'],
    ces: ['Strongly disagree', 'Strongly agree'],
  },
  optional: 'optional',
  send: 'Send',
  chooseScore: 'Please choose a number.',
  thanks: 'Thank you!',
  yourAnswer: 'Your answer: {score}',
  changeAnswer: 'Change your answer',
  answeredBefore: 'So far your answer is {before}. Send to change it to {score}.',
  answerArrived: 'Your answer has reached {shop}. You can close this page.',
  surveyEnded: 'This survey has ended',
  noMoreAnswers: 'It takes no more answers. Thank you for your interest.',
  whoSees: '{shop} sees your answer together with your membership.',
  linkBroken: 'This link does not work',
  openAgain: 'It may be incomplete, or too old. Please open it once more from the message.',
  memberGone: 'This membership has ended',
  nothingKept:
    'Nothing is asked of you any more, and nothing you said here is kept. Thank you for the time you gave us.',
  tryLater: 'Please try again',
  notStored:
    'Something is slow on our side, and your answer was not stored yet. Please go back and send it once more in a moment.',
  stopTitle: 'Stop these messages?',
  stopText: '{shop} will send you no more {messages}.',
  stop: 'Stop',
  stoppedTitle: 'Done',
  stoppedText: '{shop} will send you no more {messages}. You can close this page.',
  messages: {
    email: 'e-mails about your membership',
    sms: 'text messages about your membership',
    push: 'notifications about your membership',
    whatsapp: 'WhatsApp messages about your membership',
  },
};
