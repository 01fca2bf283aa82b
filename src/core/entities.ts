/** The entity table: what is sensitive. One row is one type; everything else reads this table. */
import type { Bilingual } from './language.ts';

/** Sensitivity: 1 identifies or harms most, 3 least. */
export type Level = 1 | 2 | 3;

/** `core` types are always looked for; `strict` ones are added by the strict profile (HIPAA Safe Harbor, PIPL). */
export type Profile = 'core' | 'strict';

interface EntityRow {
  readonly label: Bilingual;
  /** One sign shown beside every mark, so that colour is never the only sign. */
  readonly sign: Bilingual;
  readonly profile: Profile;
  /** Levels the type can have; the first is the default of a finding that states none. */
  readonly levels: readonly [Level, ...Level[]];
  /** `identifier` points at a person; `clinical` is a sensitive fact about one. */
  readonly kind: 'identifier' | 'clinical';
  readonly about: Bilingual;
}

export const ENTITIES = {
  NAME: {
    label: { zh: '姓名', en: 'Name' },
    sign: { zh: '姓', en: 'N' },
    profile: 'core',
    levels: [1],
    kind: 'identifier',
    about: { zh: '患者、亲属、医护等任何人的姓名', en: 'any person: patient, relative, staff' },
  },
  ID_NUMBER: {
    label: { zh: '证件号', en: 'ID number' },
    sign: { zh: '证', en: 'ID' },
    profile: 'core',
    levels: [1],
    kind: 'identifier',
    about: {
      zh: '身份证、病案号、医保号等指向一个人或一份记录的编号',
      en: 'numbers that stand for one person or one record',
    },
  },
  CONTACT: {
    label: { zh: '联系方式', en: 'Contact' },
    sign: { zh: '联', en: 'C' },
    profile: 'core',
    levels: [1],
    kind: 'identifier',
    about: { zh: '电话、邮箱、微信、QQ 等', en: 'telephone, e-mail, account names' },
  },
  ADDRESS: {
    label: { zh: '地址', en: 'Address' },
    sign: { zh: '址', en: 'A' },
    profile: 'core',
    levels: [1, 2],
    kind: 'identifier',
    about: { zh: '从省到门牌的地址，含籍贯', en: 'places, from province down to the door' },
  },
  HOSPITAL: {
    label: { zh: '医院', en: 'Hospital' },
    sign: { zh: '院', en: 'H' },
    profile: 'core',
    levels: [1],
    kind: 'identifier',
    about: { zh: '医疗机构的名称、简称、别名', en: 'health-care facilities by name or alias' },
  },
  STD: {
    label: { zh: '性病', en: 'STD' },
    sign: { zh: '性', en: 'S' },
    profile: 'core',
    levels: [1, 2, 3],
    kind: 'clinical',
    about: {
      zh: '性传播与血源性感染：疾病、病原、检验及结果',
      en: 'sexually transmitted and blood-borne infections',
    },
  },
  PREGNANCY: {
    label: { zh: '妊娠', en: 'Pregnancy' },
    sign: { zh: '孕', en: 'P' },
    profile: 'core',
    levels: [2, 1, 3],
    kind: 'clinical',
    about: { zh: '妊娠、分娩、生育与婚姻状况', en: 'pregnancy, childbirth, reproductive and marital status' },
  },
  DATE: {
    label: { zh: '日期', en: 'Date' },
    sign: { zh: '日', en: 'D' },
    profile: 'strict',
    levels: [2, 1],
    kind: 'identifier',
    about: { zh: '出生日期与其他日历日期', en: 'dates of birth and other calendar dates' },
  },
  AGE: {
    label: { zh: '年龄', en: 'Age' },
    sign: { zh: '龄', en: 'AGE' },
    profile: 'strict',
    levels: [2],
    kind: 'identifier',
    about: { zh: '90 岁及以上的年龄', en: 'an age of 90 or more' },
  },
  ORGANIZATION: {
    label: { zh: '单位', en: 'Organization' },
    sign: { zh: '单', en: 'O' },
    profile: 'strict',
    levels: [1],
    kind: 'identifier',
    about: { zh: '工作单位、学校、部队、养老院等', en: 'employer, school, unit, care home' },
  },
} as const satisfies Record<string, EntityRow>;

export type EntityType = keyof typeof ENTITIES;

/** Every type, in the order of the table. */
export const ENTITY_TYPES = Object.keys(ENTITIES) as readonly EntityType[];

/** The types a profile looks for. */
export function typesOf(profile: Profile): readonly EntityType[] {
  return ENTITY_TYPES.filter((type) => profile === 'strict' || ENTITIES[type].profile === 'core');
}

export function isEntityType(value: unknown): value is EntityType {
  return typeof value === 'string' && Object.hasOwn(ENTITIES, value);
}

export function levelsOf(type: EntityType): readonly Level[] {
  return ENTITIES[type].levels;
}
