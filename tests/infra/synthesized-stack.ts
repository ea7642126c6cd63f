import { App, type Stage } from 'aws-cdk-lib';
import { buildApp } from '../../infra/app.ts';
import { FEATURE_FLAGS } from '../../infra/feature-flags.ts';
import { PerennialStack } from '../../infra/perennial-stack.ts';
import type { StageSettings } from '../../infra/stages.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface StackTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** Templates alone need no bundles, which take most of the time. */
export const WITHOUT_BUNDLES = { 'aws:cdk:bundling-stacks': [] };

const made = new Map<string, StackTemplate>();

/** The template of a stage, as the app makes it. Files of one worker share what has been made: it is only read. */
export function templateOf(stage: string, context: Readonly<Record<string, unknown>> = {}): StackTemplate {
  const name = JSON.stringify([stage, context]);
  const known = made.get(name);
  if (known !== undefined) return known;
  const options = { stage, context: { ...WITHOUT_BUNDLES, ...context }, isValidated: false };
  const template = onlyTemplate(buildApp(options));
  made.set(name, template);
  return template;
}

/** The template of a stage with settings that are not its own. */
export function templateWith(stage: string, settings: StageSettings): StackTemplate {
  const app = new App({
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    context: { ...FEATURE_FLAGS, ...WITHOUT_BUNDLES },
  });
  new PerennialStack(app, `Perennial-${stage}`, { stage, settings });
  return onlyTemplate(app);
}

function onlyTemplate(app: Stage): StackTemplate {
  const [stack] = app.synth().stacks;
  if (stack === undefined) throw new Error('the app has no stack');
  return stack.template as StackTemplate;
}

/** Logical ids and properties of all resources of a type. */
export function resourcesOf(
  { Resources }: StackTemplate,
  type: string,
): readonly (readonly [logicalId: string, properties: Readonly<Record<string, unknown>>])[] {
  return Object.entries(Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([logicalId, { Properties = {} }]) => [logicalId, Properties]);
}

/** Properties of the only resource of a type. */
export function onlyResource(template: StackTemplate, type: string): Readonly<Record<string, unknown>> {
  const found = resourcesOf(template, type);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`the template has ${found.length} resources of type ${type}, not one`);
  }
  return first[1];
}

/** Properties of the only resource of a type that names something, such as `"shopifyWebhook`. */
export function onlyResourceAbout(
  template: StackTemplate,
  type: string,
  name: string,
): Readonly<Record<string, unknown>> {
  const found = resourcesOf(template, type).filter(([, properties]) =>
    JSON.stringify(properties).includes(name),
  );
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`the template has ${found.length} resources of type ${type} that name ${name}, not one`);
  }
  return first[1];
}

interface FunctionResource {
  readonly logicalId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * The functions by their capability, which each of them has in its environment. What the deployment alone calls has none:
 * tests/infra/web.test.ts.
 */
export function functionsByCapability(template: StackTemplate): ReadonlyMap<string, FunctionResource> {
  return new Map(
    resourcesOf(template, 'AWS::Lambda::Function').flatMap(([logicalId, properties]) => {
      const { Variables: variables } = properties['Environment'] as FunctionEnvironment;
      const capability = variables['POWERTOOLS_SERVICE_NAME'];
      return capability === undefined
        ? []
        : [[String(capability), { logicalId, variables, properties }] as const];
    }),
  );
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a function may do, as its role has it. */
export function statementsOf(template: StackTemplate, capability: string): readonly Statement[] {
  const roleId = referenceIn(functionsByCapability(template).get(capability)?.properties['Role']);
  const [, role] = resourcesOf(template, 'AWS::IAM::Role').find(([logicalId]) => logicalId === roleId) ?? [];
  const policies = (role?.['Policies'] ?? []) as readonly {
    readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  }[];
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

interface FunctionEnvironment {
  readonly Variables: Readonly<Record<string, unknown>>;
}

/** The logical id that an intrinsic function of CloudFormation refers to; null for a plain value. */
export function referenceIn(value: unknown): string | null {
  const found = /"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z0-9]+)"/.exec(JSON.stringify(value) ?? '');
  return found?.[1] ?? null;
}
