import { describe, expect, it } from 'vitest';
import { actionOf, BINDINGS, type KeyAction, type KeyPress } from '../../src/app/keys.ts';

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key: 'Process',
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

const shift = { shiftKey: true };
const control = { ctrlKey: true };

describe('keys', () => {
  const table: [string, KeyPress, KeyAction | null][] = [
    ['J', press('KeyJ'), { command: 'next' }],
    ['Shift K', press('KeyK', shift), { command: 'extend-previous' }],
    ['Enter', press('Enter'), { command: 'confirm' }],
    ['[', press('BracketLeft'), { command: 'widen-start' }],
    ['Shift ]', press('BracketRight', shift), { command: 'narrow-end' }],
    ['?', press('Slash', shift), { command: 'help' }],
    ['? where it lies elsewhere', press('Minus', { key: '?', ...shift }), { command: 'help' }],
    ['【', press('BracketLeft', { key: '【' }), { command: 'widen-start' }],
    ['7', press('Digit7'), { type: 'PREGNANCY' }],
    ['0', press('Digit0'), { type: 'ORGANIZATION' }],
    ['1 on the number pad', press('Numpad1'), { type: 'NAME' }],
    ['Shift 2', press('Digit2', shift), { level: 2 }],
    ['Shift 4', press('Digit4', shift), null],
    ['Ctrl Z', press('KeyZ', control), { command: 'undo' }],
    ['Ctrl Shift Z', press('KeyZ', { ...control, ...shift }), { command: 'redo' }],
    ['Ctrl C, the browser’s own', press('KeyC', control), null],
    ['Alt J', press('KeyJ', { altKey: true }), null],
    ['J while an input method composes', press('KeyJ', { isComposing: true }), null],
  ];
  for (const [name, given, action] of table) it(name, () => expect(actionOf(given)).toEqual(action));

  it('have one meaning each', () => {
    const pressed = BINDINGS.map(({ code, shift = false }) => `${code} ${String(shift)}`);
    expect(new Set(pressed).size).toBe(pressed.length);
  });
});
