import fc from 'fast-check';
import { aProgram } from '../builders.ts';
import { expiry, pending, VISITS } from '../history.ts';
import { richProgram } from '../program/rich-program.ts';

/** The built-in rule under any policies. */
export const plain = fc
  .record({
    clawback: fc.constantFrom('pending_only' as const, 'within_balance' as const, 'below_zero' as const),
    timeZone: fc.constantFrom('Etc/UTC', 'America/New_York', 'Australia/Lord_Howe'),
    pending,
    expiry,
  })
  .map((terms) => aProgram({ ...terms, earningRules: [...aProgram().earningRules, VISITS] }));

/** And whatever else a marketer may write. */
export const program = fc.oneof(plain, richProgram());
