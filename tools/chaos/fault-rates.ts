import type { FaultRates, RatesByOperation } from '../fault-proxy/fault-schedule.ts';

/** A fifth of all calls, and more of the writes: one transaction in thirteen succeeds without its client knowing. */
export const READ_RATES: FaultRates = {
  throttle: 0.04,
  capacity: 0.03,
  server_error: 0.04,
  cut_before: 0.04,
  cut_after: 0.03,
  delay: 0.02,
};
export const TABLE_RATES: RatesByOperation = {
  TransactWriteItems: {
    throttle: 0.02,
    capacity: 0.01,
    conflict: 0.06,
    throttled_transaction: 0.02,
    server_error: 0.02,
    server_error_after: 0.03,
    cut_before: 0.02,
    cut_after: 0.05,
    delay: 0.01,
    stall: 0.0005,
  },
  other: READ_RATES,
};

/** Of objects a quarter of all calls, as a call is tried four times before it fails. */
const OBJECTS: FaultRates = {
  throttle: 0.06,
  capacity: 0.03,
  server_error: 0.04,
  server_error_after: 0.05,
  cut_before: 0.03,
  cut_after: 0.05,
  delay: 0.02,
};
const OBJECT_READS: FaultRates = { ...OBJECTS, cut_within: 0.06 };
export const OBJECT_RATES: RatesByOperation = {
  GetObject: OBJECT_READS,
  ListObjectsV2: OBJECT_READS,
  other: OBJECTS,
};
