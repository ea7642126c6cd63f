import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { MetricsEnvironment } from '../../shared/contracts/environments/metrics.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { s3Client, s3Objects } from '../../shared/lake/s3-objects.ts';
import { scheduledFunction } from '../../shared/lambda/scheduled-function.ts';
import { COUNTING } from '../../shared/metrics/counting.ts';
import { programTerms } from '../../shared/metrics/program-terms.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { nightly } from './nightly.ts';

const logger = new Logger();
const metrics = new Metrics();
const environment = readEnvironment(MetricsEnvironment);
const programs = publishedPrograms(dynamoDbClient(), environment.PROGRAM_TABLE);
const scratch = join(tmpdir(), 'lake');

/** By the hour: counts the night, once it is over, and tries again where that failed. */
export const handler = scheduledFunction(
  logger,
  metrics,
  nightly({
    shop: {
      workshop: {
        objects: s3Objects(s3Client(), environment.LAKE_BUCKET),
        folder: scratch,
        now: () => Math.floor(Date.now() / 1000),
      },
      counting: COUNTING,
      limits: { memoryMb: environment.ENGINE_MEMORY_MB, spillFolder: join(scratch, 'spill') },
    },
    termsAt: (now) => programTerms(programs, now),
    logger,
    metrics,
  }),
);
