// Runs at the edge of CloudFront, in its own runtime (cloudfront-js-2.0), for what lies under /console: no modules, no imports.

/**
 * The console is one page: every address of it that is no file is answered with that page, which shows what the address names.
 * Files lie in /console/assets/, so that nothing else can be one, whatever it is called.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  var request = event.request;
  if (request.uri === '/console') {
    return {
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: { location: { value: '/console/' } },
    };
  }
  if (request.uri.startsWith('/console/') && !request.uri.startsWith('/console/assets/')) {
    request.uri = '/console/index.html';
  }
  return request;
}
