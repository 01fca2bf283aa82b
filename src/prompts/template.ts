/** Templates of prompts: texts with slots that a clinician can edit, and what is wrong with one. */
import type { ChatMessage } from '../core/chat.ts';
import type { PromptForm } from '../core/prompt.ts';

export type TemplateLanguage = 'zh' | 'en';

export const SLOTS = ['definitions', 'levels', 'examples', 'terms', 'note'] as const;
export type Slot = (typeof SLOTS)[number];

export interface Template {
  readonly id: string;
  /** Counts up with every change. */
  readonly version: number;
  readonly language: TemplateLanguage;
  readonly form: PromptForm;
  /** Parts that begin with a line `[system]` or `[user]`; a slot is its name in braces: `{note}`. */
  readonly text: string;
}

/** Slots without which a form cannot be asked for. In the form `levels` the note is the tagged one. */
export const NEEDED: Readonly<Record<PromptForm, readonly Slot[]>> = {
  spans: ['definitions', 'levels', 'examples', 'terms', 'note'],
  tagged: ['definitions', 'examples', 'terms', 'note'],
  levels: ['levels', 'note'],
};

/** Slots that differ from passage to passage: what stands before them is kept by prefix caches. */
const CHANGING: readonly Slot[] = ['examples', 'terms', 'note'];

/** `slot` is the name of the slot, or of the part. */
export interface TemplateProblem {
  readonly kind: 'missing-slot' | 'unknown-slot' | 'repeated-slot' | 'static-after-changing' | 'missing-part' | 'empty';
  readonly slot: string;
}

const SLOT = /\{([a-z]{1,20})\}/g;
const PART = /^\[(system|user)\][ \t]*$/gm;

interface Part {
  readonly role: 'system' | 'user';
  readonly text: string;
}

function partsOf(text: string): Part[] {
  const heads = [...text.matchAll(PART)];
  return heads.map((head, index) => ({
    role: head[1] as Part['role'],
    text: text.slice(head.index + head[0].length, heads[index + 1]?.index ?? text.length).trim(),
  }));
}

/** What keeps a template from being used; nothing for a good one. */
export function checkTemplate({ form, text }: Pick<Template, 'form' | 'text'>): TemplateProblem[] {
  const parts = partsOf(text);
  if (text.trim() === '') return [{ kind: 'empty', slot: '' }];
  const problems: TemplateProblem[] = [];
  if (parts.at(-1)?.role !== 'user' || !parts.at(-1)?.text.includes('{note}'))
    problems.push({ kind: 'missing-part', slot: 'user' });
  const named = parts.flatMap((part) => Array.from(part.text.matchAll(SLOT), (match) => match[1] ?? ''));
  for (const slot of NEEDED[form]) if (!named.includes(slot)) problems.push({ kind: 'missing-slot', slot });
  for (const slot of new Set(named)) {
    if (!(NEEDED[form] as readonly string[]).includes(slot)) problems.push({ kind: 'unknown-slot', slot });
    else if (named.filter((other) => other === slot).length > 1) problems.push({ kind: 'repeated-slot', slot });
  }
  const isChanging = (slot: string): boolean => (CHANGING as readonly string[]).includes(slot);
  const first = named.findIndex(isChanging);
  for (const slot of named.slice(Math.max(0, first)))
    if (first >= 0 && !isChanging(slot)) problems.push({ kind: 'static-after-changing', slot });
  return problems;
}

/** The messages of a template; what fills a slot is taken as it is and never read for slots. */
export function fillTemplate(template: Template, values: Readonly<Record<Slot, string>>): ChatMessage[] {
  return partsOf(template.text).map(({ role, text }) => ({
    role,
    content: text.replace(SLOT, (whole, slot: string) => (isSlot(slot) ? values[slot] : whole)),
  }));
}

const isSlot = (word: string): word is Slot => (SLOTS as readonly string[]).includes(word);
