import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/cli/lines.ts';
import { write } from '../../src/cli/terminal.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function linesIn(text: string, size: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(chunksOf(new TextEncoder().encode(text), size), 'a', 'utf-8')) {
    expect(line.number).toBe(lines.length + 1);
    lines.push(line.text);
  }
  return lines;
}

describe('linesOf', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\r\nb', ['a', 'b']],
    ['\n\n', ['', '']],
    ['\ufeff张三\n李四\u2028王五\n', ['张三', '李四\u2028王五']],
  ])('%j', async (text, lines) => {
    for (const size of [1, 2, 1000]) expect(await linesIn(text, size)).toEqual(lines);
  });

  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z张三𠮷é]{0,9}$/u), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        async (lines, size) => {
          expect(await linesIn(lines.map((line) => `${line}\n`).join(''), size)).toEqual(lines);
        },
      ),
    );
  });

  it('names the line that is not valid in the encoding', async () => {
    const bytes = new Uint8Array([0x61, 0x0a, 0xff, 0x0a]);
    const read = async (): Promise<void> => {
      for await (const { text } of linesOf(chunksOf(bytes, 10), 'a.jsonl', 'utf-8')) expect(text).toBe('a');
    };
    await expect(read()).rejects.toMatchObject({ code: 'file.encoding', params: { file: 'a.jsonl:2' } });
  });
});

describe('write', () => {
  it('waits until a slow reader has taken what was written', async () => {
    let taken = 0;
    const slow = new Writable({
      highWaterMark: 4,
      write(chunk: Buffer, _, done) {
        setTimeout(() => {
          taken += chunk.length;
          done();
        }, 5);
      },
    });
    await write(slow, '12345678');
    expect(taken).toBe(8);
  });
});
