import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode, detectEncoding } from '../../src/formats/charset.ts';

const SIMPLIFIED = '姓名：王建国\n主诉：反复胸闷3天。否认梅毒病史。';
const TRADITIONAL = '姓名：陳怡君\n主訴：腹痛三天，門診號碼 5018273。';
const JAPANESE = '患者は45歳の男性。胸痛を主訴に来院した。';
const LATIN = 'Monsieur Lefèvre, né le 3 mai 1950 – opéré à Évreux, 38,5 °C, l’après-midi.';

/** What a writer wrote, and the encoding that must be found. */
const TABLE: readonly (readonly [encoding: string, text: string])[] = [
  ['utf-8', SIMPLIFIED],
  ['utf-16le', SIMPLIFIED],
  ['utf-16be', SIMPLIFIED],
  ['gb18030', SIMPLIFIED],
  ['gb18030', '张三'],
  ['gb18030', '门诊号 20240117003\n'],
  ['gb18030', '𠮷田，㐂子，€12'],
  ['big5', TRADITIONAL],
  ['utf-16le', TRADITIONAL],
  ['utf-16be', TRADITIONAL],
  ['shift_jis', JAPANESE],
  ['windows-1252', LATIN],
  ['utf-16le', 'Herr Müller, 45 Jahre'],
  ['utf-16be', 'Plain ASCII, nothing else.'],
  ['utf-8', 'Plain ASCII, nothing else.'],
  ['utf-8', LATIN],
];

describe('decode', () => {
  it.each(TABLE)('finds %s', (encoding, text) => {
    expect(decode(iconv.encode(text, encoding), 'a.txt')).toEqual({ text, encoding });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('takes the byte order mark of %s away', (encoding) => {
    const bytes = iconv.encode(SIMPLIFIED, encoding, { addBOM: true });
    expect(decode(bytes, 'a.txt')).toEqual({ text: SIMPLIFIED, encoding });
  });

  it('reads GB2312 and GBK files as GB18030', () => {
    for (const encoding of ['gb2312', 'gbk'])
      expect(decode(iconv.encode(SIMPLIFIED, encoding), 'a.txt').encoding).toBe('gb18030');
  });

  it('lets the caller force another one, by any of its names', () => {
    const bytes = iconv.encode('한국어 진료', 'euc-kr');
    expect(decode(bytes, 'a.txt', 'ks_c_5601-1987')).toEqual({ text: '한국어 진료', encoding: 'euc-kr' });
  });

  it.each([
    ['bytes that are not valid in it', iconv.encode(SIMPLIFIED, 'gb18030'), 'utf-8'],
    ['a name that nobody knows', iconv.encode(SIMPLIFIED, 'gb18030'), 'klingon'],
  ])('names file and encoding for %s', (_, bytes, encoding) => {
    expect(() => decode(bytes, 'a.txt', encoding)).toThrow(
      expect.objectContaining({ code: 'file.encoding', params: { file: 'a.txt', encoding } }) as Error,
    );
  });

  it('decides by the head of a long file, also where a character is cut there', () => {
    for (const shift of ['', 'x', 'xy', 'xyz']) {
      const text = shift + SIMPLIFIED.repeat(4000);
      expect(detectEncoding(iconv.encode(text, 'gb18030'))).toBe('gb18030');
      expect(detectEncoding(iconv.encode(text, 'utf-8'))).toBe('utf-8');
    }
  });
});
