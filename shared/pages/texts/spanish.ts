import type { PageTexts } from './page-texts.ts';

export const SPANISH: PageTexts = {
  ends: {
    nps: ['Nada probable', 'Muy probable'],
    csat: ['Muy poco satisfactorio', 'Muy satisfactorio'],
    ces: ['Muy en desacuerdo', 'Muy de acuerdo'],
  },
  optional: 'opcional',
  send: 'Enviar',
  chooseScore: 'Elija un número, por favor.',
  thanks: '¡Gracias!',
  yourAnswer: 'Su respuesta: {score}',
  changeAnswer: 'Cambiar su respuesta',
  answeredBefore: 'Hasta ahora su respuesta es {before}. Envíe para cambiarla a {score}.',
  answerArrived: 'Su respuesta ha llegado a {shop}. Puede cerrar esta página.',
  surveyEnded: 'Esta encuesta ha terminado',
  noMoreAnswers: 'Ya no admite respuestas. Gracias por su interés.',
  whoSees: '{shop} ve su respuesta junto con su afiliación.',
  linkBroken: 'Este enlace no funciona',
  openAgain: 'Puede que esté incompleto o sea demasiado antiguo. Ábralo de nuevo desde el mensaje.',
  memberGone: 'Esta membresía ha terminado',
  nothingKept:
    'Ya no le preguntaremos nada, y no se conserva nada de lo que dijo aquí. Gracias por el tiempo que nos dedicó.',
  tryLater: 'Inténtelo de nuevo',
  notStored:
    'Nuestro servicio va lento y su respuesta aún no se ha guardado. Vuelva atrás y envíela otra vez dentro de un momento.',
  stopTitle: '¿Dejar de recibir estos mensajes?',
  stopText: '{shop} no le enviará más {messages}.',
  stop: 'Darse de baja',
  stoppedTitle: 'Hecho',
  stoppedText: '{shop} no le enviará más {messages}. Puede cerrar esta página.',
  messages: {
    email: 'correos sobre su afiliación',
    sms: 'SMS sobre su afiliación',
    push: 'notificaciones sobre su afiliación',
    whatsapp: 'mensajes de WhatsApp sobre su afiliación',
  },
};
