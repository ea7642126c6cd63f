import { App } from 'aws-cdk-lib';
import { deploymentSettings } from './deployment.ts';
import { FEATURE_FLAGS } from './feature-flags.ts';
import { PerennialStack } from './perennial-stack.ts';

export interface AppOptions {
  /** One of infra/stages.ts; default: what the CDK CLI was given as `-c stage=…`, or dev. */
  readonly stage?: string;
  /** Where the cloud assembly goes; default: what the CDK CLI says, or a temporary folder. */
  readonly outdir?: string;
  /** As `-c` of the CDK CLI. */
  readonly context?: Readonly<Record<string, unknown>>;
  /**
   * Whether the template is held against the rules of CloudFormation: default: as the CDK has it, which does it unless
   * CDK_VALIDATION is `false`. It takes five seconds, three times what the rest does, so who deploys has it, and who only runs or
   * reads the template has not.
   */
  readonly isValidated?: boolean;
}

/**
 * The whole of Perennial as one stack, `Perennial-<stage>`. It looks nothing up, so it synthesizes without an AWS
 * account, and deploys to any.
 * @throws Error for an unknown stage or a malformed setting, with what to write instead
 */
export function buildApp({ stage, outdir, context = {}, isValidated }: AppOptions = {}): App {
  const app = new App({
    analyticsReporting: false,
    context: { ...FEATURE_FLAGS, ...context },
    ...(outdir === undefined ? {} : { outdir }),
    ...(isValidated === undefined ? {} : { builtinCloudFormationValidation: isValidated }),
  });
  const stageName: string = stage ?? app.node.tryGetContext('stage') ?? 'dev';
  new PerennialStack(app, `Perennial-${stageName}`, {
    stage: stageName,
    settings: deploymentSettings(stageName, app.node),
  });
  return app;
}

if (import.meta.main) buildApp().synth();
