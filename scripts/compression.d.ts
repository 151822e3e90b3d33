// compression has no types of its own, and @types/compression brings all types of Express.
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface CompressionOptions {
    /** Responses with fewer bytes are not compressed. */
    threshold?: number;
    filter?: (request: IncomingMessage, response: ServerResponse) => boolean;
  }

  export default function compression(
    options?: CompressionOptions,
  ): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
