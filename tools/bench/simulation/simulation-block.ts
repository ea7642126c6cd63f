import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { Simulation } from '../../../shared/domain/simulation/simulation-part.ts';
import { readMapping } from '../../replay/mapping-source.ts';
import { simulate, THREADS } from '../../simulation/simulate.ts';
import { exportHistory } from '../../simulation/source/export-history.ts';

export interface SimulationBlock {
  /** An export of the synthesizer. */
  readonly file: string;
}

export interface SimulationResult {
  readonly elapsedMs: number;
  /** Of that, living the history under both programs. */
  readonly simulatingMs: number;
  readonly peakMegabytes: number;
  readonly orders: number;
  readonly members: number;
  readonly issued: Readonly<Record<'current' | 'draft', number>>;
}

/** From the file to the report, as the command does it, in a process of its own: so the peak is that of one simulation. */
export async function runBlock({ file }: SimulationBlock, step: () => void): Promise<SimulationResult> {
  const draft = { ...DEFAULT_PROGRAM, version: 2, earningRules: DEFAULT_PROGRAM.earningRules.map(doubled) };
  const settings = {
    programs: { current: DEFAULT_PROGRAM, draft },
    redemptionPercent: 100,
    threads: THREADS,
  };
  const begun = performance.now();
  let simulatingSince = begun;
  const progress = {
    begin: () => {
      simulatingSince = performance.now();
    },
    advance: () => {},
    end: () => {},
    say: () => {},
  };
  const pace = { progress, signal: new AbortController().signal };
  const report: Simulation = await simulate(
    (folder) => exportHistory(folder, { file, mapping: readMapping('perennial', {}) }, pace),
    settings,
    pace,
  );
  const ended = performance.now();
  step();
  return {
    elapsedMs: ended - begun,
    simulatingMs: ended - simulatingSince,
    // Kilobytes; threads are part of the process.
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    orders: report.history.orders + report.history.guestOrders,
    members: report.members,
    issued: { current: report.current.issued, draft: report.draft.issued },
  };
}

function doubled(rule: (typeof DEFAULT_PROGRAM.earningRules)[number]) {
  const { effect } = rule;
  return effect.kind === 'points_per_amount'
    ? { ...rule, effect: { ...effect, points: effect.points * 2 } }
    : rule;
}
