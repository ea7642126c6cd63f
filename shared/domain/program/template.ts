import type { MessageChannel, TriggerAction } from './trigger.ts';

/** What a message is for, and so which action may send it and which link it has to carry. */
export const TEMPLATE_PURPOSES = ['message', 'review', 'referral', 'survey'] as const;
export type TemplatePurpose = (typeof TEMPLATE_PURPOSES)[number];

/** The words of a message in one language, with placeholders in braces. */
export interface TemplateText {
  /** Of an e-mail, or the title of a push message; other channels have none. */
  readonly subject?: string;
  /** Markdown for e-mails, plain text elsewhere. */
  readonly body: string;
  /** Stands for `{name}` where the member never told theirs; given wherever `{name}` is. */
  readonly nameless?: string;
}

export interface Template {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly purpose: TemplatePurpose;
  /** By BCP 47 locale. */
  readonly texts: Readonly<Record<string, TemplateText>>;
}

/** Who may be told something about a member: by e-mail, or by a webhook endpoint of the deployment. */
export type Team =
  | { readonly id: string; readonly description: string; readonly email: string }
  | { readonly id: string; readonly description: string; readonly endpoint: string };

/** All placeholders that there are, and what each stands for. */
export const PLACEHOLDERS = {
  name: 'the member, as they want to be addressed; `nameless` where they never said',
  programName: 'the name of the program',
  pointsName: 'what points are called',
  points: 'points that the member can spend now',
  tier: "the name of the member's tier",
  order: 'the order that it is about',
  score: 'the score that the member gave',
  reward: 'the name of the reward that was issued, or redeemed',
  rewardCode: 'the code of the reward that was issued',
  awardedPoints: 'the points that this trigger awarded',
  expiringPoints: 'the points that expire next',
  expiryDate: 'the day on which they do',
  tierEndDate: 'the day on which the tier ends unless more is earned',
  surveyLink: "the member's own link to the survey; with `?score=` behind it, one tap is an answer",
  referralLink: "the member's own link for friends",
  referralCode: "the member's own code for friends",
  stopLink: 'the link that stops messages of this channel with one click',
} as const satisfies Record<string, string>;
export type Placeholder = keyof typeof PLACEHOLDERS;

const BRACES = /\{([^{}]*)\}/g;

/** The placeholders of a text, each once, known or not. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(BRACES)].map(([, name = '']) => name))];
}

export const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name);

/** Where in a text there are braces that hold no name. */
export const hasLooseBraces = (text: string): boolean => /[{}]/.test(text.replace(BRACES, ''));

/** What an action sends a message for; null where it sends none. */
export function purposeOf({ kind }: TriggerAction): TemplatePurpose | null {
  switch (kind) {
    case 'message':
      return 'message';
    case 'ask_review':
      return 'review';
    case 'ask_referral':
      return 'referral';
    case 'ask_survey':
      return 'survey';
    default:
      return null;
  }
}
