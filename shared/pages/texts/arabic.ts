import type { PageTexts } from './page-texts.ts';

export const ARABIC: PageTexts = {
  ends: {
    nps: ['غير محتمل إطلاقًا', 'محتمل جدًا'],
    csat: ['غير راضٍ إطلاقًا', 'راضٍ جدًا'],
    ces: ['لا أوافق بشدة', 'أوافق بشدة'],
  },
  optional: 'اختياري',
  send: 'إرسال',
  chooseScore: 'يُرجى اختيار رقم.',
  thanks: 'شكرًا لك!',
  yourAnswer: 'إجابتك: {score}',
  changeAnswer: 'تغيير إجابتك',
  answeredBefore: 'إجابتك حتى الآن هي {before}. اضغط «إرسال» لتغييرها إلى {score}.',
  answerArrived: 'وصلت إجابتك إلى {shop}. يمكنك إغلاق هذه الصفحة.',
  surveyEnded: 'انتهى هذا الاستطلاع',
  noMoreAnswers: 'لم يعد يستقبل إجابات. شكرًا على اهتمامك.',
  whoSees: 'يرى {shop} إجابتك مرتبطة بعضويتك.',
  linkBroken: 'هذا الرابط لا يعمل',
  openAgain: 'قد يكون غير مكتمل أو قديمًا. يُرجى فتحه مرة أخرى من الرسالة.',
  stopTitle: 'هل تريد إيقاف هذه الرسائل؟',
  stopText: 'لن تصلك بعد الآن {messages} من {shop}.',
  stop: 'إيقاف',
  stoppedTitle: 'تم',
  stoppedText: 'لن تصلك بعد الآن {messages} من {shop}. يمكنك إغلاق هذه الصفحة.',
  messages: {
    email: 'رسائل بريد إلكتروني عن عضويتك',
    sms: 'رسائل نصية عن عضويتك',
    push: 'إشعارات عن عضويتك',
    whatsapp: 'رسائل واتساب عن عضويتك',
  },
};
