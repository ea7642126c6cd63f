import { Html, html } from '../../shared/pages/html.ts';
import { type Chart, type ChartWidth, WIDTHS_PX } from './chart.ts';
import { type DrawnChart, drawnChart } from './drawn-chart.ts';
import { CARD, pageColor } from './palette.ts';

/** A chart as a picture in a page: still, with a name and a text, in the colors of the page, and the same each time. @param name in the page, distinct */
export const chartSvg = (chart: Chart, name: string, width: ChartWidth): Html =>
  svgOf(chart, drawnChart(chart, width, WIDTHS_PX[width]), `${name}-${width}`, width);

/** As `chartSvg`, of what is drawn already. @param id in the page, distinct @param className of the picture */
export function svgOf(chart: Chart, { width, height, svg }: DrawnChart, id: string, className: string): Html {
  return html`<svg class="${className}" role="img" aria-labelledby="${id}-title ${id}-text" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${id}-title">${chart.title}</title>
<desc id="${id}-text">${chart.text}</desc>
${new Html(stilled(svg, id))}</svg>`;
}

const ROOT = /^<svg[^>]*>|<\/svg>\s*$/g;
const STYLE = /<style[^>]*>[\s\S]*?<\/style>/g;
const ONLY_FOR_SCRIPTS = / (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g;
const INLINE_STYLE = / style="([^"]*)"/g;
const OWN_ID = /\bzr\d+-([a-z]+\d+)/g;
const OWN_COLOR = /"(#010[1-3][0-9a-f]{2})"/g;
const FAINT = /"rgb\(1,1,4\)"/g;
const KEPT_STYLES = new Set(['font-size', 'font-weight', 'font-style']);

/**
 * What was drawn without what is for hovering, which is counted through a process and so differs each time. What stands in `style`
 * stands as attributes, because the page's policy allows no style but its own.
 */
const stilled = (svg: string, id: string): string =>
  svg
    .replaceAll(ROOT, '')
    .replaceAll(STYLE, '')
    .replaceAll(ONLY_FOR_SCRIPTS, '')
    .replaceAll(INLINE_STYLE, (_, style: string) => attributesOf(style))
    .replaceAll(OWN_ID, (_, own: string) => `${id}-${own}`)
    .replaceAll(FAINT, `"${CARD}"`)
    .replaceAll(OWN_COLOR, (all, color: string) => {
      const own = pageColor(color);
      return own === null ? all : `"${own}"`;
    });

function attributesOf(style: string): string {
  const declarations = style.split(';').map((each) => each.split(':'));
  return declarations
    .filter(([name = '']) => KEPT_STYLES.has(name))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
