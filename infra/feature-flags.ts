/**
 * The CDK's own switches, in code and not in cdk.json, because the app is also synthesized without the CDK CLI: by the
 * tests and by the stack that runs on one machine. Only those that change what this app comes to.
 */
export const FEATURE_FLAGS: Readonly<Record<string, boolean>> = {
  // One statement for what the same resources are granted, so that a role's policy reads like the grants.
  '@aws-cdk/aws-iam:minimizePolicies': true,
  // What CloudFormation would refuse ends the synthesis, and not the deployment.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};
