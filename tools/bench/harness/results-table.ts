import type { Benchmark, BenchReport, Finding } from './benchmark.ts';

/** The report of one benchmark as Markdown, which reads well on a terminal and goes into docs/performance.md as it is. */
export function resultsTable(
  { name, title }: Pick<Benchmark, 'name' | 'title'>,
  report: BenchReport,
): string {
  const rows = report.findings.map(
    (finding) => `| ${finding.what} | ${finding.measured} | ${finding.bar ?? ''} | ${mark(finding)} |`,
  );
  const notes = report.notes.map((note) => `- ${note}`);
  return [
    `### ${title} (\`${name}\`)`,
    '',
    '| | measured | bar | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...notes,
    ...(notes.length > 0 ? [''] : []),
  ].join('\n');
}

function mark({ isMet }: Finding): string {
  if (isMet === undefined) return '';
  return isMet ? 'met' : '**missed**';
}
