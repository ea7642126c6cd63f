import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/**
 * Hands requests to a function, as a role that may invoke it. The CDK's own integration gives each function a permission instead,
 * which is a resource for each of them, of the 500 that CloudFormation allows a stack.
 */
export class FunctionIntegration extends HttpRouteIntegration {
  private readonly target: LambdaFunction;
  private readonly caller: IRole;

  constructor(id: string, target: LambdaFunction, caller: IRole) {
    super(id);
    this.target = target;
    this.caller = caller;
    Grant.addToPrincipal({
      grantee: caller,
      actions: ['lambda:InvokeFunction'],
      resourceArns: [target.functionArn],
    });
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.target.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.caller),
    };
  }
}
