import type { MetricSection } from './metric-section.ts';

const WILSON = 'Wilson, 95 %';
const NONE = 'none';
const USUAL = 'tier, RFM group (`segment`), channel, country';
const COHORTS = `each cohort (month of the first order); over cohorts: everyone, ${USUAL}`;
const OF_TODAY =
  'Tier and RFM group are those of today: who is a champion today has ordered often, so figures of the past cut by them explain nothing.';

/** In the order of `CUSTOMER_METRICS`. */
export const CUSTOMER_SECTIONS: Readonly<Record<string, MetricSection>> = {
  retention_calendar: {
    title: 'Cohort retention by calendar month',
    question: 'Of those who came in a month, how many ordered in the months after it?',
    cuts: `${COHORTS}; each step`,
    interval: WILSON,
    mind: `One who comes on the 31st has a day for month 0, and one who comes on the 1st has thirty; for equal times use the forms by age. ${OF_TODAY}`,
    source: 'Mixpanel and Shopify show cohorts so.',
  },
  retention_day: {
    title: 'Retention on day N',
    question: 'How many order again on just that day?',
    cuts: `${COHORTS}; N as step`,
    interval: WILSON,
    mind: 'Few shops sell daily goods: expect small shares, and read the brackets instead.',
    source: "Amplitude's default (24-hour days).",
  },
  retention_bracket: {
    title: 'Retention by bracket',
    question: 'How many order again within the first month of age, the second, the third?',
    cuts: `${COHORTS}; the bracket as part`,
    interval: WILSON,
    mind: 'One customer may be in several brackets; they do not add up.',
    source: "Amplitude's and Mixpanel's custom brackets.",
  },
  retention_on_or_after: {
    title: 'Retention on or after day N',
    question: 'How many have not been lost by day N?',
    cuts: `${COHORTS}; N as step`,
    interval: WILSON,
    mind: 'It rises with time. Two cohorts have been observed for different times: never compare them by it.',
    source: "Amplitude's unbounded retention; right-censored.",
  },
  repeat_purchase: {
    title: 'Repeat purchase rate',
    question: 'Of those who bought, how many bought more than once?',
    cuts: `everyone, ${USUAL}; \`lifetime\` or \`year\` as part`,
    interval: WILSON,
    mind: 'Over a lifetime it rises with the age of the shop. Two orders of one day are two.',
    source: 'Klaviyo and Yotpo.',
  },
  repeat_within: {
    title: 'Repeat purchase within N days',
    question: 'How many place the second order within N days of the first?',
    cuts: `${COHORTS}; N as step`,
    interval: WILSON,
    mind: 'Equal times for everyone: the figure by which cohorts may be compared.',
    source: 'Lifetimely.',
  },
  returning_customers: {
    title: 'Returning customer rate',
    question: "Of a month's customers, how many were no strangers?",
    cuts: `each month; everyone, ${USUAL}`,
    interval: WILSON,
    mind: 'It falls when many new customers come, which is no bad news. Not the repeat purchase rate.',
    source: 'Shopify.',
  },
  new_customers: {
    title: 'New customers',
    question: 'How many ordered for the first time?',
    cuts: `each month; everyone, ${USUAL}`,
    interval: `${NONE}: counted, not drawn`,
    mind: 'A guest who gives another name every time is new every time.',
    source: 'Shopify.',
  },
  period_churn: {
    title: 'Churn from month to month',
    question: "Of a month's customers, how many did not order in the next?",
    cuts: `each month; everyone, ${USUAL}`,
    interval: WILSON,
    mind: 'Where people buy every quarter, nearly all are lost every month; read inactivity instead.',
    source: 'The usual definition for periods, after Mixpanel.',
  },
  inactivity_churn: {
    title: 'Churn by inactivity',
    question: 'How many have been silent for longer than customers usually are?',
    cuts: `everyone, ${USUAL}; D itself as the part \`days\``,
    interval: WILSON,
    mind: 'D by gaps is of those who came back, who are the faithful ones; who never came back has no gap. Set `inactivityDays` where the trade knows better.',
    source: 'Klaviyo; the percentile is a choice of this project.',
  },
  churn_risk: {
    title: 'Churn risk',
    question: 'Who is likely not to order in the next three months?',
    cuts: `everyone, each cohort, ${USUAL}; the band as part`,
    interval: `${NONE}: a prediction of a model`,
    mind: 'Not 1 − P(alive): BG/NBD takes every one-time buyer as alive. See [metrics-fitting.md](metrics-fitting.md) for what the model is worth.',
    source: 'Fader, Hardie and Lee (2005).',
  },
  rfm: {
    title: 'RFM groups',
    question: 'Who are the best customers, and whom are we about to lose?',
    cuts: 'each currency and group; customers or value as part',
    interval: 'Wilson, 95 %, for shares of customers; none for shares of value',
    mind: 'Scores are relative: there are always some fifths, however well the shop does.',
    source: 'Quintile scores after Hughes; the table of groups is below.',
  },
  rfm_cut_points: {
    title: 'RFM cut points',
    question: 'What does one have to do for a score?',
    cuts: 'each currency; the measure as part, the cut as step',
    interval: NONE,
    mind: 'They move with every run; keep them beside what you send by them.',
    source: 'Quantiles by the inverse of the distribution function, as Hyndman and Fan (1996) number 1.',
  },
  clv: {
    title: 'Customer lifetime value',
    question: 'What has a customer been worth, and what will one be in the next year?',
    cuts: `each currency: everyone, each cohort, ${USUAL}; distribution and models of everyone`,
    interval: "Student's, 95 %, of historic means; Wald's of the models' parameters; none of predictions",
    mind: 'Revenue net of discounts and refunds, not margin. On the CDNOW sample the model expected 12 % too few orders: a prediction is no promise.',
    source: 'Fader, Hardie and Lee (2005); Fader and Hardie (2013).',
  },
  acquisition_cost: {
    title: 'Customer acquisition cost',
    question: 'What did a new customer cost?',
    cuts: 'each month and currency: all channels, each channel',
    interval: `${NONE}: counted, not drawn`,
    mind: 'Spend of a month may win customers of the next; with a long way to the first order read several months together.',
    source: 'Spend imported with `perennial spend`; the usual definition.',
  },
  payback: {
    title: 'Payback',
    question: 'After how many months has a cohort earned what it cost?',
    cuts: 'each cohort and currency',
    interval: NONE,
    mind: 'By one gross margin for all goods, without the cost of points.',
    source: 'Lifetimely.',
  },
  program_return: {
    title: 'Members against comparable others',
    question: 'Do members spend more than others who began alike?',
    cuts: 'each currency: everyone, each channel; 90, 180 and 365 days as step',
    interval: "Welch's, 95 %, of the difference",
    mind: 'Observational. What the program does is told by an experiment with a holdout alone.',
    source: 'Matching by strata; Welch (1947), Satterthwaite (1946).',
  },
};
