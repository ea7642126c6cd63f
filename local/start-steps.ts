/** Runs one step of a start, reports its time, and ends the start there when it was interrupted. */
export type Stepper = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Longer than a step takes that is told when it is over. */
const QUIET_MS = 3_000;

/** Thrown between two steps when the start was interrupted. */
export class StartInterrupted extends Error {
  override readonly name = 'StartInterrupted';
}

export function createStepper(log: (line: string) => void, signal?: AbortSignal): Stepper {
  return async (name, work) => {
    if (signal?.aborted === true) throw interrupted();
    const startedAtMs = performance.now();
    const waiting = setTimeout(() => log(`${name}: takes some seconds …`), QUIET_MS);
    const result = await work()
      .catch((error: unknown) => {
        // Ctrl-C reaches the processes of a step as well; that they ended is no news then.
        throw signal?.aborted === true ? interrupted() : error;
      })
      .finally(() => clearTimeout(waiting));
    log(`${name}: ${Math.round(performance.now() - startedAtMs)} ms`);
    return result;
  };
}

function interrupted(): StartInterrupted {
  return new StartInterrupted('The start was interrupted.');
}
