/**
 * A problem that the developer at the terminal can solve: what is wrong (with the offending value) and the
 * fix. The start script prints it without a stack trace; any other error is a bug of ours and keeps its own.
 */
export class StartError extends Error {
  readonly fix: string;

  constructor(problem: string, fix: string, options?: ErrorOptions) {
    super(`${problem}\n  → ${fix}`, options);
    this.name = 'StartError';
    this.fix = fix;
  }
}
