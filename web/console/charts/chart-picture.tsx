import { useElementSize } from '@mantine/hooks';
import { useId, useMemo } from 'react';
import type { Chart, ChartWidth } from '../../figures/chart.ts';
import { svgOf } from '../../figures/chart-svg.ts';
import { type DrawnChart, drawnChart } from '../../figures/drawn-chart.ts';
import classes from './chart-picture.module.css';
import { ChartTip } from './chart-tip.tsx';
import { usePointing } from './pointing.ts';

/** Below it a drawing has the layout of a phone. */
const LEAST_WIDE_PX = 560;
/** Wider than that lines of a chart are hard to follow. */
const MOST_PX = 1_100;
const STEP_PX = 8;

/** A chart in the width there is for it, which answers to whom it is pointed at: by mouse, finger or arrow keys. */
export default function ChartPicture({ chart }: { readonly chart: Chart }) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const widthPx = Math.min(MOST_PX, Math.floor(width / STEP_PX) * STEP_PX);
  const layout: ChartWidth = widthPx >= LEAST_WIDE_PX ? 'wide' : 'narrow';
  const drawn = useMemo(
    () => (widthPx === 0 ? null : drawnChart(chart, layout, widthPx)),
    [chart, layout, widthPx],
  );
  return (
    <div ref={ref} className={classes['room']} style={{ minHeight: chart.heightPx(layout) }}>
      {drawn !== null && <Drawing chart={chart} drawn={drawn} />}
    </div>
  );
}

function Drawing({ chart, drawn }: { readonly chart: Chart; readonly drawn: DrawnChart }) {
  const id = useId().replaceAll(/[^a-z0-9]/gi, '');
  const svg = useMemo(
    () => ({ __html: svgOf(chart, drawn, `chart${id}`, 'drawing').text }),
    [chart, drawn, id],
  );
  const { spot, isByKeys, handlers } = usePointing(drawn.spots);
  return (
    <section
      className={classes['drawing']}
      style={{ width: drawn.width, height: drawn.height }}
      aria-label={`${chart.title}. Arrow keys tell its values.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its values are read by arrow keys.
      tabIndex={0}
      {...handlers}
    >
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it was escaped where it was drawn. */}
      <div dangerouslySetInnerHTML={svg} />
      {spot !== null && <ChartTip table={chart.table} spot={spot} drawn={drawn} />}
      <output className={classes['said']}>
        {isByKeys && spot !== null ? saidOf(chart, spot.row, spot.column) : ''}
      </output>
    </section>
  );
}

function saidOf({ table: { rows, columns } }: Chart, row: number, column: number | null): string {
  const found = rows[row];
  if (found === undefined) return '';
  const parts = found.cells.flatMap(({ text }, index) =>
    column === null || column === index ? [columns.length > 1 ? `${columns[index]}: ${text}` : text] : [],
  );
  return `${found.name}: ${parts.join(', ')}`;
}
