/** How a figure is written. */
export type Written = (value: number) => string;

export const COMPARED = ['current', 'draft', 'difference', '%'] as const;

/** Two figures side by side, their difference and by how many percent the draft's is larger. */
export function comparedCells(
  current: number | null,
  draft: number | null,
  written: Written,
): readonly string[] {
  if (current === null || draft === null)
    return [current, draft].map((value) => (value === null ? 'no value' : written(value)));
  return [written(current), written(draft), signed(draft - current, written), percentage(current, draft)];
}

export function signed(difference: number, written: Written): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '−'}${written(Math.abs(difference))}`;
}

/** Of nothing, anything would be infinitely more; that is left empty. */
function percentage(current: number, draft: number): string {
  if (current === 0) return '';
  const percent = ((draft - current) / Math.abs(current)) * 100;
  return signed(Number(percent.toFixed(1)), (value) => value.toFixed(1));
}
