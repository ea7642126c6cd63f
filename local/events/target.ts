import { z } from 'zod';
import type { AsyncInvoker } from '../functions/async-invoker.ts';
import type { QueueSet } from '../queues/queue-set.ts';
import { StartError } from '../start-error.ts';
import { describeResource, type TemplateResource } from '../template/template.ts';
import type { LineFiles } from './line-files.ts';

/**
 * A target of a rule or schedule. Its retry policy and dead-letter queue are for targets that cannot be
 * reached; a local one always can. What a function does with an event it was given is the business of its own
 * asynchronous invocation (retries, on-failure destination), here as on AWS.
 */
export const targetProperties = z.strictObject({
  Id: z.string().optional(),
  Arn: z.string(),
  RoleArn: z.string().optional(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  RetryPolicy: z.unknown().optional(),
  DeadLetterConfig: z.unknown().optional(),
});

export type TargetProperties = z.infer<typeof targetProperties>;

/** Hands one event on, durably: when it returns, the event survives a kill of this process. */
export type Target = (event: unknown) => void;

export type TargetParts = {
  readonly queues: QueueSet;
  readonly invoker: AsyncInvoker;
  readonly logGroups: LineFiles;
};

/** @throws StartError for a target that is not a function, queue or log group of the app */
export function createTarget(
  owner: TemplateResource,
  properties: TargetProperties,
  parts: TargetParts,
): Target {
  const deliver = findReceiver(properties.Arn, parts);
  if (deliver === undefined) {
    throw new StartError(
      `${describeResource(owner)} has the target ${properties.Arn}, which the local runner does not know.`,
      'Targets are functions, queues and log groups of the app; teach local/events/target.ts for another kind.',
    );
  }
  return (event) => deliver(inputOf(event, properties));
}

/** What the target is given of the event: a fixed text, a text with parts of the event in it, a part, or all of it. */
function inputOf(event: unknown, { Input, InputPath, InputTransformer }: TargetProperties): string {
  if (InputTransformer === undefined) return Input ?? JSON.stringify(select(event, InputPath));
  const { InputPathsMap, InputTemplate } = InputTransformer;
  return InputTemplate.replaceAll(
    /("?)<([\w-]+)>("?)/g,
    (whole, before: string, name: string, after: string) => {
      const path = InputPathsMap[name];
      if (path === undefined) return whole;
      const value = select(event, path) ?? null;
      // A text within a text of the template brings no quotes of its own.
      const isWithin = typeof value === 'string' && before !== '' && after !== '';
      return isWithin ? JSON.stringify(value) : `${before}${JSON.stringify(value)}${after}`;
    },
  );
}

function findReceiver(
  arn: string,
  { queues, invoker, logGroups }: TargetParts,
): ((text: string) => void) | undefined {
  const queue = queues.byArn(arn);
  if (queue !== undefined) return (text) => void queues.send(queue, { body: text });
  if (invoker.knows(arn)) return (text) => void invoker.invoke(arn, text);
  const logGroup = /^arn:aws:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(arn)?.[1];
  return logGroup === undefined ? undefined : (text) => logGroups.append(logGroup, text);
}

/** `$.detail.id` selects a part of the event; without a path the whole event is delivered. */
function select(event: unknown, path: string | undefined): unknown {
  const fields = path === undefined ? [] : path.split('.').slice(1);
  return fields.reduce<unknown>(
    (value, field) => (value as Record<string, unknown> | null | undefined)?.[field],
    event,
  );
}
