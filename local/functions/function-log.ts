import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionError } from './function-contract.ts';

/** Where the output of one function goes. */
export type FunctionLog = { write(chunk: Buffer | string): void; close(): Promise<void> };

/** Receives every line a function writes, besides its file; for `npm start -- --logs`. */
export type LogEcho = (functionName: string, text: string) => void;

/**
 * Opens `logs/<function>.log` in the data folder for appending. Output of functions goes to files, so that
 * the terminal stays readable; `tail -f` or `--logs` shows them as they come.
 */
export function openFunctionLog(folder: string, functionName: string, echo?: LogEcho): FunctionLog {
  mkdirSync(folder, { recursive: true });
  const stream = createWriteStream(join(folder, `${functionName}.log`), { flags: 'a' });
  return {
    write: (chunk) => {
      stream.write(chunk);
      echo?.(functionName, chunk.toString());
    },
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}

/** Writes a failed invocation the way the Lambda runtime logs it: one line of JSON after a tab. */
export function writeError(log: FunctionLog, requestId: string, error: FunctionError): void {
  log.write(`${new Date().toISOString()}\t${requestId}\tERROR\tInvoke Error\t${JSON.stringify(error)}\n`);
}
