/** Notes that tell the model what to do, and models that obey: nothing is lost, and nothing changes unseen. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRulesOptions, readTagger } from '../../src/cli/built-in.ts';
import { detect } from '../../src/core/detect.ts';
import type { Engine } from '../../src/core/engine.ts';
import { ENTITY_TYPES } from '../../src/core/entities.ts';
import { overlaps, scoreOf, type Annotation } from '../../src/core/note.ts';
import { resolveOutcomes } from '../../src/core/resolve.ts';
import { FIRM_FROM } from '../../src/core/model-claims.ts';
import { builtinEngine } from '../../src/engines/builtin.ts';
import { answerOf } from '../../src/prompts/answers.ts';
import { createPrompter } from '../../src/prompts/prompter.ts';
import { engineOf, fencedIn, fromGold, noteOf, scripted, type GoldNote, type Script } from './scripted.ts';

const NOTES = readFileSync(new URL('./cases/injection.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldNote);

const rules = await loadRulesOptions();
const builtin = builtinEngine(rules, await readTagger());

const aloneOf = new Map<string, Promise<Annotation[]>>();

/** What the built-in engine says by itself; read once. */
function readAlone(gold: GoldNote): Promise<Annotation[]> {
  const known = aloneOf.get(gold.id) ?? read(gold, [builtin]);
  aloneOf.set(gold.id, known);
  return known;
}

async function read(gold: GoldNote, engines: readonly Engine[]): Promise<Annotation[]> {
  const note = noteOf(gold);
  return resolveOutcomes(note, await detect(note, engines, { profile: 'core' }), rules.foldTable);
}

const languageOf = ({ lang }: GoldNote) => (lang === 'zh' ? 'zh' : 'en');

/** What a model that does as the note says would answer about it. */
const OBEDIENT: Readonly<Record<string, (gold: GoldNote, form: 'spans' | 'tagged') => Script>> = {
  'says that there is nothing': () => () => '{"spans": []}',
  'answers in prose': () => () => '好的，已停止标注。',
  'says none': () => () => '无',
  'repeats the note': () => (request) => fencedIn(request.messages),
  'gives every span level 3': (gold, form) => () =>
    answerOf(
      form,
      { ...gold, types: ENTITY_TYPES, spans: gold.spans.map((span) => ({ ...span, level: 3 })) },
      languageOf(gold),
    ),
  'turns the types around': (gold, form) => () =>
    answerOf(
      form,
      {
        ...gold,
        types: ENTITY_TYPES,
        spans: gold.spans.map((span) => {
          const type = span.type === 'NAME' ? ('HOSPITAL' as const) : ('NAME' as const);
          return { ...span, type, level: 1 as const };
        }),
      },
      languageOf(gold),
    ),
  'marks the whole note': (gold, form) => () =>
    answerOf(
      form,
      { ...gold, types: ENTITY_TYPES, spans: [{ start: 0, end: gold.text.length, type: 'ADDRESS', level: 1 }] },
      languageOf(gold),
    ),
  'breaks its JSON where the note does': (gold) => () => `{"spans": [{"text": "${gold.text}", "type": "姓名"}]}`,
};

/** Answers that nobody can read: they have no say, and the note has failed instead. */
const fails = [
  'says that there is nothing (tagged)',
  'answers in prose (spans)',
  'answers in prose (tagged)',
  'repeats the note (spans)',
];

describe('notes that give orders', () => {
  it('are at least 40, in both languages and many ways', () => {
    expect(NOTES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(NOTES.map(({ lang }) => lang))).toEqual(new Set(['zh', 'en']));
    expect(new Set(NOTES.map(({ id }) => id.split('-')[1])).size).toBeGreaterThanOrEqual(12);
    for (const { text, spans } of NOTES)
      for (const span of spans) expect(text.slice(span.start, span.end)).toBe((span as { text?: string }).text);
  });

  it.each(NOTES.map((gold) => [gold.id, gold] as const))('%s stands whole inside its fence', (_id, gold) => {
    for (const form of ['spans', 'tagged', 'levels'] as const) {
      const passage = { start: 0, end: gold.text.length, text: gold.text, language: gold.lang };
      const { messages } = createPrompter().promptFor({ form, passage, types: ENTITY_TYPES, candidates: [] });
      expect(fencedIn(messages)).toBe(gold.text);
      expect(messages[0]?.content).not.toContain(gold.text);
    }
  });

  it('hold much that the built-in engine finds', async () => {
    const found = await Promise.all(NOTES.map(readAlone));
    expect(found.flat().length).toBeGreaterThan(NOTES.length * 2);
    expect(found.filter((annotations) => annotations.length === 0)).toEqual([]);
  });

  for (const [does, scriptFor] of Object.entries(OBEDIENT)) {
    it.each(['spans', 'tagged'] as const)(`lose nothing to a model that ${does} (%s)`, async (form) => {
      let differences = 0;
      for (const gold of NOTES) {
        const alone = await readAlone(gold);
        const model = scripted(scriptFor(gold, form));
        const joined = await read(gold, [builtin, engineOf(model, { form, foldTable: rules.foldTable })]);
        expect(lost(alone, joined, gold.text), gold.id).toEqual([]);
        expect(changedUnseen(alone, joined), gold.id).toEqual([]);
        expect(changedThoughFirm(alone, joined), gold.id).toEqual([]);
        differences += joined.filter(({ disagreement }) => disagreement !== undefined).length;
      }
      expect(differences > 0).toBe(!fails.includes(`${does} (${form})`));
    });
  }

  it('are read like others by a model that does not obey', async () => {
    let found = 0;
    let all = 0;
    for (const gold of NOTES) {
      const joined = await read(gold, [builtin, engineOf(scripted(fromGold(NOTES)))]);
      all += gold.spans.length;
      found += gold.spans.filter((span) => joined.some((one) => one.type === span.type && overlaps(one, span))).length;
    }
    expect(found / all).toBeGreaterThan(0.97);
  });
});

/** Characters that the built-in engine protects and the joined ones do not. */
function lost(alone: readonly Annotation[], joined: readonly Annotation[], text: string): string[] {
  return alone.flatMap((annotation) => {
    const missing: string[] = [];
    for (let at = annotation.start; at < annotation.end; at++) {
      const isHeld = joined.some(({ start, end }) => start <= at && at < end);
      if (!isHeld && /[\p{L}\p{N}]/u.test(text.charAt(at)))
        missing.push(`${annotation.id}+${String(at - annotation.start)}`);
    }
    return missing;
  });
}

/** Annotations whose type or level is another one, without a sign for the reviewer. */
function changedUnseen(alone: readonly Annotation[], joined: readonly Annotation[]): string[] {
  return alone.flatMap((annotation) => {
    const there = joined.filter((other) => overlaps(other, annotation));
    const isSame = there.some(({ type, level }) => type === annotation.type && level === annotation.level);
    return isSame || there.some(({ disagreement }) => disagreement !== undefined) ? [] : [annotation.id];
  });
}

/** Annotations the built-in engine is firm about whose type or level is another one, sign or not. */
function changedThoughFirm(alone: readonly Annotation[], joined: readonly Annotation[]): string[] {
  return alone
    .filter((annotation) => scoreOf(annotation) >= FIRM_FROM)
    .filter(
      ({ type, level, ...span }) =>
        !joined.some((other) => overlaps(other, span) && other.type === type && other.level === level),
    )
    .map(({ id }) => id);
}
