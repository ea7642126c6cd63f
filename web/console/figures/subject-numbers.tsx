import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useMemo, useState } from 'react';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { FIGURE_COLUMNS, rowOfFigure } from '../../../shared/metrics/figure-row.ts';
import { figureList } from '../../figures/figure-list.ts';
import type { Section, SectionTable } from '../../figures/section.ts';
import { metricTitle } from '../../figures/words/metric-words.ts';
import type { NumberWords } from '../../figures/words/number-words.ts';
import { csvOf } from '../charts/csv.ts';
import { downloadText } from '../charts/download.ts';
import classes from './subject-numbers.module.css';

/** All figures of a subject, to read and to take away. They may be thousands, and are written when they are opened. */
export function SubjectNumbers({
  section,
  figures,
  tables,
  words,
}: {
  readonly section: Section;
  readonly figures: readonly Figure[];
  readonly tables: readonly SectionTable[];
  readonly words: NumberWords;
}) {
  const [isOpen, setOpen] = useState(false);
  if (figures.length === 0) return null;
  const takeAway = (): void => {
    const columns = Object.keys(FIGURE_COLUMNS);
    const rows = figures.map((figure) => {
      const row = rowOfFigure(figure);
      return columns.map((column) => row[column] ?? null);
    });
    downloadText(`${section.id}-${figures[0]?.asOf}.csv`, csvOf([columns, ...rows]), 'text/csv');
  };
  return (
    <details
      className={classes['more']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>All {words.count(figures.length)} numbers</summary>
      {isOpen && (
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={takeAway}
          >
            Download as CSV
          </Button>
          <Tables figures={figures} tables={tables} words={words} />
        </>
      )}
    </details>
  );
}

function Tables({
  figures,
  tables,
  words,
}: {
  readonly figures: readonly Figure[];
  readonly tables: readonly SectionTable[];
  readonly words: NumberWords;
}) {
  const written = useMemo(() => {
    const shown = new Set(tables.flatMap((table) => table.figures));
    const rest = figures.filter((figure) => !shown.has(figure));
    const groups = [...Map.groupBy(rest, ({ metric }) => metric)];
    const others = groups.map(([metric, own]) =>
      figureList(own, words, tables.length === 0 ? metricTitle(metric) : `${metricTitle(metric)}: more cuts`),
    );
    return { __html: [...tables.map(({ table }) => table), ...others].map(({ text }) => text).join('') };
  }, [figures, tables, words]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `html` escapes whatever stands in these tables.
  return <div className={classes['tables']} dangerouslySetInnerHTML={written} />;
}
