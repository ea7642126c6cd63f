import type { VersionSummary } from '../../shared/contracts/programs.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type EffectiveVersion, versionInForce } from '../../shared/domain/program/program-history.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { PublishedVersion, VersionFacts } from '../../shared/storage/program-codec.ts';

/** What was published, as it was and stays; nothing of it depends on when one asks. */
export function publicationView(facts: VersionFacts) {
  return {
    version: facts.version,
    effectiveFrom: isoTime(facts.effectiveFrom),
    publishedAt: isoTime(facts.publishedAt),
    reason: facts.reason,
    actor: facts.actor,
    rollbackOf: facts.rollbackOf,
    draftId: facts.draftId,
  };
}

export function versionSummary(
  facts: VersionFacts,
  timetable: readonly EffectiveVersion[],
  now: EpochSeconds,
): VersionSummary {
  return {
    ...publicationView(facts),
    status: statusOf(facts, timetable, now),
    canceledAt: isoTimeOrNull(facts.canceledAt),
  };
}

export function versionView(
  version: PublishedVersion,
  timetable: readonly EffectiveVersion[],
  now: EpochSeconds,
) {
  return { ...versionSummary(version, timetable, now), document: version.document };
}

function statusOf(
  { version, effectiveFrom, canceledAt }: VersionFacts,
  timetable: readonly EffectiveVersion[],
  now: EpochSeconds,
): VersionSummary['status'] {
  if (canceledAt !== null) return 'canceled';
  if (effectiveFrom > now) return 'scheduled';
  return versionInForce(timetable, now)?.version === version ? 'in_force' : 'past';
}

/** @param field where the request names it */
export function refuseUnknownVersion(version: number, field = '/path/version'): Refusal {
  return refuse('VERSION_NOT_FOUND', `No version ${version} was published.`, field);
}
