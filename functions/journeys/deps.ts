import type { Logger } from '@aws-lambda-powertools/logger';

/** Of Powertools' metrics what is used here. */
export interface Counter {
  addMetric(name: string, unit: 'Count' | 'Seconds', value: number): unknown;
}

/** What tells people how it goes. */
export interface Telling {
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  readonly metrics: Counter;
}
