/** One invented value for each type and level, to show what a reader of a policy will see. */
import { ENTITY_TYPES, levelsOf, type EntityType, type Level } from '../core/entities.ts';
import type { UiLanguage } from '../core/language.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { Policy, StrategyId } from '../core/policy.ts';
import { protect } from '../core/protect.ts';
import type { Strategies } from '../core/strategy.ts';

type Samples = Readonly<Record<EntityType, Readonly<Partial<Record<Level, string>>>>>;

const SAMPLES = {
  zh: {
    NAME: { 1: '林示范' },
    ID_NUMBER: { 1: '110101196702200015' },
    CONTACT: { 1: '13800000000' },
    ADDRESS: { 1: '北京市海淀区样例路12号院3号楼502室', 2: '浙江省绍兴市' },
    HOSPITAL: { 1: '海淀医院' },
    STD: { 1: '梅毒', 2: '尖锐湿疣', 3: '乙肝' },
    PREGNANCY: { 1: '稽留流产', 2: '孕39周', 3: '已婚' },
    DATE: { 1: '1967年2月20日', 2: '2024年3月11日' },
    AGE: { 2: '93岁' },
    ORGANIZATION: { 1: '样例机械厂' },
  },
  en: {
    NAME: { 1: 'Samuel Specimen' },
    ID_NUMBER: { 1: '000-12-3456' },
    CONTACT: { 1: '555-010-0199' },
    ADDRESS: { 1: '12 Placeholder Road, Springfield, IL 62799', 2: 'Springfield, Illinois' },
    HOSPITAL: { 1: 'Springfield General Hospital' },
    STD: { 1: 'syphilis', 2: 'genital warts', 3: 'hepatitis B' },
    PREGNANCY: { 1: 'missed abortion', 2: '39 weeks pregnant', 3: 'married' },
    DATE: { 1: 'February 20, 1967', 2: 'March 11, 2024' },
    AGE: { 2: '93 years' },
    ORGANIZATION: { 1: 'Example Machine Works' },
  },
} as const satisfies Record<UiLanguage, Samples>;

export interface SampleRow {
  readonly type: EntityType;
  readonly level: Level;
  readonly before: string;
  readonly after: string;
  readonly strategy: StrategyId;
}

/** Every type and level as the policy would show it. Not a real note's secret: these values stand for nobody. */
export function sampleRows(policy: Policy, strategies: Strategies, language: UiLanguage): SampleRow[] {
  const samples: Samples = SAMPLES[language];
  const annotations: Annotation[] = [];
  let text = '';
  for (const type of ENTITY_TYPES) {
    for (const level of [...levelsOf(type)].sort()) {
      const value = samples[type][level] ?? '';
      const start = text.length;
      const id = `${type} ${String(level)}`;
      annotations.push({ id, start, end: start + value.length, type, level, evidence: [], status: 'added' });
      text += `${value}\n`;
    }
  }
  const note: Note = { id: 'samples', text, language, format: 'text', meta: {} };
  const output = protect(note, annotations, policy, { strategies, secret: '5a'.repeat(16), labels: language });
  const pieces = new Map(output.pieces.map((piece) => [piece.annotation, piece]));
  return annotations.map(({ id, type, level, start, end }) => {
    const piece = pieces.get(id);
    const after = piece ? output.text.slice(piece.start, piece.end) : '';
    return { type, level, before: text.slice(start, end), after, strategy: piece?.strategy ?? 'tag' };
  });
}
