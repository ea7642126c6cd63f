/** What CloudFormation asks of a custom resource, as far as it matters here. */
export interface DeploymentRequest {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** Signed for one answer by PUT. */
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
}

export interface DeploymentLog {
  error(message: string, error: Error): void;
}

/** One and the same for ever: another would tell CloudFormation that the old one is to be deleted, and its files with it. */
const PHYSICAL_ID = 'faces';

/**
 * Does what a deployment asks for and tells CloudFormation how it went. Without an answer it would wait until its time limit,
 * so whatever is thrown is an answer too: the deployment fails with its message and is rolled back.
 * @throws Error when the answer cannot be given; Lambda then invokes again
 */
export async function answerDeployment(
  request: DeploymentRequest,
  log: DeploymentLog,
  work: () => Promise<void>,
): Promise<void> {
  const outcome = await work().then(
    () => ({ Status: 'SUCCESS' }),
    (error: Error) => {
      log.error('The pages were not published', error);
      return { Status: 'FAILED', Reason: error.message || error.name };
    },
  );
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = PHYSICAL_ID } = request;
  const body = JSON.stringify({
    ...outcome,
    PhysicalResourceId,
    StackId,
    RequestId,
    LogicalResourceId,
  });
  // The address is signed for a request without a content type.
  const { ok, status } = await fetch(request.ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body,
  });
  if (!ok) throw new Error(`CloudFormation took the answer with ${status}`);
}
