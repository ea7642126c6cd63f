import type { ChartTable } from '../../figures/chart-table.ts';
import type { DrawnChart, DrawnSpot } from '../../figures/drawn-chart.ts';
import classes from './chart-picture.module.css';

const TIP_PX = 280;
const GAP_PX = 6;

/** What is pointed at, marked, with its numbers beside it. */
export function ChartTip({
  table,
  spot,
  drawn,
}: {
  readonly table: ChartTable;
  readonly spot: DrawnSpot;
  readonly drawn: DrawnChart;
}) {
  const row = table.rows[spot.row];
  if (row === undefined) return null;
  const { box } = spot;
  return (
    <>
      <div className={classes['mark']} style={{ ...box }} aria-hidden />
      <div className={classes['tip']} style={placeOf(spot, drawn)} aria-hidden>
        <strong>{row.name}</strong>
        <dl className={classes['values']}>
          {row.cells.map(({ text }, index) =>
            spot.column === null || spot.column === index ? (
              <div key={table.columns[index]}>
                {table.columns.length > 1 && <dt>{table.columns[index]}</dt>}
                <dd>{text}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </div>
    </>
  );
}

/** Below a cell or a row, beside a column; on the side where there is more room, so that it stays in the drawing. */
function placeOf({ box }: DrawnSpot, { width, height }: DrawnChart) {
  const isColumn = box.height >= height;
  const isRow = box.width >= width;
  const end = box.left + box.width;
  const top = isColumn ? 0 : box.top + box.height + GAP_PX;
  const maxWidth = Math.min(TIP_PX, width);
  if (isRow) return { right: 0, top, maxWidth };
  return box.left + box.width / 2 < width / 2
    ? { left: isColumn ? end + GAP_PX : Math.max(0, box.left), top, maxWidth }
    : { right: isColumn ? width - box.left + GAP_PX : Math.max(0, width - end), top, maxWidth };
}
