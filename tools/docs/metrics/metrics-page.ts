import { CUSTOMER_METRICS } from '../../../shared/metrics/customer-metrics.ts';
import { RFM_GROUPS } from '../../../shared/metrics/customers/rfm-groups.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { markdownTable } from '../markdown.ts';
import { CUSTOMER_SECTIONS } from './customer-sections.ts';
import type { MetricSection } from './metric-section.ts';

const CONVENTIONS = `# Metrics

| | |
| --- | --- |
| this page | what holds for all figures, and those of customers |
| [metrics-points.md](metrics-points.md) | figures of points, liability, tiers, surveys, referrals and experiments |
| [metrics-fitting.md](metrics-fitting.md) | the models behind churn risk and predicted value, and what they are worth |
| [lake.md](lake.md) | the files that all of it is counted from, and the figures as files; Athena; what is left of a member who is erased |
| [lake-curation.md](lake-curation.md) | how tables are made of what arrived, and made anew |
| [operations.md](operations.md#figures) | what to do when figures are late |

Every night, two hours after midnight, the figures of the day are counted. Read them by \`npm run perennial -- metrics\` (tables, CSV, JSON, a report
with \`--html\`), by \`GET /v1/figures\` (a key with the scope \`figures:read\`), or as files. \`--so-far\` counts until now and publishes nothing;
\`--count --as-of\` counts any day that is over, \`--until\` several.

What each figure is, so that it can be quoted. A figure has a numerator, a denominator, a window, the day it is as of, and the version
of its definition; where it is no count of everyone, it has the interval in which the true value lies with 95 %.

- **As of a day** counts what happened before that day began, by the moment it happened in the shop. A refund, a claim or a change of
  tier on that day or later changes nothing; one that happened before and is heard of later does, so figures of the last days may
  still change a little. Points count by when the balance changed instead ([when that is](metrics-points.md#when-a-balance-changes)): a
  month whose books are closed stays as it was.
- **Windows** are half-open, [from, to), in days and months of the program's time zone. Ages of customers are times of 24 hours from
  the moment of the first order.
- **A valid order** was recorded, and something of it is left: it did not go back whole, and refunds have not taken its whole value.
  Orders that cost nothing from the start are valid. **Value** is net of discounts and refunds, without tax and shipping.
- **A customer** is an account with a valid order: a member, or a guest. An order that a guest placed and a member claimed is the
  member's, from the claim on.
- **Not yet is not zero.** A figure is null, with a reason, while not everyone has been observed for long enough (IMMATURE), or where
  something is missing.
- **Money** of two currencies is never added up. RFM and CLV have figures for each; channel, country and currency of a customer are
  those of the first order, tier and RFM group those when the day began.
- **Averages over cohorts** are Σ numerators / Σ denominators of the complete ones, never a mean of percentages.`;

const SPEND = `## What was spent on winning customers

No event tells it, so people import it, for CAC and payback. A file in CSV:

\`\`\`csv
month,channel,currency,amount_minor
2026-01,web,EUR,1250000
2026-01,search,EUR,480000
\`\`\`

Months as year and month; channels as orders name them where they are to be compared with orders, else names of the shop's own; amounts
in minor units (cents). Each month, channel and currency once: a file that tells one twice is refused whole, as is one with any other
fault, with row, column, value and what to write instead. \`npm run perennial -- spend check FILE\` reads it, and with \`--out\` writes it as the
metrics read it.`;

/** docs/metrics.md: every metric with its definition as the code has it. */
export function metricsPage(): string {
  return `<!-- Generated from shared/metrics by \`npm run docs\`; do not edit. -->

${CONVENTIONS}

${CUSTOMER_METRICS.map((metric) => sectionOf(metric, CUSTOMER_SECTIONS[metric.name])).join('\n\n')}

## Which scores are which group

By the score of recency, and the mean of the scores of orders and of value, halves rounded up.

${markdownTable(
  ['Recency', '1', '2', '3', '4', '5'],
  ([5, 4, 3, 2, 1] as const).map((score) => [score, ...RFM_GROUPS[score]]),
)}

${SPEND}
`;
}

/** @throws Error for a metric that nobody wrote about */
function sectionOf({ name, definitionVersion, says }: Metric, section: MetricSection | undefined): string {
  if (section === undefined)
    throw new Error(`nothing is written about metric ${name}; add it to tools/docs/metrics`);
  const { title, question, cuts, interval, mind, source } = section;
  return `## ${title}

*${question}*

${says}

${markdownTable(
  ['', ''],
  [
    ['Figures', `\`${name}\`, definition ${definitionVersion}`],
    ['Cuts', cuts],
    ['Interval', interval],
    ['Mind', mind],
    ['Source', source],
  ],
)}`;
}
