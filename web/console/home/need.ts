import type { Client } from '../../../client/client.ts';
import type { Scope } from '../../../shared/contracts/access.ts';

/** Something that waits for somebody. */
export interface Waiting {
  readonly title: string;
  readonly detail: string;
  /** Below /console. */
  readonly to: string;
  /** Whether it costs somebody something if it waits longer; otherwise it is only good to know. */
  readonly isUrgent: boolean;
}

/** A reason why somebody may be needed, and how to see whether they are. */
export interface Need {
  readonly name: string;
  /** For what could not be read. */
  readonly title: string;
  /** All that one must be allowed to do something about it. */
  readonly scopes: readonly Scope[];
  /** Nothing where nobody is needed. */
  read(perennial: Client, now: Date): Promise<readonly Waiting[]>;
}
