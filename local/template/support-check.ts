import { StartError } from '../start-error.ts';
import { supportedTypes } from './supported-types.ts';
import { describeResource, type StackTemplate, type TemplateResource } from './template.ts';

const file = 'local/template/supported-types.ts';

/**
 * Refuses a template that contains anything the local runner would skip without a word.
 * @throws StartError that lists every unknown resource type, property and condition at once
 */
export function assertSupported(stacks: readonly StackTemplate[]): void {
  const problems = stacks.flatMap((stack) => [...stack.resources.values()].flatMap(findProblems));
  if (problems.length === 0) return;
  throw new StartError(
    `The template contains what the local runner does not know:\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    `Give it a local behavior, or enter it in ${file} with the reason why it has none here.`,
  );
}

function findProblems(resource: TemplateResource): string[] {
  const support = supportedTypes[resource.type];
  if (support === undefined) return [`${describeResource(resource)}: unknown resource type`];
  if ('inert' in support) return [];
  const problems = Object.keys(resource.properties)
    .filter((property) => support.runs[property] === undefined)
    .map((property) => `${describeResource(resource)}: unknown property ${property}`);
  return resource.condition === undefined
    ? problems
    : [
        ...problems,
        `${describeResource(resource)}: conditional resources (Condition "${resource.condition}")`,
      ];
}

/** A value of a supported property that the local runner cannot honor: names the resource and what to do. */
export function unsupportedValue(
  resource: TemplateResource,
  property: string,
  value: unknown,
  expected: string,
): StartError {
  return new StartError(
    `${describeResource(resource)} has ${property} ${JSON.stringify(value)}; the local runner knows ${expected}.`,
    'Change the CDK app, or teach the part of local/ that runs this resource type.',
  );
}
