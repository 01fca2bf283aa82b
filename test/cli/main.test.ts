import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { prepareDictionaries, yinji } from './run.ts';

beforeAll(prepareDictionaries);

describe('yinji', () => {
  it('prints its version', async () => {
    expect(await yinji(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  it.each([
    ['C', 'Exit code:'],
    ['zh_CN.UTF-8', '退出码'],
  ])('prints help in the language of %s', async (language, words) => {
    const { code, stdout } = await yinji(['--help'], { language });
    expect(code).toBe(0);
    expect(stdout).toContain(words);
  });

  it('says how it is used when no command is given, as an error', async () => {
    const { code, stdout, stderr } = await yinji([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('yinji detect');
  });

  it('names a command that it does not have', async () => {
    const { code, stderr } = await yinji(['redact']);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no command redact');
  });
});
