import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart, ChartSpot, ChartWidth } from './chart.ts';
import { INK } from './palette.ts';

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

/** A spot in the pixels of its drawing. */
export interface DrawnSpot extends ChartSpot {
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface DrawnChart {
  readonly width: number;
  readonly height: number;
  /** As the library writes it. */
  readonly svg: string;
  readonly spots: readonly DrawnSpot[];
}

/** A chart as a still picture, and where in it what is. @param widthPx of the picture, which has the layout of a width */
export function drawnChart(chart: Chart, layout: ChartWidth, widthPx: number): DrawnChart {
  const size = { width: widthPx, height: chart.heightPx(layout) };
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    drawing.setOption({ animation: false, textStyle: { color: INK }, ...chart.option(layout) });
    const svg = drawing.renderToSVGString();
    return { ...size, svg, spots: chart.spots(layout).map((spot) => boxed(spot, drawing, size)) };
  } finally {
    drawing.dispose();
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function boxed(spot: ChartSpot, drawing: ECharts, { width, height }: Size): DrawnSpot {
  const [left, across] = bandOf(spot.x, 'xAxisIndex', drawing, width);
  const [top, down] = bandOf(spot.y, 'yAxisIndex', drawing, height);
  return { ...spot, box: { left, top, width: across, height: down } };
}

/** From where, and how long, a name of an axis has the drawing. */
function bandOf(
  place: number | undefined,
  axis: 'xAxisIndex' | 'yAxisIndex',
  drawing: ECharts,
  all: number,
): readonly [from: number, length: number] {
  if (place === undefined) return [0, all];
  const at = (index: number): number => Number(drawing.convertToPixel({ [axis]: 0 }, index));
  const middle = at(place);
  const length = Math.abs(at(1) - at(0)) || all;
  return [middle - length / 2, length];
}
