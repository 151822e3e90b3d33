/** A policy document in which each statement allows `s3:GetObject` on `*`, unless it says otherwise. */
export function writePolicy(...statements: Record<string, unknown>[]): string {
  const list = statements.map((each) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    ...each,
  }));
  return `${JSON.stringify({ Version: '2012-10-17', Statement: list }, null, 2)}\n`;
}

export const get = writePolicy({});
export const getAndPut = writePolicy({}, { Action: 's3:PutObject' });

/** The input that selects all JSON files. */
export const json = { files: '**/*.json' };
