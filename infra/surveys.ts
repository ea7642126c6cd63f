import type { Construct } from 'constructs';
import type { SurveysEnvironment } from '../shared/contracts/environments/surveys.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

/** The page behind the links of surveys, answers from the shop's own pages, and what surveys found. */
export class Surveys extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'surveys',
      entry: 'functions/surveys/surveys.lambda.ts',
      errorImpact:
        'Customers who tap a score in a message cannot answer, so service does not hear of those who are unhappy; nobody can read what surveys found.',
      memoryMb: 1024,
      // A writer tries for 15 seconds before it answers BUSY, and its last attempt may meet a slow store.
      timeoutSeconds: 29,
      // What somebody waits who only wanted to tap a number.
      slowAfterMs: 3_000,
      variables: {
        SURVEYS_TABLE: state.surveys.tableName,
        LEDGER_TABLE: state.ledger.tableName,
        PROFILE_TABLE: state.profiles.tableName,
        BUDGET_TABLE: state.budgets.tableName,
        OUTBOX_TABLE: state.outbox.tableName,
        CREDENTIAL_TABLE: state.credentials.tableName,
        ...programVariables(context, state),
      } satisfies VariablesOf<typeof SurveysEnvironment>,
    });
    state.surveys.grantAnswer(this.function);
    state.surveys.grantList(this.function);
    // An answer is an activity, with all that it earns.
    state.ledger.grantRead(this.function);
    state.ledger.grantAppend(this.function);
    state.ledger.grantAskCondition(this.function);
    state.profiles.grantReadProfiles(this.function);
    state.programs.grantRead(this.function);
    state.budgets.grantRead(this.function);
    state.budgets.grantDraw(this.function);
    state.outbox.grantFindAsk(this.function);
    state.credentials.grantKeepLinkSecret(this.function);
  }
}
