/**
 * A problem that stops the replay before, or in the middle of, sending and that the person at the terminal can solve:
 * what is wrong, with the offending value, and the fix. Any other error is a bug of ours and keeps its stack.
 */
export class ReplayError extends Error {
  readonly fix: string;

  constructor(problem: string, fix: string, options?: ErrorOptions) {
    super(`${problem}\n  → ${fix}`, options);
    this.name = 'ReplayError';
    this.fix = fix;
  }
}
