import { describe, expect, it } from 'vitest';
import { emptyTransitions } from '../../src/tagger/chain.ts';
import { GATE_SIZE } from '../../src/tagger/gate.ts';
import { TYPES } from '../../src/tagger/labels.ts';
import { decodeWeights, encodeWeights, type Weights } from '../../src/tagger/weights.ts';

function weights(): Weights {
  const transitions = emptyTransitions();
  transitions.entry[5] = 0.5;
  transitions.inner[3] = -1.25;
  return {
    head: {
      version: 'test',
      types: TYPES,
      features: 4,
      weights: 5,
      scale: 0.125,
      calibration: { NAME: [0.5, 1.5] },
      join: {
        chinese: { weigh: { NAME: [0, 1, 1] }, settled: { STD: [0.5, 1, 0] }, addFrom: { NAME: 0.5 } },
        other: { weigh: {}, settled: {}, addFrom: {} },
      },
    },
    // Distances of one, two, three and four bytes.
    keys: Int32Array.of(0, 300, 40_000, 16_777_215),
    starts: Int32Array.of(0, 1, 3, 4, 5),
    labels: Uint8Array.of(0, 1, 40, 7, 8),
    values: Int8Array.of(1, -1, 127, -127, 5),
    gate: new Int8Array(GATE_SIZE).fill(3, 100, 200),
    transitions,
  };
}

describe('weights file', () => {
  it('is the same after a round trip', () => {
    expect(decodeWeights(encodeWeights(weights()))).toEqual(weights());
  });

  it('reads bytes that begin anywhere in their buffer', () => {
    const bytes = encodeWeights(weights());
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeWeights(shifted.subarray(3))).toEqual(weights());
  });

  it.each([
    ['nothing', () => new Uint8Array()],
    ['another file', () => new TextEncoder().encode('{"some": "json"}')],
    ['a cut file', () => encodeWeights(weights()).slice(0, -1)],
    ['a longer file', () => Uint8Array.of(...encodeWeights(weights()), 0)],
    ['another format', () => encodeWeights(weights()).map((byte, i) => (i === 4 ? 9 : byte))],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeWeights(bytes())).toThrow(expect.objectContaining({ code: 'input.invalid' }) as Error);
  });
});
