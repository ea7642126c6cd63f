import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './benchmark.ts';

/** Progress on the terminal's error stream, so that the table alone can be kept; one line a benchmark elsewhere. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  const bar = new SingleBar(
    {
      format: '{title} {bar} {value}/{total} · {duration_formatted}, {eta_formatted} left',
      stream,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  return {
    begin: (title, steps) => {
      if (stream.isTTY) bar.start(steps, 0, { title });
      else stream.write(`${title}: ${steps} blocks\n`);
    },
    step: () => {
      if (stream.isTTY) bar.increment();
    },
    end: () => {
      if (stream.isTTY) bar.stop();
    },
  };
}
