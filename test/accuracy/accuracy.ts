/**
 * Accuracy of the built-in engine on the project's synthetic notes, or on any gold file.
 * usage: npm run accuracy -- [GOLD.jsonl …] [--types NAME,STD] [--part all|train|held] [--errors] [--json] [--corpora DIR] [--engine builtin|rules|tagger] [--no-ablation]
 * With --corpora DIR, also on the corpora outside the project (`corpora.ts`) that lie there.
 * Without a gold file named, also the ablation over the three engines, and what the model card says (`card.ts`).
 * `held` is every third document of a set: it is scored, and not read while rules are written. The tagger is trained
 * on all of them: its honest figures are those that `npm run train` prints, from folds it was not trained on.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRulesOptions, readTagger } from '../../src/cli/built-in.ts';
import { ENTITY_TYPES, isEntityType, type EntityType } from '../../src/core/entities.ts';
import type { Language } from '../../src/core/language.ts';
import type { Annotation, Span } from '../../src/core/note.ts';
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
import { runBuiltin } from '../../src/engines/builtin.ts';
import { runRules } from '../../src/engines/rules.ts';
import { runTagger } from '../../src/engines/tagger.ts';
import { printAblation } from './ablation.ts';
import { printCard } from './card.ts';
import { printCleanCorpora, printGoldCorpora, type Annotate } from './outside.ts';
import { printRetrieval } from './retrieval.ts';
import { show } from './table.ts';
import { ROOT } from '../../src/scripts/node-modules.mjs';

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly lang: Language;
  readonly spans: readonly ScoredSpan[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    types: { type: 'string' },
    part: { type: 'string', default: 'all' },
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    corpora: { type: 'string' },
    engine: { type: 'string', default: 'builtin' },
    'no-ablation': { type: 'boolean', default: false },
  },
});
const OWN = join(ROOT, 'src/synthesis/notes');
const own = readdirSync(OWN)
  .sort()
  .map((name) => join(OWN, name));
const files = positionals.length > 0 ? positionals : own;
const types: readonly EntityType[] = values.types?.split(',').filter(isEntityType) ?? ENTITY_TYPES;
const options = await loadRulesOptions();
const tagger = await readTagger();

const inPart = (index: number): boolean => {
  const isHeld = (index + 1) % 3 === 0;
  return values.part === 'all' || (values.part === 'held') === isHeld;
};

function read(file: string): GoldDocument[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldDocument)
    .filter((_, index) => inPart(index));
}

function annotateWith(engine: string, id: string, text: string, language: Language): Annotation[] {
  const note = { id, text, language, format: 'text', meta: {} };
  const findings =
    engine === 'rules'
      ? runRules(note, 'strict', options)
      : engine === 'tagger'
        ? runTagger(note, 'strict', options, tagger)
        : runBuiltin(note, 'strict', options, tagger);
  return resolve(note, findings, options.foldTable);
}

const annotate: Annotate = (id, text, language) => annotateWith(values.engine, id, text, language);

function printErrors({ id, text, spans }: GoldDocument, found: readonly Annotation[]): void {
  const around = ({ start, end }: Span): string =>
    `${text.slice(Math.max(0, start - 14), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 10)}`.replaceAll(
      '\n',
      '⏎',
    );
  const meets = (a: ScoredSpan, b: ScoredSpan): boolean => a.type === b.type && a.start < b.end && b.start < a.end;
  for (const span of spans.filter(({ type }) => types.includes(type))) {
    const hit = found.find((other) => meets(span, other));
    if (!hit) console.log(`${id}\tMISS\t${span.type}\t${around(span)}`);
    else if (hit.start !== span.start || hit.end !== span.end)
      console.log(`${id}\tBORDER\t${span.type}\t${around(span)}\tfound ${text.slice(hit.start, hit.end)}`);
    if (hit && span.level !== undefined && hit.level !== span.level)
      console.log(`${id}\tLEVEL\t${span.type}\t${around(span)}\tgold ${String(span.level)} found ${String(hit.level)}`);
  }
  for (const hit of found.filter(({ type }) => types.includes(type))) {
    if (spans.some((span) => meets(span, hit))) continue;
    const { rule = '', term = '' } = hit.evidence[0]?.reason ?? {};
    console.log(`${id}\tFALSE\t${hit.type}\t${around(hit)}\t${rule} ${term}`);
  }
}

function printTable(name: string, documents: number, byType: ReadonlyMap<EntityType, Counts>): void {
  console.log(`\n${name}: ${String(documents)} notes`);
  console.log('type           gold found      P      R     xP     xR  level');
  for (const [type, counts] of byType) {
    if (counts.gold === 0 && counts.predicted === 0) continue;
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
  const macro = macroOf([...byType.values()].filter(({ gold }) => gold > 0).map(ratesOf));
  console.log(
    'macro'.padEnd(25),
    show(macro.precision),
    show(macro.recall),
    show(macro.exactPrecision),
    show(macro.exactRecall),
    show(macro.level),
  );
}

const results = files.map((file) => {
  const documents = read(file);
  const byType = new Map<EntityType, Counts>(types.map((type) => [type, emptyCounts()]));
  for (const document of documents) {
    const found = annotate(document.id, document.text, document.lang);
    for (const [type, counts] of countDocument(document.spans, found, types)) {
      const sum = byType.get(type);
      if (sum) addCounts(sum, counts);
    }
    if (values.errors) printErrors(document, found);
  }
  return { name: basename(file, '.jsonl'), documents: documents.length, byType };
});
if (values.json) {
  console.log(JSON.stringify(results.map(({ byType, ...rest }) => ({ ...rest, byType: Object.fromEntries(byType) }))));
} else for (const { name, documents, byType } of results) printTable(name, documents, byType);
if (!values.json && positionals.length === 0 && !values['no-ablation']) {
  printAblation(
    files.map((file) => ({ name: basename(file, '.jsonl'), documents: read(file) })),
    types,
    ({ id, text, lang }, engine) => annotateWith(engine, id, text, lang),
  );
  printCard(join(ROOT, 'static/tagger/card.json'));
}
if (!values.json) await printRetrieval(values.corpora);
if (values.corpora !== undefined) {
  printGoldCorpora(values.corpora, annotate);
  printCleanCorpora(values.corpora, annotate);
}
