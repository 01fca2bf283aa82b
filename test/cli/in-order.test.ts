import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/cli/in-order.ts';

async function* numbers(count: number, seen: number[] = []): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) {
    seen.push(i);
    yield await Promise.resolve(i);
  }
}

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe('inOrder', () => {
  it.each([1, 2, 7, 100])('gives every result once and in order, %i at a time', async (width) => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    const work = async (item: number): Promise<number> => {
      most = Math.max(most, ++running);
      await wait((item * 7) % 5);
      running--;
      return item * 10;
    };
    for await (const result of inOrder(numbers(40), width, work)) results.push(result);
    expect(results).toEqual(Array.from({ length: 40 }, (_, index) => index * 10));
    expect(most).toBe(Math.min(width, 40));
  });

  it('reads no further ahead than its window while the first result is awaited', async () => {
    const seen: number[] = [];
    let release = (): void => undefined;
    const first = new Promise<void>((done) => (release = done));
    const results = inOrder(numbers(100, seen), 3, async (item) => {
      if (item === 0) await first;
      return item;
    });
    const head = results.next();
    await wait(20);
    expect(seen.length).toBeLessThanOrEqual(12);
    release();
    expect((await head).value).toBe(0);
    await results.return(undefined);
  });

  it.each([1, 4])('gives the results before what the items throw (%i)', async (width) => {
    async function* bad(): AsyncGenerator<number> {
      yield* numbers(3);
      throw new Error('row 4');
    }
    const results: number[] = [];
    const run = async (): Promise<void> => {
      for await (const result of inOrder(bad(), width, (item) => Promise.resolve(item))) results.push(result);
    };
    await expect(run()).rejects.toThrow('row 4');
    expect(results).toEqual([0, 1, 2]);
  });

  it.each([1, 4])('ends with what the work throws, and closes its items (%i)', async (width) => {
    let isClosed = false;
    async function* items(): AsyncGenerator<number> {
      try {
        yield* numbers(100);
      } finally {
        isClosed = true;
      }
    }
    const run = async (): Promise<void> => {
      const results = inOrder(items(), width, (item) =>
        item === 2 ? Promise.reject(new Error('no')) : Promise.resolve(item),
      );
      for await (const result of results) expect(result).toBeLessThan(2);
    };
    await expect(run()).rejects.toThrow('no');
    await wait(5);
    expect(isClosed).toBe(true);
  });

  it.each([1, 4])('ends as cancelled when the signal aborts (%i)', async (width) => {
    const controller = new AbortController();
    const results: number[] = [];
    const run = async (): Promise<void> => {
      for await (const result of inOrder(numbers(100), width, (item) => Promise.resolve(item), controller.signal)) {
        results.push(result);
        if (result === 5) controller.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'cancelled' });
    expect(results).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
