/** Notes made of the project's own sentences alone. */
import { DISTRACTORS_EN } from './distractors-en.ts';
import { DISTRACTORS_ZH } from './distractors-zh.ts';
import { mergePlain, plain, type Piece } from './piece.ts';
import type { Prng } from './random.ts';
import type { Slots } from './slots.ts';
import { fillTemplate } from './template.ts';
import * as english from './templates-en.ts';
import * as chinese from './templates-zh.ts';

/** Sentences of a language. */
export interface Phrasebook {
  readonly sentences: readonly string[];
  readonly ofWomen: readonly string[];
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly pregnancyNotes: readonly string[];
  readonly distractors: readonly string[];
  /** Headings of paragraphs about people and events. */
  readonly stories: readonly string[];
  /** Headings of paragraphs about what was found and done. */
  readonly findings: readonly string[];
  /** Between sentences. */
  readonly blank: string;
}

export const PHRASES: Readonly<Record<'zh' | 'en', Phrasebook>> = {
  zh: {
    sentences: chinese.SENTENCES_ZH,
    ofWomen: chinese.SENTENCES_WOMAN_ZH,
    lines: chinese.LINES_ZH,
    notes: chinese.NOTES_ZH,
    pregnancyNotes: chinese.NOTES_PREGNANCY_ZH,
    distractors: DISTRACTORS_ZH,
    stories: ['现病史：', '病史：', '个人史：', '既往史：', '备注：', '病情：', '【病史】', '补充：', '其他：', '', ''],
    findings: ['查体：', '辅助检查：', '处理：', '用药：', '化验：', '计划：', '【检查】', '2.', ''],
    blank: '',
  },
  en: {
    sentences: english.SENTENCES_EN,
    ofWomen: english.SENTENCES_WOMAN_EN,
    lines: english.LINES_EN,
    notes: english.NOTES_EN,
    pregnancyNotes: [],
    distractors: DISTRACTORS_EN,
    stories: ['HPC: ', 'PMH: ', 'Social history: ', 'Notes: ', 'Background: ', ''],
    findings: ['On examination: ', 'Investigations: ', 'Plan: ', 'Medication: ', ''],
    blank: ' ',
  },
};

/** What an old note has told already, and a sentence put into it would tell again otherwise. */
const TOLD = /\{(?:age|age90|sex|birth|patient(?:\.\w+)?)\}/;
const TOLD_BY_SLOT = /\{(?:age|age90|sex|birth)\}/;

/** What can be put into an old note. @param knowsPatient whether the slots have the old note's patient. */
export function fitsInto(template: string, knowsPatient: boolean): boolean {
  return !(knowsPatient ? TOLD_BY_SLOT : TOLD).test(template);
}

type Fits = (template: string) => boolean;
const anything: Fits = () => true;

/** A sentence of the book that fits the patient. */
export function sentenceFor(book: Phrasebook, slots: Slots, random: Prng, fits: Fits = anything): Piece[] {
  const isWoman = slots.patientSex === 'female' && random.chance(0.25);
  return fillTemplate(random.pick((isWoman ? book.ofWomen : book.sentences).filter(fits)), slots, random);
}

export const lineFor = (book: Phrasebook, slots: Slots, random: Prng, fits: Fits = anything): Piece[] =>
  fillTemplate(random.pick(book.lines.filter(fits)), slots, random);

/** A whole short text, or one put together from headings and sentences. */
export function composeNote(book: Phrasebook, slots: Slots, random: Prng): Piece[] {
  if (random.chance(0.4)) {
    const isPregnancy = slots.patientSex === 'female' && book.pregnancyNotes.length > 0 && random.chance(0.35);
    return fillTemplate(random.pick(isPregnancy ? book.pregnancyNotes : book.notes), slots, random);
  }
  const pieces: Piece[] = [];
  if (random.chance(0.5)) pieces.push(...lineFor(book, slots, random), plain('\n'));
  const paragraphs = random.between(1, 4);
  for (let paragraph = 0; paragraph < paragraphs; paragraph++) {
    const isStory = random.chance(0.65);
    pieces.push(plain(random.pick(isStory ? book.stories : book.findings)));
    const sentences = random.between(1, 4);
    for (let i = 0; i < sentences; i++) {
      if (i > 0) pieces.push(plain(book.blank));
      if (random.chance(isStory ? 0.75 : 0.2)) pieces.push(...sentenceFor(book, slots, random));
      else pieces.push(plain(random.pick(book.distractors)));
    }
    pieces.push(plain('\n'));
  }
  pieces.push(...(random.chance(0.6) ? lineFor(book, slots, random) : []));
  return mergePlain(pieces);
}
