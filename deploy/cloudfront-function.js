// A viewer request function of CloudFront, runtime cloudfront-js-2.0, for every behaviour.
// S3 behind an origin access control answers files only. The function requests the index.html of a
// folder, and redirects an address without its final slash, as `npm run serve` does. It cannot read
// the bucket, so it also redirects an address without a page, which is then not found.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (uri.endsWith('/')) {
    request.uri = `${uri}index.html`;
    return request;
  }
  const isFile =
    /\/_next\//.test(uri) ||
    /\.(avif|css|csv|html|ico|jpg|js|json|map|mjs|png|svg|txt|webmanifest|webp|woff2|xml|xsl)$/.test(
      uri,
    );
  // A redirect to //host or /\host would lead to another host, and one to /../ to another folder.
  const isPlain = !/\/\/|\\|\/\.\.?(\/|$)/.test(uri);
  if (isFile || !isPlain) return request;
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: `${uri}/${writeQuery(request.querystring)}` },
      'cache-control': { value: 'no-cache' },
    },
  };
}

function writeQuery(querystring) {
  const parts = [];
  for (const name of Object.keys(querystring)) {
    const item = querystring[name];
    for (const { value } of item.multiValue || [item]) {
      parts.push(value === '' ? name : `${name}=${value}`);
    }
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
