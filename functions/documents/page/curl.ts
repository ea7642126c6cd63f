import type { ExampleParameters, OpenApiOperation } from '../open-api.ts';

/**
 * The example request of an operation as a command for a POSIX shell: the deployment's address in PERENNIAL_URL, the
 * secret key in PERENNIAL_KEY.
 */
export function curlCommand(method: string, path: string, operation: OpenApiOperation): string {
  const example = operation['x-example'] ?? { path: {}, query: {}, headers: {} };
  const body = operation.requestBody?.content['application/json']?.example;
  const options = [
    ...(operation.security.length === 0 ? [] : ['-H "Authorization: Bearer $PERENNIAL_KEY"']),
    ...Object.entries(example.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [`-H 'content-type: application/json'`, `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ];
  const command = `curl ${methodOption(method, body !== undefined)}"$PERENNIAL_URL${address(path, example)}"`;
  return [command, ...options].join(' \\\n  ');
}

/** With `-X HEAD` curl would wait for a body that never comes. */
function methodOption(method: string, hasBody: boolean): string {
  if (method === 'HEAD') return '-I ';
  return method === 'GET' || (method === 'POST' && hasBody) ? '' : `-X ${method} `;
}

function address(path: string, { path: values, query }: ExampleParameters): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (whole, name) => encodeURIComponent(values[name] ?? whole));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

/** Nothing in single quotes means anything to a shell, except their end. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
