/** A part of the editor: one page of the form, for some fields of the document. */
export interface Section {
  /** Its step in the address. */
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  /** Fields of the document that it shows, in its order. */
  readonly keys: readonly string[];
}

/** All fields of a program, each on one page. */
export const SECTIONS: readonly Section[] = [
  {
    path: 'basics',
    title: 'Basics',
    lead: 'What the program is called, where its clocks stand, and what points are worth.',
    keys: ['name', 'pointsName', 'pointValue', 'currencies', 'timeZone', 'rounding'],
  },
  {
    path: 'policies',
    title: 'Policies',
    lead: 'When points can be spent, when they end, and what refunds do.',
    keys: ['pending', 'expiry', 'clawback', 'claims', 'caps', 'excludedGoods', 'metrics'],
  },
  {
    path: 'earning',
    title: 'Earning rules',
    lead: 'For what points are given. Rules are judged in this order.',
    keys: ['earningRules', 'groups'],
  },
  {
    path: 'tiers',
    title: 'Tiers',
    lead: 'What members reach by coming back, and how they keep it.',
    keys: ['tiers'],
  },
  {
    path: 'segments',
    title: 'Segments',
    lead: 'Groups of people, under a name that rules, rewards and triggers can use.',
    keys: ['segments'],
  },
  {
    path: 'rewards',
    title: 'Rewards',
    lead: 'What members get for points.',
    keys: ['rewards', 'redemption'],
  },
  {
    path: 'challenges',
    title: 'Challenges',
    lead: 'What members achieve with several orders.',
    keys: ['challenges'],
  },
  {
    path: 'referrals',
    title: 'Referrals',
    lead: 'Members bring friends, and both get something.',
    keys: ['referrals'],
  },
  {
    path: 'triggers',
    title: 'Triggers',
    lead: 'What is done by itself: when, for whom, and what.',
    keys: ['triggers', 'journey'],
  },
  {
    path: 'messages',
    title: 'Messages',
    lead: 'The words of all messages, who else is told, and how often people are asked at most.',
    keys: ['templates', 'messaging', 'teams'],
  },
  {
    path: 'surveys',
    title: 'Surveys',
    lead: 'What members are asked.',
    keys: ['surveys'],
  },
];

/** The page on which a fault is shown; `null` where only the document as text shows it. @param pointer JSON pointer */
export function sectionOf(pointer: string): Section | null {
  const [, key = ''] = pointer.split('/');
  return SECTIONS.find(({ keys }) => keys.includes(key)) ?? null;
}
