import { afterEach, describe, expect, test } from 'vitest';
import { formatVersionResponse, GitArchive } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { readGit } from './read-git';

const archive = new GitArchive();
afterEach(() => archive.dispose());

const response = formatVersionResponse(observeVersion(1));
const createDate = '2020-01-01T00:00:00Z';

/** An entry of `aws iam list-policies`. */
const entry = (name: string, more: object = {}) => ({
  PolicyName: name,
  Arn: `arn:aws:iam::aws:policy/${name}`,
  Path: '/',
  IsAttachable: true,
  CreateDate: '2020-01-01T00:00:00+00:00',
  ...more,
});
const list = (...entries: object[]) => JSON.stringify({ Policies: entries });

async function read() {
  const { policies, unreadable = [], unnamed = [] } = await readGit(archive.repository, () => true);
  const byName = new Map(policies.map((policy) => [policy.policyName, policy]));
  return { listed: (name: string) => byName.get(name)?.listed, byName, unreadable, unnamed };
}

describe('the lists of an archive', { timeout: 60_000 }, () => {
  test('tell ARN, date of creation, and whether a policy can be attached', async () => {
    const role = { Arn: 'arn:aws:iam::aws:policy/aws-service-role/B' };
    archive.commit({
      'policies/A': response,
      'policies/B': response,
      'policies/C': response,
      'policies-list.json': list(entry('A', { IsAttachable: false }), entry('B', role)),
    });
    const { listed } = await read();
    expect(listed('A')).toEqual([
      { arn: 'arn:aws:iam::aws:policy/A', createDate, isAttachable: false },
    ]);
    expect(listed('B')?.[0]?.arn).toBe(role.Arn);
    expect(listed('C')).toBeUndefined();
  });

  test('keep removed policies, and each date of creation with its last entry', async () => {
    archive.commit({ 'policies/A': response, 'policies-list.json': list(entry('A')) });
    archive.commit({ 'policies-list.json': list(entry('A', { IsAttachable: false })) });
    const again = { CreateDate: '2020-03-01T00:00:00Z' };
    archive.commit({ 'policies-list.json': list(entry('A', again)) });
    archive.commit({ 'policies-list.json': list() });
    const { listed, unreadable } = await read();
    expect(listed('A')).toEqual([
      { arn: 'arn:aws:iam::aws:policy/A', createDate, isAttachable: false },
      { arn: 'arn:aws:iam::aws:policy/A', createDate: again.CreateDate, isAttachable: true },
    ]);
    expect(unreadable).toEqual([]);
  });

  test('of many, those before a removal are read', async () => {
    archive.commit({ 'policies/A': response, 'policies-list.json': list(entry('A')) });
    archive.commit({ 'policies/B': response, 'policies-list.json': list(entry('B')) });
    archive.commit({ 'policies/B': null });
    for (let count = 0; count < 100; count += 1) {
      archive.commit({ 'policies-list.json': `${list(entry('A'))}${' '.repeat(count)}` });
    }
    const { listed } = await read();
    expect(listed('B')).toHaveLength(1);
  });

  test('that cannot be read are reported, and the others are used', async () => {
    const states = [
      list(entry('A')).slice(0, 40),
      '[1]',
      '{"Policies": 1}',
      list(entry('B', { CreateDate: 'today' }), entry('A')),
      list(entry('A', { Arn: 'arn:aws:iam::aws:policy/Other' })),
    ];
    const commits = states.map((text, index) =>
      archive.commit({ 'policies/A': response, 'policies-list.json': text, [`${index}`]: '' }),
    );
    archive.commit({ 'policies-list.json': new Uint8Array([0xff, 0xfe, 0xfd]) });
    const { listed, unreadable } = await read();
    expect(listed('A')).toHaveLength(1);
    expect(unreadable).toHaveLength(6);
    for (const [index, commit] of commits.entries()) {
      expect(unreadable[index]).toContain(`policies-list.json in commit ${commit} of `);
    }
    expect(unreadable[2]).toContain('expected {"Policies": […]} as of aws iam list-policies');
    expect(unreadable[3]).toContain('at /Policies/0, expected PolicyName, Arn, CreateDate');
  });

  test('name removed policies and the day, or the day of the first commit with the name', async () => {
    const names = ['A', 'B', 'C', 'D'];
    const files = Object.fromEntries(names.map((name) => [`policies/${name}`, response]));
    archive.commit({ ...files, 'DEPRECATED.json': JSON.stringify(['A', 'D']) });
    archive.commit({ 'DEPRECATED.json': JSON.stringify({ A: 'Unknown', B: 'Unknown' }) });
    archive.commit({
      'DEPRECATED.json': JSON.stringify({ A: 'Unknown', B: '2020-05-30', C: '2020-06-31' }),
    });
    const { byName } = await read();
    expect(names.map((name) => byName.get(name)?.deprecated?.knownBy)).toEqual([
      '2020-06-01',
      '2020-05-30',
      '2020-06-03',
      undefined,
    ]);
  });

  test('report a removal that the newest list denies, and one in another form', async () => {
    archive.commit({ 'policies/A': response, 'DEPRECATED.json': '[1]' });
    archive.commit({ 'DEPRECATED.json': '1' });
    archive.commit({ 'DEPRECATED.json': '["A"]', 'policies-list.json': list(entry('A')) });
    const { byName, unreadable } = await read();
    expect(byName.get('A')?.deprecated).toBeUndefined();
    expect(unreadable).toEqual([
      expect.stringContaining('expected names of policies with days'),
      expect.stringContaining('expected names of policies with days, found 1'),
      'DEPRECATED.json at A: expected a policy that is removed, found it in the newest policies-list.json. Passed over.',
    ]);
  });

  test('tell a stray copy from a policy whose name ends in .json', async () => {
    archive.commit({
      'policies/A': response,
      'policies/A.json': response,
      'policies/B.json': response,
      'policies/C': response,
      'policies/C.json~': response,
      'policies/D': response,
      'policies-list.json': list(entry('A'), entry('B.json')),
    });
    const { byName, unnamed } = await read();
    expect([...byName.keys()]).toEqual(['A', 'B.json', 'C', 'D']);
    expect(unnamed.map((message) => message.split(':')[0])).toEqual([
      'policies/A.json',
      'policies/C.json~',
    ]);
  });
});

describe('an archive with a policy that was created again', { timeout: 60_000 }, () => {
  const again = formatVersionResponse(
    observeVersion(1, { createDate: '2020-05-01T00:00:00Z', document: observeVersion(5).document }),
  );

  test.each([
    ['a deletion', null],
    ['an empty file', ''],
  ])('has two versions of one id, and the time of %s', async (_, content) => {
    archive.commit({ 'policies/A': response });
    archive.commit({ 'policies/A': content });
    archive.commit({ 'policies/A': again });
    const { byName } = await read();
    const { versions, absences, defaults } = byName.get('A') ?? {};
    expect(versions?.map((version) => version.createDate)).toEqual([
      createDate,
      '2020-05-01T00:00:00Z',
    ]);
    expect(absences).toEqual([{ from: '2020-06-02T12:00:00Z', until: '2020-06-03T12:00:00Z' }]);
    expect(defaults).toHaveLength(2);
  });

  test('of the same dates is withdrawn and returns', async () => {
    archive.commit({ 'policies/A': response });
    archive.commit({ 'policies/A': null });
    archive.commit({ 'policies/A': response });
    archive.commit({ 'policies/A': '' });
    archive.commit({ 'policies/A': response });
    const withdrawal = { from: '2020-06-02T12:00:00Z', until: '2020-06-03T12:00:00Z' };
    expect((await read()).byName.get('A')).toMatchObject({ withdrawals: [withdrawal] });
  });
});
