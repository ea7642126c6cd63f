import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { Html, html } from '../../shared/pages/html.ts';
import { type Chart, type ChartWidth, WIDTHS_PX } from './chart.ts';
import { CARD, INK, VARIABLES } from './palette.ts';

use([
  BarChart,
  CustomChart,
  GridComponent,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
]);

/** A chart as a picture in a page: still, with a name and a text, in the colors of the page, and the same each time. @param name in the page, distinct */
export function chartSvg(chart: Chart, name: string, width: ChartWidth): Html {
  const size = { width: WIDTHS_PX[width], height: chart.heightPx(width) };
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    drawing.setOption({ animation: false, textStyle: { color: INK }, ...chart.option(width) });
    const id = `${name}-${width}`;
    const inside = stilled(drawing.renderToSVGString(), id);
    return html`<svg class="${width}" role="img" aria-labelledby="${id}-title ${id}-text" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">
<title id="${id}-title">${chart.title}</title>
<desc id="${id}-text">${chart.text}</desc>
${new Html(inside)}</svg>`;
  } finally {
    drawing.dispose();
  }
}

const ROOT = /^<svg[^>]*>|<\/svg>\s*$/g;
const STYLE = /<style[^>]*>[\s\S]*?<\/style>/g;
const ONLY_FOR_SCRIPTS = / (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g;
const INLINE_STYLE = / style="([^"]*)"/g;
const OWN_ID = /\bzr\d+-([a-z]+\d+)/g;
const OWN_COLOR = /"(#0101[0-9a-f]{2})"/g;
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
      const variable = VARIABLES[color];
      return variable === undefined ? all : `"var(${variable})"`;
    });

function attributesOf(style: string): string {
  const declarations = style.split(';').map((each) => each.split(':'));
  return declarations
    .filter(([name = '']) => KEPT_STYLES.has(name))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
