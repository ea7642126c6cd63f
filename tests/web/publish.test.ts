import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { answerDeployment, type DeploymentRequest } from '../../functions/web/answer-deployment.ts';
import { publishFaces } from '../../functions/web/publish-faces.ts';
import { createBucketApi } from '../../local/buckets/bucket-api.ts';
import { createObjectStore } from '../../local/buckets/object-store.ts';
import { startServiceServer } from '../../local/services/service-server.ts';
import { openStackDatabase } from '../../local/stack-database.ts';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';
import { credentials, region } from '../../local/template/local-account.ts';
import { siteObjects } from '../../shared/storage/site-objects.ts';

/** What is deployed, its files beside it, and a bucket that takes them over HTTP. */
const [stack] = readCloudAssembly(inject('assembly'));
const resource = [...(stack?.resources.values() ?? [])].find(({ type }) => type === 'Custom::PublishedFaces');
const faces = stack?.assetPaths.get(`${resource?.properties['Faces']}.zip`) ?? '';
const list = JSON.parse(readFileSync(join(faces, 'files.json'), 'utf8')) as {
  path: string;
  contentType: string;
  cacheControl: string;
}[];

const folder = mkdtempSync(join(tmpdir(), 'perennial-publish-'));
const database = openStackDatabase(join(folder, 'stack.sqlite'));
const services = await startServiceServer(() => {});
const bucketApi = createBucketApi(new Set(['site']), createObjectStore(database, join(folder, 'objects')));
const puts: string[] = [];
services.serve(async (request) => {
  if (request.method === 'PUT') puts.push(request.path.replace('/site/', ''));
  return bucketApi(request);
});
const client = new S3Client({ region, credentials, endpoint: services.url, forcePathStyle: true });
const site = siteObjects('site', client);

/** Where CloudFormation waits for its answer. */
const answers: { readonly body: unknown; readonly contentType: string | undefined }[] = [];
let answerStatus = 200;
const cloudFormation = createServer(async (request, response) => {
  answers.push({ body: JSON.parse(await text(request)), contentType: request.headers['content-type'] });
  response.writeHead(answerStatus).end();
});
await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve));

afterAll(async () => {
  client.destroy();
  cloudFormation.close();
  await services.close();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  answers.length = 0;
  answerStatus = 200;
});

const request: DeploymentRequest = {
  RequestType: 'Create',
  ResponseURL: `http://127.0.0.1:${(cloudFormation.address() as AddressInfo).port}/answer?signature=x`,
  StackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Perennial-dev/1',
  RequestId: 'r1',
  LogicalResourceId: 'Published',
};
const silent = { error: () => {} };

async function keys(): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'site' }));
  return Contents.map(({ Key = '' }) => Key);
}

describe('publishing', () => {
  it('puts every file with its type and how long it is kept, pages after what they name', async () => {
    await publishFaces(faces, site);
    expect(await keys()).toEqual(list.map(({ path }) => path).sort());
    for (const { path, contentType, cacheControl } of list) {
      const found = await client.send(new GetObjectCommand({ Bucket: 'site', Key: path }));
      expect([found.ContentType, found.CacheControl]).toEqual([contentType, cacheControl]);
      expect(await found.Body?.transformToByteArray()).toEqual(
        new Uint8Array(readFileSync(join(faces, 'files', path))),
      );
    }
    const isChunk = (path: string): boolean => path.includes('/assets/');
    expect(puts.findLastIndex(isChunk)).toBeLessThan(puts.findIndex((path) => !isChunk(path)));
  });

  it('leaves what an earlier deployment has put, until the stack goes', async () => {
    const old = { path: 'console/assets/old-ABCDEFGH.js', contentType: 'text/javascript', cacheControl: 'x' };
    await site.put(old, Buffer.from('old'));
    await publishFaces(faces, site);
    expect(await keys()).toContain(old.path);
    await site.clear();
    expect(await keys()).toEqual([]);
  });
});

describe('the answer to CloudFormation', () => {
  const told = { StackId: request.StackId, RequestId: 'r1', LogicalResourceId: 'Published' };

  it('is that it is done, under one name for ever and without a content type, which is not signed', async () => {
    await answerDeployment(request, silent, async () => {});
    await answerDeployment({ ...request, PhysicalResourceId: 'faces' }, silent, async () => {});
    const done = { body: { ...told, Status: 'SUCCESS', PhysicalResourceId: 'faces' }, contentType: '' };
    expect(answers).toEqual([done, done]);
  });

  it('is that it failed, and why, whatever was thrown', async () => {
    await answerDeployment(request, silent, async () => {
      throw new Error('the bucket is away');
    });
    expect(answers.map(({ body }) => body)).toEqual([
      { ...told, Status: 'FAILED', Reason: 'the bucket is away', PhysicalResourceId: 'faces' },
    ]);
  });

  it('is given again when it was not taken', async () => {
    answerStatus = 500;
    await expect(answerDeployment(request, silent, async () => {})).rejects.toThrow('with 500');
  });
});
