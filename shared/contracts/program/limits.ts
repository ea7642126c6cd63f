/**
 * Limits of a program document, each with its reason:
 * - 200 rules are several times what the largest programs in public run at once, and are still judged in well under a
 *   millisecond;
 * - a condition nested 8 deep is already more than a person can check by reading;
 * - 500 values in a list, and 500 SKUs in a filter, are what one keeps by hand: more is a category or a tag of the goods;
 * - 350,000 bytes leave room for what is stored beside a document within one item of the database (400 KB);
 * - a percent of 10,000 is a hundredfold multiplier: above it, somebody wrote points;
 * - 200 rewards are more than a customer scrolls through, and are still told to one, with what is missing for each, in one
 *   answer; 50 languages are more than any shop writes in, and 10 pictures more than a card of a reward shows;
 * - a generated code of 32 characters holds three times what it takes to be unguessable, and nobody types more;
 * - points are held for a week at most: a cart that waits longer was left behind;
 * - 10 redemptions on an order are each a few items of the one transaction that records it, which may have 100;
 * - 20 steps of a referral are more than anybody remembers; a weight of 1,000 decides whatever stands beside it, and 16 of them
 *   stay within a score of 16,000;
 * - a link that was opened more than a year ago brought nobody, and what waits for a person for more than a year is forgotten;
 * - 20 challenges are more than anybody follows, and the progress of each is some bytes of every account; a streak of 60 is five
 *   years of months; 20 categories are more than one remembers;
 * - a member's memory keeps what 100 triggers asked; each has one or more templates, with texts in several languages, so there
 *   may be twice as many; 10 ways of doing it are more than any shop has customers to tell apart, and 10 actions more than a
 *   person wants at once;
 * - 10,000 characters are an e-mail of four pages; 480 of a text message are three of the network's, 240 of a push message what
 *   a screen shows, and 1,024 of WhatsApp what it takes;
 * - what waits for more than a year is for somebody else than the one it began with;
 * - nobody keeps silent for 20 times as long as is usual for them and comes back for a letter;
 * - half of all held out is already the fastest way to know; a finer step than a tenth of a percent is never seen;
 * - 120 months are ten years, beyond which no date of a program is planned;
 * - 120 estimates are one a month for ten years.
 */
export const MAX_RULES = 200;
export const MAX_GROUPS = 50;
export const MAX_SEGMENTS = 100;
export const MAX_TIERS = 20;
export const MAX_CURRENCIES = 50;
export const MAX_CONDITIONS_IN_LIST = 50;
export const MAX_CONDITION_DEPTH = 8;
export const MAX_VALUES = 500;
export const MAX_BENEFITS = 50;
export const MAX_MEMBER_CAPS = 5;
export const MAX_ESTIMATES = 120;
export const MAX_REWARDS = 200;
export const MAX_LOCALES = 50;
export const MAX_PICTURES = 10;
export const MAX_CODE_LENGTH = 32;
export const MAX_HOLD_MINUTES = 10_080;
export const MAX_REDEMPTIONS_PER_ORDER = 10;
export const MAX_REFERRAL_STEPS = 20;
export const MAX_WEIGHT = 1_000;
export const MAX_SCORE = 16_000;
export const MAX_WINDOW_DAYS = 366;
export const MAX_REVIEW_DAYS = 366;
export const MAX_CHALLENGES = 20;
export const MAX_CHALLENGE_ORDERS = 1_000;
export const MAX_STREAK_PERIODS = 60;
export const MAX_CHALLENGE_CATEGORIES = 20;
export const MAX_PERCENT = 10_000;
export const MAX_MONTHS = 120;
export const MAX_DAYS = 3_660;
export const MAX_DOCUMENT_BYTES = 350_000;
export const MAX_TRIGGERS = 100;
export const MAX_TEMPLATES = 200;
export const MAX_SURVEYS = 50;
export const MAX_TEAMS = 50;
export const MAX_ACTIONS = 10;
export const MAX_VARIANTS = 10;
export const MAX_FIELD_TESTS = 10;
export const MAX_MESSAGE_CAPS = 5;
export const MAX_SUBJECT_LENGTH = 150;
export const MAX_BODY_LENGTH = { email: 10_000, sms: 480, push: 240, whatsapp: 1_024 } as const;
export const MAX_YEAR_DAYS = 366;
export const MAX_WAIT_MINUTES = MAX_YEAR_DAYS * 1_440;
export const MAX_GAP_HOURS = 720;
export const MAX_INTERVALS = 20;
export const MAX_HOLDOUT_PERCENT = 50;
