import { type GenericFormatter, SingleBar } from 'cli-progress';

/** What the replay is doing, and how much of it is done: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /**
   * @param total 0 when it cannot be known.
   * @param done what an earlier run did already.
   */
  begin(phase: string, total: number, done?: number): void;
  advance(count: number): void;
  end(): void;
  /** A line that stays. */
  say(line: string): void;
}

const PLAIN_LINE_EVERY_MS = 5_000;
const BAR_WIDTH = 28;

/** Writes to the stream of errors, so that the summary alone is the program's output. */
export function terminalProgress(output: NodeJS.WriteStream): Progress {
  let bar: SingleBar | null = null;
  const end = () => {
    bar?.stop();
    bar = null;
  };
  return {
    begin(phase, total, done = 0) {
      end();
      if (total === 0) {
        output.write(`${phase} …\n`);
        return;
      }
      bar = new SingleBar({
        stream: output,
        format: lineOf(phase, done),
        hideCursor: true,
        linewrap: true,
        noTTYOutput: true,
        notTTYSchedule: PLAIN_LINE_EVERY_MS,
        gracefulExit: false,
      });
      bar.start(total, done);
    },
    advance: (count) => bar?.increment(count),
    end,
    say(line) {
      end();
      output.write(`${line}\n`);
    },
  };
}

/** The rate is that of this run since the phase began; what is left is judged by it. */
function lineOf(phase: string, from: number): GenericFormatter {
  return (_options, { value, total, progress, startTime }) => {
    const elapsedSeconds = Math.max((Date.now() - startTime) / 1_000, 0.001);
    const perSecond = (value - from) / elapsedSeconds;
    const filled = Math.round(Math.min(progress, 1) * BAR_WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
    const percent = String(Math.floor(progress * 100)).padStart(3);
    const left = perSecond > 0 ? duration((total - value) / perSecond) : '…';
    return `${phase} ${bar} ${percent}% ${count(value)}/${count(total)} · ${count(Math.round(perSecond))}/s · ${left} left`;
  };
}

const count = (value: number): string => value.toLocaleString('en-US');

/** `42 s`, `3 min 05 s`, `2 h 10 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} min`;
  return minutes > 0 ? `${minutes} min ${String(rest).padStart(2, '0')} s` : `${rest} s`;
}
