import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../scripts/port';

interface StoredObject {
  body: string;
  type: string | undefined;
  cache: string | undefined;
}

export interface S3Server {
  endpoint: string;
  /** By key; a test can add some beforehand. */
  objects: Map<string, StoredObject>;
  /** The calls, in order: `PUT key`, `DELETE key`, `INVALIDATE paths`, `WAIT`. */
  log: string[];
  close: () => Promise<void>;
}

/**
 * A local server for one bucket of S3 and one distribution of CloudFront, with the calls of
 * deploy/s3.sh. It does not verify signatures.
 * Source: S3 API Reference, PutObject, ListObjectsV2, DeleteObject; CloudFront API Reference,
 * CreateInvalidation, GetInvalidation.
 *
 * @param refuses whether a key cannot be written
 */
export async function startS3Server(
  bucket: string,
  refuses: (key: string) => boolean = () => false,
): Promise<S3Server> {
  const objects = new Map<string, StoredObject>();
  const log: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://s3');
    const body = (await buffer(request)).toString();
    const send = (status: number, text = '', headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(text);
    };
    if (/^\/[\d-]+\/distribution\/[^/]+\/invalidation/.test(pathname)) {
      const isNew = request.method === 'POST';
      log.push(isNew ? `INVALIDATE ${/<Path>(.*?)<\/Path>/.exec(body)?.[1]}` : 'WAIT');
      return send(isNew ? 201 : 200, writeInvalidation());
    }
    if (!pathname.startsWith(`/${bucket}`))
      return send(404, '<Error><Code>NoSuchBucket</Code></Error>');
    const key = decodeURIComponent(pathname.slice(bucket.length + 2));
    if (request.method === 'GET' && key === '') return send(200, writeList(bucket, objects));
    if (request.method === 'PUT') {
      if (refuses(key)) return send(403, '<Error><Code>AccessDenied</Code></Error>');
      const { 'content-type': type, 'cache-control': cache } = request.headers;
      objects.set(key, { body, type, cache });
      log.push(`PUT ${key}`);
      return send(200, '', { etag: '"0"' });
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      log.push(`DELETE ${key}`);
      return send(204);
    }
    return send(405, '<Error><Code>MethodNotAllowed</Code></Error>');
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function writeList(bucket: string, objects: ReadonlyMap<string, StoredObject>): string {
  const contents = [...objects]
    .sort()
    .map(
      ([key, { body }]) =>
        `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified><ETag>"0"</ETag><Size>${Buffer.byteLength(body)}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><Prefix></Prefix><KeyCount>${objects.size}</KeyCount><MaxKeys>1000</MaxKeys><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
}

function writeInvalidation(): string {
  return '<?xml version="1.0" encoding="UTF-8"?><Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>I1</Id><Status>Completed</Status><CreateTime>2020-01-01T00:00:00Z</CreateTime><InvalidationBatch><Paths><Quantity>1</Quantity><Items><Path>/*</Path></Items></Paths><CallerReference>x</CallerReference></InvalidationBatch></Invalidation>';
}
