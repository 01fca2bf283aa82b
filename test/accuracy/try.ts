/**
 * A developer's look at the built-in engine on gold notes.
 * usage: tsx test/accuracy/try.ts GOLD.jsonl[,GOLD…] [--types NAME,…] [--part train|held|all] [--errors]
 * `held` is every third document (number divisible by 3): scored, not read while rules are written.
 */
import { readFileSync } from 'node:fs';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { ENTITY_TYPES, type EntityType } from '../../src/core/entities.ts';
import type { Language } from '../../src/core/language.ts';
import { resolve } from '../../src/core/resolve.ts';
import {
  addCounts,
  countDocument,
  emptyCounts,
  macroOf,
  ratesOf,
  type Counts,
  type ScoredSpan,
} from '../../src/core/score.ts';
import { runRules } from '../../src/engines/rules.ts';

const [files = ''] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const types = (option('types')?.split(',') ?? ENTITY_TYPES) as EntityType[];
const part = option('part') ?? 'train';
const showErrors = process.argv.includes('--errors');
const options = await loadRulesOptions();
const totals = new Map<EntityType, Counts>(types.map((type) => [type, emptyCounts()]));
let characters = 0;
let milliseconds = 0;
for (const file of files.split(',')) {
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .forEach((line, index) => {
      const isHeld = (index + 1) % 3 === 0;
      if ((part === 'train' && isHeld) || (part === 'held' && !isHeld)) return;
      const { id, text, lang, spans } = JSON.parse(line) as {
        id: string;
        text: string;
        lang: string;
        spans: ScoredSpan[];
      };
      const note = { id, text, language: lang as Language, format: 'text', meta: {} };
      const began = performance.now();
      const found = resolve(note, runRules(note, 'strict', options));
      milliseconds += performance.now() - began;
      characters += text.length;
      for (const [type, counts] of countDocument(spans, found, types))
        addCounts(totals.get(type) ?? emptyCounts(), counts);
      if (!showErrors) return;
      const context = ({ start, end }: { start: number; end: number }) =>
        `${text.slice(Math.max(0, start - 14), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 10)}`.replaceAll(
          '\n',
          '⏎',
        );
      for (const span of spans.filter(({ type }) => types.includes(type))) {
        const hit = found.find((other) => other.type === span.type && other.start < span.end && span.start < other.end);
        if (!hit) console.log(`${id}\tMISS\t${span.type}\t${context(span)}`);
        else {
          if (hit.start !== span.start || hit.end !== span.end)
            console.log(
              `${id}\tBORDER\t${span.type}\t${context(span)}\tfound ${text.slice(hit.start, hit.end).replaceAll('\n', '⏎')}`,
            );
          if (span.level !== undefined && hit.level !== span.level)
            console.log(
              `${id}\tLEVEL\t${span.type}\t${context(span)}\tgold ${String(span.level)} found ${String(hit.level)}`,
            );
        }
      }
      for (const hit of found.filter(({ type }) => types.includes(type)))
        if (!spans.some((span) => span.type === hit.type && hit.start < span.end && span.start < hit.end))
          console.log(
            `${id}\tFALSE\t${hit.type}\t${context(hit)}\t${hit.evidence[0]?.reason.rule ?? ''} ${hit.evidence[0]?.reason.term ?? ''}`,
          );
    });
}
const show = (value: number | null) => (value === null ? '   –' : value.toFixed(1).padStart(6));
console.log('type           gold  pred      P      R     xP     xR  level');
for (const [type, counts] of totals) {
  const rates = ratesOf(counts);
  console.log(
    type.padEnd(14),
    String(counts.gold).padStart(4),
    String(counts.predicted).padStart(5),
    show(rates.precision),
    show(rates.recall),
    show(rates.exactPrecision),
    show(rates.exactRecall),
    show(rates.level),
  );
}
const macro = macroOf([...totals.values()].map(ratesOf));
console.log(
  'macro'.padEnd(25),
  show(macro.precision),
  show(macro.recall),
  show(macro.exactPrecision),
  show(macro.exactRecall),
  show(macro.level),
);
console.log(`${String(Math.round(characters / milliseconds))} characters a millisecond over ${String(characters)}`);
