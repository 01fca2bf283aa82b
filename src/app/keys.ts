/**
 * The keys of the review screen. Letters go by `event.code`, so that they work while a Chinese input method is on;
 * signs go by what is written too, since they lie elsewhere on other keyboards.
 */
import { ENTITY_TYPES, type EntityType, type Level } from '../core/entities.ts';

export type Command =
  | 'next'
  | 'previous'
  | 'extend-next'
  | 'extend-previous'
  | 'next-unsure'
  | 'confirm'
  | 'reject'
  | 'occurrences'
  | 'widen-start'
  | 'narrow-start'
  | 'widen-end'
  | 'narrow-end'
  | 'edit'
  | 'mark'
  | 'undo'
  | 'redo'
  | 'filter'
  | 'copy'
  | 'new'
  | 'help'
  | 'close';

export type KeyAction = { readonly command: Command } | { readonly type: EntityType } | { readonly level: Level };

interface Binding {
  readonly command: Command;
  readonly code: string;
  readonly shift?: boolean;
  /** What the key sheet shows. */
  readonly shown: string;
}

export const BINDINGS: readonly Binding[] = [
  { command: 'next', code: 'KeyJ', shown: 'J' },
  { command: 'previous', code: 'KeyK', shown: 'K' },
  { command: 'next-unsure', code: 'KeyU', shown: 'U' },
  { command: 'confirm', code: 'Enter', shown: 'Enter' },
  { command: 'reject', code: 'KeyX', shown: 'X' },
  { command: 'occurrences', code: 'KeyA', shown: 'A' },
  { command: 'extend-next', code: 'KeyJ', shift: true, shown: 'Shift J' },
  { command: 'extend-previous', code: 'KeyK', shift: true, shown: 'Shift K' },
  { command: 'widen-start', code: 'BracketLeft', shown: '[' },
  { command: 'widen-end', code: 'BracketRight', shown: ']' },
  { command: 'narrow-start', code: 'BracketLeft', shift: true, shown: 'Shift [' },
  { command: 'narrow-end', code: 'BracketRight', shift: true, shown: 'Shift ]' },
  { command: 'edit', code: 'KeyE', shown: 'E' },
  { command: 'mark', code: 'KeyM', shown: 'M' },
  { command: 'undo', code: 'KeyZ', shown: 'Z' },
  { command: 'redo', code: 'KeyZ', shift: true, shown: 'Shift Z' },
  { command: 'filter', code: 'Slash', shown: '/' },
  { command: 'copy', code: 'KeyC', shown: 'C' },
  { command: 'new', code: 'KeyN', shown: 'N' },
  { command: 'help', code: 'Slash', shift: true, shown: '?' },
  { command: 'close', code: 'Escape', shown: 'Esc' },
];

/** The keys 1 to 9 and 0, in the order of the entity table. */
export const TYPE_KEYS = ENTITY_TYPES.map((type, index) => ({ type, shown: String((index + 1) % 10) }));

/** Signs as they are written, half-width or full-width. */
const SIGNS: Readonly<Record<string, Command>> = {
  '/': 'filter',
  '?': 'help',
  '？': 'help',
  '[': 'widen-start',
  ']': 'widen-end',
  '【': 'widen-start',
  '】': 'widen-end',
  '{': 'narrow-start',
  '}': 'narrow-end',
};

/** The parts of a keyboard event that decide. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'
>;

export function actionOf(press: KeyPress): KeyAction | null {
  if (press.isComposing || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return shortcutOf(press);
  const sign = SIGNS[press.key];
  if (sign) return { command: sign };
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return press.shiftKey ? levelOf(digit) : typeOf(digit);
  const binding = BINDINGS.find(({ code, shift = false }) => code === press.code && shift === press.shiftKey);
  return binding ? { command: binding.command } : null;
}

/** The system's own undo and redo. */
function shortcutOf({ code, shiftKey }: KeyPress): KeyAction | null {
  if (code === 'KeyZ') return { command: shiftKey ? 'redo' : 'undo' };
  return code === 'KeyY' ? { command: 'redo' } : null;
}

function typeOf(digit: string): KeyAction | null {
  const key = TYPE_KEYS.find(({ shown }) => shown === digit);
  return key ? { type: key.type } : null;
}

const levelOf = (digit: string): KeyAction | null =>
  digit === '1' || digit === '2' || digit === '3' ? { level: Number(digit) as Level } : null;
