/** Old notes, read once: pieces with subjects, cut into lines that know their section, and what the note is about. */
import { levelsOf, type EntityType, type Level } from '../core/entities.ts';
import type { Language } from '../core/language.ts';
import { detectLanguage } from '../core/languages.ts';
import { byStart } from '../core/note.ts';
import type { ScoredSpan } from '../core/score.ts';
import { subjectsOf } from '../core/subjects.ts';
import type { Sex } from './people.ts';
import { mergePlain, plain, type Piece, type Subject } from './piece.ts';
import { PATIENT } from './surrogates.ts';

/** A gold note as in JSON lines; what is missing from a span's level is the first of its type. */
export interface SeedNote {
  readonly id: string;
  readonly text: string;
  readonly lang: Language;
  readonly spans: readonly ScoredSpan[];
  /** What kind of note it is; sections are exchanged within a kind first. */
  readonly category?: string;
}

export interface Line {
  /** Its heading's section (既往史), undefined without one. */
  readonly section?: string;
  readonly pieces: readonly Piece[];
}

export interface PreparedSeed {
  readonly language: Language;
  readonly category: string;
  readonly lines: readonly Line[];
  readonly sex?: Sex;
  /** The first age in years that the note states. */
  readonly age?: number;
  /** Whether it is written in Traditional characters. */
  readonly isTraditional: boolean;
  /** Whether it is about a pregnancy that goes on: then 末次月经 and hCG mean something else. */
  readonly isPregnancy: boolean;
  /** Full name of the patient, where the note tells who that is. */
  readonly patient?: string;
}

/** Headings by section, as they open a line. */
const SECTIONS: readonly (readonly [string, RegExp])[] = [
  ['complaint', /^\s*主\s*诉[：:]/u],
  ['present', /^\s*(?:现病史|病史|现病|经过|病情摘要)[：:]/u],
  ['past', /^\s*(?:既往史|既往|过去史)[：:]/u],
  ['personal', /^\s*个人史[：:]/u],
  ['marital', /^\s*(?:婚育史|婚育|月经史|月经婚育史?|月经及婚育史|月经生育史|生育史)[：:]/u],
  ['family', /^\s*家族史[：:]/u],
  ['examination', /^\s*(?:查体|体格检查|专科检查|体检|PE)[：:]/u],
  ['tests', /^\s*(?:辅助检查|辅检|辅查|化验|检查|实验室|实验室检查)[：:]/u],
  ['diagnosis', /^\s*(?:诊断|初步诊断|入院诊断|出院诊断|印象|目前诊断)[：:]/u],
  ['plan', /^\s*(?:处理|处置|医嘱|出院医嘱|方案|计划|诊疗计划|建议)[：:]/u],
];

const sectionOf = (text: string): string | undefined => SECTIONS.find(([, heading]) => heading.test(text))?.[0];

const BEFORE_PATIENT =
  /(?:姓\s*名|患\s*者|病\s*人|产妇|孕妇|患儿|受检者|伤者|死者|女方|patient|name|re)[：:\s（(]{0,4}$/iu;

/** @param index tells the subjects of different notes apart. */
export function prepareSeed(note: SeedNote, index: number): PreparedSeed {
  const spans = [...note.spans].sort(byStart);
  const subjects = subjectsOf(note.text, spans);
  const canonical = new Map<string, string>();
  const sexes = new Map<string, Sex>();
  const nicknames = new Set<string>();
  spans.forEach(({ start, end }, at) => {
    const [subject = '', text] = [subjects[at], note.text.slice(start, end)];
    if (text.length > (canonical.get(subject)?.length ?? 0)) canonical.set(subject, text);
    const sex = sexAround(note.text.slice(Math.max(0, start - 10), start), note.text.slice(end, end + 6));
    if (sex) sexes.set(subject, sex);
    if (BEFORE_NICKNAME.test(note.text.slice(Math.max(0, start - 6), start))) nicknames.add(subject);
  });
  const patient = subjects.find(
    (_, at) =>
      spans[at]?.type === 'NAME' &&
      BEFORE_PATIENT.test(note.text.slice(Math.max(0, spans[at].start - 8), spans[at].start)),
  );
  const pieces: Piece[] = [];
  let last = 0;
  spans.forEach(({ start, end, type, level }, at) => {
    const own = subjects[at] ?? '';
    const text = note.text.slice(start, end);
    const subject: Subject = {
      key: own === patient ? PATIENT : `${String(index)} ${own}`,
      canonical: canonical.get(own) ?? text,
      ...(nicknames.has(own) ? { isNickname: true } : {}),
      ...(sexes.has(own) ? { sex: sexes.get(own) ?? 'male' } : {}),
    };
    if (start < last) return;
    pieces.push(plain(note.text.slice(last, start)));
    pieces.push({ text, label: { type, level: level ?? defaultLevel(type) }, subject });
    last = end;
  });
  pieces.push(plain(note.text.slice(last)));
  const isPregnancy = spans.some(({ type, level }) => type === 'PREGNANCY' && (level ?? 2) < 3);
  const sex = sexIn(note.text) ?? (isPregnancy ? 'female' : undefined);
  const age = /(\d{1,3})\s*岁|\b(\d{1,3})[ -]year/u.exec(note.text)?.slice(1).find(Boolean);
  const name = patient === undefined ? undefined : canonical.get(patient);
  return {
    language: note.lang,
    category: note.category ?? '',
    lines: linesOf(pieces),
    isTraditional: note.lang.startsWith('zh') && detectLanguage(note.text) === 'zh-Hant',
    isPregnancy,
    ...(sex ? { sex } : {}),
    ...(age === undefined ? {} : { age: Number(age) }),
    ...(name === undefined ? {} : { patient: name }),
  };
}

const WOMAN_BEFORE =
  /(?:妻子?|母亲?|妈妈?|女儿|[长次三幺小]女|姐姐?|妹妹?|嫂子?|奶奶|外婆|婆婆|岳母|儿媳|孙女|侄女|产妇|孕妇|女友|女方|太太|老婆|Mrs\.?|Ms\.?|wife|mother|mum|daughter|sister|Mother|Wife|Daughter|niece)[:：,，\s]{0,2}$/u;
const MAN_BEFORE =
  /(?:丈夫|夫|父亲?|爸爸?|儿子|[长次三]子|哥哥?|弟弟?|爷爷|外公|公公|岳父|女婿|孙子|侄子|男友|男方|老公|Mr\.?|husband|father|dad|son|brother|Father|Husband|Son|nephew)[:：,，\s]{0,2}$/u;

const BEFORE_NICKNAME = /(?:外号|绰号|诨名|小名|乳名|网名|昵称|人称|化名)[：:“"是叫‘\s]{0,2}$/u;

/** Whether kin words, titles or a sex beside a name tell whose it is. */
function sexAround(before: string, after: string): Sex | undefined {
  if (WOMAN_BEFORE.test(before) || /^(?:女士|小姐|阿姨|大妈|奶奶|[\s，,、]{0,2}女(?:[\s，,、性]|$))/u.test(after))
    return 'female';
  if (MAN_BEFORE.test(before) || /^(?:先生|大爷|师傅|大叔|[\s，,、]{0,2}男(?:[\s，,、性]|$))/u.test(after))
    return 'male';
  return undefined;
}

const defaultLevel = (type: EntityType): Level => levelsOf(type)[0] ?? 1;

function sexIn(text: string): Sex | undefined {
  const [told] =
    /(?<!儿|子|侄|孙|长|次|幼)[男女](?=[性，,\s/、。；\d]|$)|\b(?:fe)?male\b|\b(?:woman|man)\b/iu.exec(text) ?? [];
  if (told === undefined) return undefined;
  return /^(?:女|female|woman)$/i.test(told) ? 'female' : 'male';
}

/** Lines with their line feeds; one inside a labelled piece does not end its line. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let current: Piece[] = [];
  const end = (): void => {
    const merged = mergePlain(current);
    const section = sectionOf(merged[0]?.label ? '' : (merged[0]?.text ?? ''));
    lines.push({ pieces: merged, ...(section === undefined ? {} : { section }) });
    current = [];
  };
  for (const piece of pieces) {
    if (piece.label) {
      current.push(piece);
      continue;
    }
    const parts = piece.text.split(/(?<=\n)/);
    for (const part of parts) {
      current.push(plain(part));
      if (part.endsWith('\n')) end();
    }
  }
  if (current.some(({ text }) => text !== '')) end();
  return lines;
}
