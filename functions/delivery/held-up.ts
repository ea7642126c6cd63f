import type { Trouble } from '../../shared/domain/delivery/outcome.ts';
import { Fault } from '../../shared/storage/fault.ts';

/** It cannot be done now and may be later, for a reason that people are told. */
export class HeldUp extends Fault {
  readonly because: Trouble;

  constructor(because: Trouble, code: Fault['code'], message: string, cause?: unknown) {
    super(code, message, cause);
    this.because = because;
  }
}

/** What is told of whatever failed. */
export const troubleIn = (error: unknown): Trouble =>
  error instanceof HeldUp ? error.because : 'NOT_POSSIBLE_YET';
