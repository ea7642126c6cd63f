/** S3 names its operations by the method and what the path is of; ours are these. */
const OPERATIONS = ['PutObject', 'GetObject', 'HeadObject', 'DeleteObject', 'ListObjectsV2'] as const;

/** @returns empty for what is none of S3 */
export function objectOperation(method: string, url: string): string {
  const [path = '/'] = url.split('?');
  const isOfBucket = path.split('/').filter((part) => part !== '').length < 2;
  if (method === 'GET') return isOfBucket ? 'ListObjectsV2' : 'GetObject';
  return OPERATIONS.find((name) => name === `${method[0]}${method.slice(1).toLowerCase()}Object`) ?? '';
}

export const isObjectOperation = (operation: string): boolean =>
  OPERATIONS.some((name) => name === operation);
