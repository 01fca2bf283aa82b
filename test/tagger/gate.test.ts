/** Where the chain reads: what opens, and how open units become windows. */
import { describe, expect, it } from 'vitest';
import { GATE_SIZE, GATE_WIDTH, gateSlots, openGate } from '../../src/tagger/gate.ts';
import { plainTextOf } from '../../src/tagger/plain.ts';
import { windowsOf } from '../../src/tagger/windows.ts';

const bits = (marks: string): Uint8Array => Uint8Array.from(marks, Number);

describe('windows', () => {
  it.each([
    ['nothing', '患者今日', '0000', 8, []],
    ['all', '患者今日', '1111', 8, ['患者今日']],
    ['two places', '患者今日出院', '110011', 8, ['患者', '出院']],
    ['the end', '患者今日', '0001', 8, ['日']],
    ['a long place, cut', '患者今日出院', '011111', 2, ['者今', '日出', '院']],
    ['a long place, cut at a line feed', '患\n者今日出院', '1111111', 4, ['患\n', '者今日出', '院']],
  ])('%s', (_, text, marks, most, expected) => {
    expect(windowsOf(text, bits(marks), most).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe('gate', () => {
  const TEXT = '由李晓梅陪同患者至门诊';
  const plain = plainTextOf(TEXT);
  /** A gate that is shut but for one unit of the text. */
  function gateFor(unit: number): Int8Array {
    const slots = new Int32Array(GATE_WIDTH);
    const gate = new Int8Array(GATE_SIZE).fill(-20);
    gateSlots(plain, unit, slots, 0);
    for (const slot of slots) gate[slot] = 20;
    return gate;
  }
  const openedBy = (gate: Int8Array, settled: string): string => {
    const open = new Uint8Array(TEXT.length);
    openGate(plain, gate, bits(settled), open);
    return [...open].join('');
  };

  it('opens around a unit that may be part of something', () => {
    expect(openedBy(gateFor(4), '00000000000')).toBe('00111110000');
  });

  it('stays shut where all is settled', () => {
    expect(openedBy(gateFor(4), '00001000000')).toBe('00000000000');
  });

  it('opens everywhere with a table that knows nothing', () => {
    expect(openedBy(new Int8Array(GATE_SIZE), '00000000000')).toBe('11111111111');
  });
});
