import type { ColumnRole } from '../mapping.ts';
import type { Layout } from './layout.ts';
import { RowFault, type SkipReason } from './skip-reasons.ts';

/** The fields of one row by their meaning, without the blanks around them. */
export interface RowFields {
  has(role: ColumnRole): boolean;
  text(role: ColumnRole): string;
  fault(reason: SkipReason, role: ColumnRole): RowFault;
}

export function rowFields(values: readonly string[], { positions }: Layout): RowFields {
  const text = (role: ColumnRole) => {
    const position = positions[role];
    return position === undefined ? '' : (values[position] ?? '').trim();
  };
  return {
    has: (role) => positions[role] !== undefined,
    text,
    fault: (reason, role) => new RowFault(reason, role, text(role)),
  };
}
