import { Logger } from '@aws-lambda-powertools/logger';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { WebEnvironment } from '../../shared/contracts/environments/web.ts';
import { siteObjects } from '../../shared/storage/site-objects.ts';
import { answerDeployment, type DeploymentRequest } from './answer-deployment.ts';
import { publishFaces } from './publish-faces.ts';

const logger = new Logger();
const { SITE_BUCKET, LAMBDA_TASK_ROOT } = readEnvironment(WebEnvironment);
const site = siteObjects(SITE_BUCKET);

/**
 * Called by CloudFormation alone, while the stack is deployed: puts the pages that lie beside this code where CloudFront reads
 * them, and takes them away with the stack, because S3 deletes no bucket that has something in it.
 */
export const handler = (request: DeploymentRequest): Promise<void> =>
  answerDeployment(request, logger, () =>
    request.RequestType === 'Delete' ? site.clear() : publishFaces(LAMBDA_TASK_ROOT, site),
  );
