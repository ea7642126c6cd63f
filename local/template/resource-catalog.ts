import type { z } from 'zod';
import { StartError } from '../start-error.ts';
import type { ResourceNames } from './resource-identity.ts';
import { describeResource, type StackTemplate, type TemplateResource } from './template.ts';

/** The resources of all stacks, read by type, their properties resolved and validated. */
export type ResourceCatalog = {
  readonly names: ResourceNames;
  ofType(...types: readonly string[]): TemplateResource[];
  read<Schema extends z.ZodType>(resource: TemplateResource, schema: Schema): z.infer<Schema>;
};

/** `read` throws StartError naming the resource and each property whose value the local runner cannot honor. */
export function createResourceCatalog(
  stacks: readonly StackTemplate[],
  names: ResourceNames,
): ResourceCatalog {
  const all = stacks.flatMap((stack) => [...stack.resources.values()]);
  return {
    names,
    ofType: (...types) => all.filter((resource) => types.includes(resource.type)),
    read: (resource, schema) => {
      const parsed = schema.safeParse(names.resolver(resource.stackName)(resource.properties));
      if (parsed.success) return parsed.data;
      const problems = parsed.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
      throw new StartError(
        `${describeResource(resource)} has values that the local runner does not know:\n${problems.join('\n')}`,
        'Change the CDK app, or teach the part of local/ that runs this resource type.',
      );
    },
  };
}
