import type { Construct } from 'constructs';
import type { DocumentsEnvironment } from '../shared/contracts/environments/documents.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';

/** The API's description, for programs and for people. It needs nothing and may do nothing. */
export class Documents extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext) {
    super(scope, id, {
      ...context,
      capability: 'documents',
      entry: 'functions/documents/documents.lambda.ts',
      errorImpact: 'Developers cannot read the API documentation; members and their points are not touched.',
      // It answers with a text that it holds.
      memoryMb: 256,
      timeoutSeconds: 5,
      slowAfterMs: 3_000,
      variables: {} satisfies VariablesOf<typeof DocumentsEnvironment>,
    });
  }
}
