import { expect, test } from 'vitest';
import { createCatalog, packCatalog, unpackCatalog } from './catalog';
import { loadCatalog } from './load';

const made = createCatalog([
  {
    service: 's3',
    name: 'Amazon S3',
    actions: [
      { name: 'PutObject', levels: ['Write'] },
      { name: 'ListAllMyBuckets', levels: ['List'], isWithoutResource: true },
      { name: 'GetObject', levels: ['Read'] },
      { name: 'PutBucketAcl', levels: ['Permissions management', 'Write'] },
    ],
  },
  { service: 'empty', name: 'Nothing yet', actions: [] },
]);

test('a catalog lists actions, their access levels and their addresses in the reference', () => {
  expect(made.services).toEqual(['empty', 's3']);
  expect(made.listActions('s3')).toEqual([
    's3:GetObject',
    's3:ListAllMyBuckets',
    's3:PutBucketAcl',
    's3:PutObject',
  ]);
  expect(made.listActions('ec2')).toEqual([]);
  expect(made.readLevels('S3:getobject')).toEqual(['Read']);
  expect(made.readLevels('s3:*')).toEqual([]);
  expect(made.nameService('s3')).toBe('Amazon S3');
  expect(made.findReference('s3:GetObject')).toMatch(/list_amazons3\.html#amazons3-GetObject$/);
  expect(made.findReference('s3:Nothing')).toBeUndefined();
});

test('a file has actions by access levels', () => {
  expect(packCatalog(made)).toEqual({
    s3: {
      name: 'Amazon S3',
      actions: {
        Read: ['GetObject'],
        List: ['ListAllMyBuckets*'],
        'Permissions management, Write': ['PutBucketAcl'],
        Write: ['PutObject'],
      },
    },
    empty: { name: 'Nothing yet', actions: {} },
  });
});

test('a file has the risks of actions', () => {
  const withRisks = createCatalog([
    {
      service: 's3',
      name: 'S3',
      actions: [
        { name: 'PutAcl', levels: ['Write'], risk: 'exposure' },
        { name: 'PutObject', levels: ['Write'], risk: 'exposure' },
        { name: 'GetObject', levels: ['Read'] },
      ],
    },
  ]);
  const file = packCatalog(withRisks);
  expect(file.s3?.risks).toEqual({ exposure: ['PutAcl', 'PutObject'] });
  const again = unpackCatalog(file);
  expect(
    ['s3:PutAcl', 'S3:putobject', 's3:GetObject'].map((each) => again.findRisk?.(each)),
  ).toEqual(['exposure', 'exposure', undefined]);
});

test('the file of all services has the whole catalog', {
  timeout: 30_000,
}, async () => {
  const all = await loadCatalog();
  const again = unpackCatalog(JSON.parse(JSON.stringify(packCatalog(all))));
  expect(all.services.length).toBeGreaterThan(400);
  expect(again.services).toEqual(all.services);
  for (const service of all.services) {
    const actions = all.listActions(service);
    expect(again.listActions(service)).toEqual(actions);
    expect(again.nameService(service)).toBe(all.nameService(service));
    expect(actions.map(again.readLevels)).toEqual(actions.map(all.readLevels));
    expect(actions.map(again.findReference)).toEqual(actions.map(all.findReference));
    const isWithout = (action: string) => all.isWithoutResource?.(action);
    expect(actions.map((action) => again.isWithoutResource?.(action))).toEqual(
      actions.map(isWithout),
    );
  }
});
