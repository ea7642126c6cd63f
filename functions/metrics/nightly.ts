import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { FigureManifest, LATEST_KEY } from '../../shared/contracts/figures.ts';
import { type EpochSeconds, localTime } from '../../shared/domain/calendar.ts';
import { isoDayOf, localDayOf } from '../../shared/metrics/iso-day.ts';
import { type MetricsShop, runMetrics, type Step } from '../../shared/metrics/metrics-run.ts';
import type { ProgramTerms } from '../../shared/metrics/program-terms.ts';

/** The lake is given this long after midnight for what is still on its way; what comes later counts from the next night on. */
const COUNTED_FROM_MINUTE = 120;

export interface NightlyDeps {
  readonly shop: MetricsShop;
  readonly termsAt: (now: EpochSeconds) => Promise<ProgramTerms>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Counts what happened until last midnight, in the program's time zone, once two hours have passed since. Told every hour: where
 * the figures are of today already, it only says so, so that whoever watches their age knows that they are watched.
 */
export function nightly({ shop, termsAt, logger, metrics }: NightlyDeps) {
  return async (now: EpochSeconds): Promise<void> => {
    const terms = await termsAt(now);
    const { day, minute } = localTime(now, terms.timeZone);
    const due = minute >= COUNTED_FROM_MINUTE ? day : day - 1;
    if ((await newestDay()) < due) {
      const asOf = isoDayOf(due);
      const { manifest, days } = await runMetrics(shop, [{ asOf, ...terms }], log);
      logger.info('figures were published', { asOf, lake: manifest.sequence, figures: days[0]?.figures });
    }
    // After the counting: a run that fails says nothing of its hour, which the alarm takes for late figures.
    metrics.addMetric('FiguresAgeDays', MetricUnit.NoUnit, Math.max(0, due - (await newestDay())));
  };

  /** Days since 1970; long ago where nothing was counted yet. */
  async function newestDay(): Promise<number> {
    const found = await shop.workshop.objects.get(LATEST_KEY);
    if (found === null) return 0;
    return localDayOf(FigureManifest.parse(JSON.parse(found.bytes.toString())).asOf);
  }

  function log(step: Step): void {
    if (step.step !== 'counted') logger.info(`metrics: ${step.step}`, { ...step });
  }
}
