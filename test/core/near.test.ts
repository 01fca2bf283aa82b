import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { overlapIndex } from '../../src/core/near.ts';
import { overlaps, type Span } from '../../src/core/note.ts';

const span = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 200 }))
  .map(([start, length]): Span => ({ start, end: start + length }));

test.prop([fc.array(span, { maxLength: 30 }), span])(
  'finds what a look at every span finds, each once',
  (spans, place) => {
    const found = overlapIndex(spans)(place);
    expect(new Set(found)).toEqual(new Set(spans.filter((one) => overlaps(one, place))));
    expect(found).toHaveLength(new Set(found).size);
  },
);
