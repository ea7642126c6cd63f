/** The fixed words below a message, in one language. */
export interface FooterTexts {
  readonly why: string;
  readonly stop: string;
}

const ENGLISH: FooterTexts = {
  why: 'You get this message because you are a member of {shop}.',
  stop: 'Stop these e-mails',
};

/** In the languages that the pages speak, because the link leads to one. */
const TEXTS: Readonly<Record<string, FooterTexts>> = {
  en: ENGLISH,
  de: {
    why: 'Diese Nachricht kommt wegen der Mitgliedschaft bei {shop}.',
    stop: 'Diese E-Mails abbestellen',
  },
  fr: {
    why: 'Vous recevez ce message parce que vous êtes membre de {shop}.',
    stop: 'Ne plus recevoir ces e-mails',
  },
  es: {
    why: 'Recibe este mensaje porque es miembro de {shop}.',
    stop: 'Dejar de recibir estos correos',
  },
  ar: {
    why: 'تصلك هذه الرسالة لأنك عضو في {shop}.',
    stop: 'إيقاف هذه الرسائل',
  },
};

export const footerTexts = (language: string): FooterTexts =>
  (Object.hasOwn(TEXTS, language) ? TEXTS[language] : undefined) ?? ENGLISH;
