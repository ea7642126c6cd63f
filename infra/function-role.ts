import {
  type AddToPrincipalPolicyResult,
  PolicyDocument,
  type PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * The role of a function, or of a service that calls functions, with what it is granted in the role itself: a policy of its own would be one resource more for each
 * function, of the 500 that CloudFormation allows a stack. IAM counts both against the same 10,240 characters.
 */
export class FunctionRole extends Role {
  private readonly granted: PolicyDocument;

  constructor(scope: Construct, id: string, assumedBy = 'lambda.amazonaws.com') {
    const granted = new PolicyDocument();
    super(scope, id, {
      assumedBy: new ServicePrincipal(assumedBy),
      inlinePolicies: { Granted: granted },
    });
    this.granted = granted;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.granted.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
