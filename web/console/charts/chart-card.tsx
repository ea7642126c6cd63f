import { ActionIcon, Group, Paper, SegmentedControl, Skeleton, Text, Title, Tooltip } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { lazy, Suspense, useId, useState } from 'react';
import type { Chart } from '../../figures/chart.ts';
import classes from './chart-card.module.css';
import { ChartNumbers } from './chart-numbers.tsx';
import { chartRows, csvOf } from './csv.ts';
import { downloadText, fileName } from './download.ts';

/** What draws is the heaviest of the console, and comes when there is something to draw. */
const ChartPicture = lazy(() => import('./chart-picture.tsx'));

type View = 'chart' | 'table';
const VIEWS: { value: View; label: string }[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
];

/** A chart with its name, its numbers behind a switch, and its numbers to take away. */
export function ChartCard({
  chart,
  order = 2,
  note,
}: {
  readonly chart: Chart;
  /** Of its heading. */
  readonly order?: 2 | 3 | 4;
  /** Of what and when it is, such as the day of the figures. */
  readonly note?: string;
}) {
  const [view, setView] = useState<View>('chart');
  const id = useId();
  const takeAway = (): void =>
    downloadText(`${fileName(chart.title)}.csv`, csvOf(chartRows(chart.table)), 'text/csv');
  return (
    <Paper component="section" withBorder radius="md" className={classes['card']} aria-labelledby={id}>
      <div className={classes['head']}>
        <Title order={order} size="h5" id={id} className={classes['title']}>
          {chart.title}
        </Title>
        <Group gap="xs" wrap="nowrap" className={classes['tools']}>
          <SegmentedControl<View>
            size="xs"
            data={VIEWS}
            value={view}
            onChange={setView}
            aria-label={`Show as: ${chart.title}`}
          />
          <Tooltip label="Download as CSV">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`Download as CSV: ${chart.title}`}
              onClick={takeAway}
            >
              <IconDownload size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </div>
      {view === 'table' ? (
        <ChartNumbers chart={chart} />
      ) : (
        <Suspense
          fallback={<Skeleton height={chart.heightPx('wide')} role="status" aria-label="Drawing the chart" />}
        >
          <ChartPicture chart={chart} />
        </Suspense>
      )}
      {note !== undefined && (
        <Text size="xs" c="dimmed" mt="sm">
          {note}
        </Text>
      )}
    </Paper>
  );
}
