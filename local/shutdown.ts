/** What has been started and must be stopped again, last started first. */
export type Shutdown = {
  add(what: string, stop: () => Promise<void> | void): void;
  /** Stops everything once; a part that fails to stop is reported and does not keep the others running. */
  run(): Promise<void>;
};

export function createShutdown(log: (line: string) => void): Shutdown {
  const parts: { readonly what: string; readonly stop: () => Promise<void> | void }[] = [];
  async function stopAll(): Promise<void> {
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      try {
        await part.stop();
      } catch (error) {
        log(`${part.what} did not stop cleanly: ${(error as Error).message}`);
      }
    }
  }
  let running: Promise<void> | undefined;
  return {
    add: (what, stop) => {
      parts.push({ what, stop });
    },
    run: () => {
      running ??= stopAll();
      return running;
    },
  };
}
