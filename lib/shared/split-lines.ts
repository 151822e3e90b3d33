/** A line of a stream, without its line end; `bytes` is undefined for a line that is too long. */
export interface StreamLine {
  /** From 1, blank lines counted. */
  number: number;
  bytes: Buffer | undefined;
}

const newline = 0x0a;

/**
 * Yields the lines of a byte stream. It buffers at most one line and one chunk, so that a stream
 * of any length needs little memory; a line of more than `maxBytes` is dropped.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<StreamLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const append = (part: Buffer) => {
    length += part.length;
    if (length > maxBytes) parts = [];
    else parts.push(part);
  };
  const finish = (): StreamLine => {
    const line = { number, bytes: length > maxBytes ? undefined : Buffer.concat(parts) };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      append(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) append(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
