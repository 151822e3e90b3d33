import { describe, expect, it } from 'vitest';
import { buildPrincipal } from '../../testing/account';
import { analyze, analyzeExample, catalog } from '../../testing/example-account';
import { writeCell, writeCsv } from './export-csv';

const analysis = await analyzeExample();

describe('CSV', () => {
  it('has a row for each way in which a principal has a policy', () => {
    const [head, ...rows] = writeCsv([analysis], catalog).split('\r\n');
    expect(head).toBe(
      'account,since,policy,policy_arn,before,after,change,difference,high_risk,versions,never_announced,last_change,retired,principal_type,principal,principal_arn,via,marks',
    );
    expect(rows).toEqual([
      '111122223333,2021-01-31,Risky,arn:aws:iam::aws:policy/Risky,v1,v2,Wider,Adds iam:PutRolePolicy on all resources.,Adds privilege escalation: iam:PutRolePolicy.,"v2, 2021-02-01, announced",0,2021-02-01,,role,app,arn:aws:iam::111122223333:role/app,directly,unused',
      '111122223333,2021-01-31,Bounds,arn:aws:iam::aws:policy/Bounds,v1,v4,Wider,Adds s3:Put and s3:List on all resources.,,"v3, 2021-03-01, never announced; v4, 2021-04-01, never announced",2,2021-04-01,,role,app,arn:aws:iam::111122223333:role/app,as permissions boundary,unused',
      '111122223333,2021-01-31,Old,arn:aws:iam::aws:policy/Old,v1,v1,No new version,,,,0,,"deprecated since 2021-06-01, replaced by Risky",user,jane,arn:aws:iam::111122223333:user/jane,through group ops,',
      '111122223333,2021-01-31,Old,arn:aws:iam::aws:policy/Old,v1,v1,No new version,,,,0,,"deprecated since 2021-06-01, replaced by Risky",group,ops,arn:aws:iam::111122223333:group/ops,directly,',
      '',
    ]);
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    [' =1', "' =1"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['a=1', 'a=1'],
  ])('writes the cell %j', (text, cell) => {
    expect(writeCell(text)).toBe(cell);
  });

  it('has an empty cell for the version before a new policy', async () => {
    const fresh = await analyze([buildPrincipal('user a', ['New'])]);
    expect(writeCsv([fresh], catalog)).toContain('policy/New,,v1,New policy,');
  });
});
