import type { Construct } from 'constructs';
import type { FiguresEnvironment } from '../shared/contracts/environments/figures.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import { acknowledgeObjects } from './state/acknowledge-objects.ts';
import { FIGURES_PREFIX } from './state/lake-bucket.ts';
import type { State } from './state/state.ts';

/** Answers with figures as the night has written them. */
export class Figures extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'figures',
      entry: 'functions/figures/figures.lambda.ts',
      errorImpact:
        'The retention officer cannot read figures in the console or by the API; the files in the bucket are there all the same.',
      memoryMb: 1024,
      timeoutSeconds: 29,
      // A metric is one object, a megabyte at most.
      slowAfterMs: 3_000,
      variables: { LAKE_BUCKET: state.lake.bucketName } satisfies VariablesOf<typeof FiguresEnvironment>,
    });
    state.lake.grantReadFigures(this.function);
    acknowledgeObjects(this, state.lake, [FIGURES_PREFIX]);
  }
}
