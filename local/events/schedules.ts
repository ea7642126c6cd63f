import { Cron } from 'croner';
import { z } from 'zod';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import { unsupportedValue } from '../template/support-check.ts';
import type { TemplateResource } from '../template/template.ts';
import { createEvent } from './event.ts';
import { parseScheduleExpression } from './schedule-expression.ts';
import { createTarget, type Target, type TargetParts, targetProperties } from './target.ts';

const ruleProperties = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(targetProperties).default([]),
});
const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: targetProperties,
});

type Schedule = {
  readonly resource: TemplateResource;
  readonly expression: string;
  readonly timezone: string;
  readonly source: 'aws.events' | 'aws.scheduler';
  readonly targets: readonly Target[];
};

/**
 * Starts the schedules of the stacks. Times that pass while the stack is stopped are not made up for: nothing
 * in the ledger depends on a job having run.
 * @throws StartError for an expression or target that the local runner does not know
 */
export function startSchedules(catalog: ResourceCatalog, parts: TargetParts): { close(): void } {
  const jobs = [...readRules(catalog, parts), ...readSchedules(catalog, parts)].map((schedule) =>
    startJob(catalog, schedule),
  );
  return {
    close: () => {
      for (const job of jobs) job.stop();
    },
  };
}

function startJob(catalog: ResourceCatalog, schedule: Schedule): Cron {
  const { resource, expression, timezone, source } = schedule;
  const parsed = parseScheduleExpression(expression);
  if (parsed === undefined) {
    throw unsupportedValue(resource, 'ScheduleExpression', expression, 'rate(…) and cron(…)');
  }
  const arn = catalog.names.attribute(resource.stackName, resource.logicalId, 'Arn');
  const fire = (): void => {
    const event = createEvent({ source, detailType: 'Scheduled Event', detail: {}, resources: [arn] });
    for (const deliver of schedule.targets) deliver(event);
  };
  if ('cron' in parsed) return new Cron(parsed.cron, { timezone, unref: true }, fire);
  const startAt = new Date(Date.now() + parsed.everySeconds * 1000);
  return new Cron('* * * * * *', { interval: parsed.everySeconds, startAt, unref: true }, fire);
}

function readRules(catalog: ResourceCatalog, parts: TargetParts): Schedule[] {
  return catalog.ofType('AWS::Events::Rule').flatMap((resource): Schedule[] => {
    const { ScheduleExpression, State, Targets } = catalog.read(resource, ruleProperties);
    if (ScheduleExpression === undefined || State === 'DISABLED') return [];
    const targets = Targets.map((target) => createTarget(resource, target, parts));
    return [{ resource, expression: ScheduleExpression, timezone: 'UTC', source: 'aws.events', targets }];
  });
}

function readSchedules(catalog: ResourceCatalog, parts: TargetParts): Schedule[] {
  return catalog.ofType('AWS::Scheduler::Schedule').flatMap((resource): Schedule[] => {
    const properties = catalog.read(resource, scheduleProperties);
    if (properties.State === 'DISABLED') return [];
    return [
      {
        resource,
        expression: properties.ScheduleExpression,
        timezone: properties.ScheduleExpressionTimezone,
        source: 'aws.scheduler',
        targets: [createTarget(resource, properties.Target, parts)],
      },
    ];
  });
}
