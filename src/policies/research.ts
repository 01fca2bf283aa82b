import type { Policy } from '../core/policy.ts';

/** For a study over several centres: readable, consistent, with intervals; nothing points at a person or a house. */
export const research: Policy = {
  id: 'research',
  audience: 'research',
  name: { zh: '多中心研究', en: 'Research' },
  about: {
    zh: '标识换成全文一致的替身，住址概化到区县，日期整体平移，1–2 级性病与妊娠信息只留类别。',
    en: 'Identifiers become consistent surrogates, addresses stop at the district, dates move together, STD and pregnancy of level 1–2 become categories.',
  },
  reveals: {
    zh: '对方能看到病情经过、时间间隔、区县，以及有无性传播感染或妊娠，但看不到具体是哪一种。',
    en: 'The recipient sees the course, the intervals, the district, and that there is an infection or a pregnancy, not which.',
  },
  rules: {
    NAME: { 1: { strategy: 'surrogate' } },
    ID_NUMBER: { 1: { strategy: 'surrogate' } },
    CONTACT: { 1: { strategy: 'surrogate' } },
    ADDRESS: { 1: { strategy: 'generalize', detail: 'district' }, 2: { strategy: 'generalize', detail: 'district' } },
    HOSPITAL: { 1: { strategy: 'surrogate' } },
    ORGANIZATION: { 1: { strategy: 'surrogate' } },
    STD: { 1: { strategy: 'generalize' }, 2: { strategy: 'generalize' }, 3: { strategy: 'keep' } },
    PREGNANCY: { 1: { strategy: 'generalize' }, 2: { strategy: 'generalize' }, 3: { strategy: 'keep' } },
    DATE: { 1: { strategy: 'shift-date' }, 2: { strategy: 'shift-date' } },
    AGE: { 2: { strategy: 'generalize' } },
  },
};
