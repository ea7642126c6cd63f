import { createHash } from 'node:crypto';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { Html, html, NOTHING } from '../../../shared/pages/html.ts';
import type { Chart } from '../../../web/figures/chart.ts';
import { chartSvg } from '../../../web/figures/chart-svg.ts';
import type { MetricSummary } from '../../../web/figures/counted-day.ts';
import { figureList } from '../../../web/figures/figure-list.ts';
import type { FigureSet } from '../../../web/figures/figure-set.ts';
import type { Section } from '../../../web/figures/section.ts';
import { metricTitle } from '../../../web/figures/words/metric-words.ts';
import type { NumberWords } from '../../../web/figures/words/number-words.ts';
import { reasonWords } from '../../../web/figures/words/reason-words.ts';
import { REPORT_STYLE } from './report-style.ts';

export interface PageParts {
  readonly title: string;
  readonly about: Html;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly body: Html }[];
  readonly footer: Html;
}

/** Nothing may be fetched and nothing may run; the one style is this page's, by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(REPORT_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The whole report: one file, complete without a network. */
export const reportPage = ({ title, about, sections, footer }: PageParts): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<style>${new Html(REPORT_STYLE)}</style>
</head>
<body>
<div class="page">
<header>
<h1>${title}</h1>
${about}<nav aria-label="Sections"><ol>
${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>\n`)}</ol></nav>
</header>
<main>
${sections.map(
  ({ id, title: name, body }, index) =>
    html`<section id="${id}" aria-labelledby="${id}-heading"${index === 0 ? html` class="flows"` : NOTHING}>
<h2 id="${id}-heading">${name}</h2>
${body}</section>\n`,
)}</main>
<footer>${footer}</footer>
</div>
</body>
</html>
`.text;

/** A section with its readings, charts, tables and definitions. @returns null where nothing of it was counted */
export function sectionBody(
  section: Section,
  figures: FigureSet,
  words: NumberWords,
  metrics: readonly MetricSummary[],
): Html | null {
  const all = figures.of(...section.metrics);
  if (all.length === 0) return null;
  const { readings, charts, tables } = section.content(figures, words);
  const shown = new Set<Figure>(tables.flatMap((table) => table.figures));
  const rest = all.filter((figure) => !shown.has(figure));
  return html`${(readings.length > 0 ? readings : unread(all)).map((reading) => html`<p class="reading">${reading}</p>\n`)}${charts.map((chart, index) => chartFigure(chart, `${section.id}-${index + 1}`))}${
    tables.length === 0
      ? NOTHING
      : html`<details><summary>The numbers as a table</summary>
${tables.map(({ table }) => table)}</details>
`
  }${rest.length === 0 ? NOTHING : restOf(rest, words, tables.length > 0)}<details><summary>How it is counted</summary>
${definitions(section.metrics, figures, metrics)}</details>
`;
}

/** Where no sentence fits what there is: why nothing has a value, if that is so. */
function unread(all: readonly Figure[]): readonly string[] {
  const [first] = all;
  return first === undefined || all.some(({ value }) => value !== null)
    ? []
    : [`Nothing of this is known yet, because ${reasonWords(first.reason)}.`];
}

const chartFigure = (chart: Chart, name: string): Html => html`<figure>
<figcaption>${chart.title}</figcaption>
${chartSvg(chart, name, 'wide')}
${chartSvg(chart, name, 'narrow')}
</figure>
`;

/** Cuts may have thousands of figures: they stay on the screen where others tell the story on paper. */
function restOf(rest: readonly Figure[], words: NumberWords, isScreenOnly: boolean): Html {
  const groups = [...Map.groupBy(rest, ({ metric }) => metric)];
  return html`<details${isScreenOnly ? html` class="screen"` : NOTHING}><summary>${isScreenOnly ? 'More cuts of these figures' : 'The numbers as a table'} (${words.count(rest.length)})</summary>
${groups.map(([metric, own]) => figureList(own, words, metricTitle(metric)))}</details>
${isScreenOnly ? html`<p class="paper about">${words.count(rest.length)} more figures, cut by tier, segment, channel, country or other parts, are in the page and in the exported files.</p>\n` : NOTHING}`;
}

function definitions(names: readonly string[], figures: FigureSet, metrics: readonly MetricSummary[]): Html {
  const counted = names.filter((name) => figures.of(name).length > 0);
  return html`<dl>
${counted.map((name) => {
  const known = metrics.find(({ metric }) => metric === name);
  const version = known?.definitionVersion ?? figures.of(name)[0]?.definitionVersion ?? 1;
  return html`<dt>${metricTitle(name)} <small><code>${name}</code>, definition ${version}</small></dt>
<dd>${codeMarked(known?.says ?? 'Its definition is not told.')}</dd>
`;
})}</dl>
`;
}

/** What stands between backticks, as code. */
const codeMarked = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
