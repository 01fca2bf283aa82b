/** Reads and writes dictionary files: a header of `# key: value` lines, then one term a line. */
import { ENTITIES, isEntityType, type Level } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import type { Dictionary, Term } from '../core/knowledge.ts';

/**
 * A term line is `term|alias|alias TAB level TAB note`; level and note may be missing. Lines that start with `#`
 * after the header are comments.
 * @throws YinjiError `dictionary.unavailable` when the header lacks its type.
 */
export function parseDictionary(id: string, source: string): Dictionary {
  const header = new Map<string, string>();
  const terms: Term[] = [];
  for (const line of source.split('\n')) {
    const text = line.trimEnd();
    if (text === '') continue;
    if (text.startsWith('#')) {
      const [, key, value] = /^#\s*([a-z]+):\s*(.*)$/.exec(text) ?? [];
      if (key && value !== undefined && terms.length === 0) header.set(key, value);
      continue;
    }
    terms.push(parseTerm(text));
  }
  const type = header.get('type') ?? '';
  if (type !== 'words' && !isEntityType(type)) throw new YinjiError('dictionary.unavailable', { dictionary: id });
  return {
    id,
    name: header.get('name') ?? id,
    type: isEntityType(type) ? type : null,
    language: header.get('language') ?? 'zh',
    source: header.get('source') ?? '',
    licence: header.get('licence') ?? '',
    version: header.get('version') ?? '1',
    ...(header.get('match') === 'exact' ? { match: 'exact' as const } : {}),
    ...(header.get('effect') === 'never' ? { effect: 'never' as const } : {}),
    terms,
  };
}

const NO_ALIASES: readonly string[] = [];

/** Tens of thousands of lines are read before the first note, most of them one term with or without a note. */
function parseTerm(line: string): Term {
  const tab = line.indexOf('\t');
  const forms = tab < 0 ? line : line.slice(0, tab);
  const bar = forms.indexOf('|');
  const term = bar < 0 ? forms : forms.slice(0, bar);
  const aliases = bar < 0 ? NO_ALIASES : forms.slice(bar + 1).split('|');
  if (tab < 0) return { term, aliases };
  const [level = '', note = ''] = line.slice(tab + 1).split('\t');
  if (level === '') return note === '' ? { term, aliases } : { term, aliases, note };
  return {
    term,
    aliases,
    ...(/^[123]$/.test(level) ? { level: Number(level) as Level } : {}),
    ...(note === '' ? {} : { note }),
  };
}

/** The file of a dictionary; `parseDictionary` reads it back. */
export function formatDictionary(dictionary: Dictionary): string {
  const { name, type, language, source, licence, version, match, effect } = dictionary;
  const header = Object.entries({
    name,
    type: type ?? 'words',
    language,
    source,
    licence,
    version,
    ...(match ? { match } : {}),
    ...(effect ? { effect } : {}),
  });
  const lines = dictionary.terms.map(({ term, aliases, level, note }) =>
    [[term, ...aliases].join('|'), level ?? '', note ?? ''].join('\t').trimEnd(),
  );
  return [...header.map(([key, value]) => `# ${key}: ${value}`), ...lines, ''].join('\n');
}

/** Levels a dictionary of a type may state. */
export function allowsLevel(dictionary: Dictionary, level: Level): boolean {
  return dictionary.type === null || (ENTITIES[dictionary.type].levels as readonly Level[]).includes(level);
}
