import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICIES } from '../../src/policies/index.ts';
import { formatPolicy } from '../../src/policies/custom.ts';
import type { Report } from '../../src/core/report.ts';
import { inProcess, jsonLines, parsed, prepareDictionaries, stubEngine, temporaryFolder, yinji } from './run.ts';

interface Answer {
  readonly id: string;
  readonly text: string | null;
  readonly report: Report;
}

const NUMBER = '11010519491231002X';
const NOTE = `身份证号：${NUMBER}，2024-05-01就诊于北京协和医院，否认梅毒病史。\r\n末行\n`;
const SECRET = '00112233445566778899aabbccddeeff';
const folder = temporaryFolder();
beforeAll(prepareDictionaries);
afterAll(folder.remove);

const protectText = (policy: string, text: string, ...more: string[]) =>
  inProcess(['protect', '--policy', policy, '--secret', SECRET, ...more], text);

describe('yinji protect', () => {
  it('gives the safe text of a text, and nothing else', async () => {
    const { code, stdout, stderr } = await yinji(['protect', '--policy', 'public', folder.file('note.txt', NOTE)]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('身份证号：[证件号1]，[日期1]就诊于[医院1]，否认[性病1]病史。\r\n末行\n');
  });

  it('gives one line a note with its report for JSON lines', async () => {
    const stdin = jsonLines({ id: 'a', text: NOTE }, { id: 'b', text: '无异常。' });
    const { code, stdout } = await inProcess(['protect', '--policy', 'public', '-'], stdin);
    expect(code).toBe(0);
    const [first, second] = parsed<Answer>(stdout);
    expect(second).toMatchObject({ id: 'b', text: '无异常。', report: { verification: { result: 'pass' } } });
    expect(first).toMatchObject({
      id: 'a',
      report: { policy: { id: 'public' }, engines: [{ engine: 'builtin', state: 'ok' }], decisions: { proposed: 4 } },
    });
    const sha256 = createHash('sha256')
      .update(first?.text ?? '')
      .digest('hex');
    expect(first?.report.output).toEqual({ sha256, length: first?.text?.length });
    expect(stdout).not.toContain(NUMBER);
    expect(JSON.stringify(first?.report)).not.toContain('协和');
  });

  it('writes tags in the language of the note', async () => {
    const { stdout } = await protectText('public', 'The patient was seen on 2024-05-01 in the clinic.');
    expect(stdout).toBe('The patient was seen on [Date 1] in the clinic.');
  });

  it.each([
    ['colleague', true],
    ['research', false],
    ['public', false],
  ])('%s: leaves a date of a visit as it is: %s', async (policy, isKept) => {
    const { code, stdout } = await protectText(policy, '2024-05-01复诊，无异常。');
    expect(code).toBe(0);
    expect(stdout.includes('2024-05-01')).toBe(isKept);
  });

  it('says so when the profile that is asked for is not the one it uses', async () => {
    const { stderr } = await protectText('research', '无异常。', '--profile', 'core');
    expect(stderr).toContain('the policy research always uses the strict profile');
  });

  it('gives the same for the same secret, and another for another', async () => {
    const text = '2024-05-01复诊，2024-06-02、2024-07-03、2024-08-04再诊。';
    const first = await protectText('research', text);
    const again = await protectText('research', text);
    const other = await inProcess(['protect', '--policy', 'research', '--secret', SECRET.replace('0', '1')], text);
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  it('moves the dates of one patient alike', async () => {
    const text = '2024-05-01复诊。';
    const notes = jsonLines(
      { id: 1, text, patient: 'p1' },
      { id: 2, text, patient: 'p1' },
      { id: 3, text, patient: 'p2' },
      { id: 4, text },
    );
    const { stdout } = await protectText('research', notes);
    const [one, two, three, four] = parsed<Answer>(stdout).map((answer) => answer.text);
    expect(one).toBe(two);
    expect(new Set([one, three, four]).size).toBe(3);
  });

  it('takes a policy from a file', async () => {
    const [policy] = POLICIES;
    if (!policy) throw new Error('no policy');
    const rules = { HOSPITAL: { 1: { strategy: 'mask', character: '＊' } } } as const;
    const path = folder.file('own.json', formatPolicy({ ...policy, id: 'own', rules }));
    const { code, stdout } = await protectText(path, '就诊于北京协和医院。');
    expect([code, stdout]).toEqual([0, '就诊于＊＊＊＊＊＊。']);
  });
});

describe('yinji protect: what it withholds', () => {
  const missing = stubEngine(() => []);

  it('gives no text that fails the check, and says on which line, not what', async () => {
    const text = `第一行\n电话 13800138000，身份证 ${NUMBER}`;
    const { code, stdout, stderr } = await inProcess(['protect', '--policy', 'public'], text, missing);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('stdin, line 2: a mobile number');
    expect(stderr).toContain('stdin, line 2: a valid citizen number');
    expect(stderr).not.toMatch(/\d{6}/);
  });

  it('goes on with the other notes, and ends with 1', async () => {
    const notes = jsonLines({ id: 'a', text: '电话 13800138000' }, { id: 'b', text: '无异常。' });
    const { code, stdout } = await inProcess(['protect', '--policy', 'public'], notes, missing);
    expect(code).toBe(1);
    expect(parsed<Answer>(stdout)).toMatchObject([
      { id: 'a', text: null, report: { verification: { result: 'fail' } } },
      { id: 'b', text: '无异常。', report: { verification: { result: 'pass' } } },
    ]);
  });

  it.each(['text', 'notes'])('gives nothing where an engine failed: %s', async (kind) => {
    const failing = stubEngine(() => {
      throw new Error('boom');
    });
    const stdin = kind === 'text' ? '无异常。' : jsonLines({ id: 'a', text: '无异常。' });
    const { code, stdout, stderr } = await inProcess(['protect', '--policy', 'public'], stdin, failing);
    expect(code).toBe(1);
    expect(stdout).not.toContain('无异常');
    if (kind === 'notes')
      expect(parsed<Answer>(stdout)).toMatchObject([{ text: null, report: { engines: [{ state: 'failed' }] } }]);
    expect(stderr).toContain('an engine failed');
  });
});

describe('yinji protect: bad usage', () => {
  it.each([
    ['a policy that does not exist', ['--policy', 'friends'], 'there is no policy friends'],
    ['a policy file that does not exist', ['--policy', 'nowhere.json'], 'nowhere.json cannot be read'],
    ['a policy file that is none', ['--policy', folder.file('bad.json', '{"rules": 3}')], 'The policy is not valid'],
    ['a short secret', ['--policy', 'public', '--secret', 'beef'], 'at least 32 hexadecimal digits'],
  ])('%s', async (_, words, reason) => {
    const { code, stdout, stderr } = await inProcess(['protect', ...words], NOTE);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('beef');
  });
});
