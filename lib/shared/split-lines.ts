/** One line of a stream, without its end; `bytes` undefined where it was too long to keep. */
export interface StreamLine {
  /** From 1, blank lines counted. */
  number: number;
  bytes: Buffer | undefined;
}

const newline = 0x0a;

/**
 * The lines of a stream of bytes, one at a time: no more of it is held than one line and one
 * chunk, and of a line of more than `mostBytes` nothing.
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<StreamLine> {
  let kept: Buffer[] = [];
  let length = 0;
  let number = 1;
  const keep = (part: Buffer) => {
    length += part.length;
    if (length > mostBytes) kept = [];
    else kept.push(part);
  };
  const finish = (): StreamLine => {
    const line = { number, bytes: length > mostBytes ? undefined : Buffer.concat(kept) };
    kept = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
