import { beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/core/chat.ts';
import { inProcess, jsonLines, parsed, prepareDictionaries } from '../cli/run.ts';
import { fencedIn } from '../engines/scripted.ts';

interface Line {
  readonly id: string;
  readonly passage: { readonly start: number; readonly end: number };
  readonly messages: readonly ChatMessage[];
  readonly schema?: unknown;
  readonly maxTokens: number;
}

const NOTE = '患者张三，因梅毒就诊于厦大附一，孕3产1。';

describe('yinji prompt', () => {
  beforeAll(prepareDictionaries);

  it('shows the messages, the schema and the terms the dictionaries bring to mind', async () => {
    const { code, stdout } = await inProcess(['prompt', '-'], NOTE);
    const [line] = parsed<Line>(stdout);
    expect(code).toBe(0);
    expect(line).toMatchObject({ id: 'stdin', passage: { start: 0, end: NOTE.length }, schema: { type: 'object' } });
    expect(fencedIn(line?.messages ?? [])).toBe(NOTE);
    expect(line?.messages.at(-1)?.content).toContain('厦门大学附属第一医院');
  });

  it('has no schema for the tagged form, and takes the language of the prompt', async () => {
    const { stdout } = await inProcess(['prompt', '--form', 'tagged', '--language', 'en', '-'], NOTE);
    const [line] = parsed<Line>(stdout);
    expect(line).not.toHaveProperty('schema');
    expect(line?.messages.at(-1)?.content).toContain('NOTE BEGINS');
  });

  it('tags what the built-in engine finds for the form levels', async () => {
    const { stdout } = await inProcess(['prompt', '--form', 'levels', '-'], NOTE);
    expect(fencedIn(parsed<Line>(stdout)[0]?.messages ?? [])).toBe(
      '患者张三，因<<梅毒: 性病>>就诊于厦大附一，<<孕3产1: 妊娠>>。',
    );
  });

  it('cuts long notes by the context, and reads JSON lines', async () => {
    const long = '患者诉咳嗽，无发热。\n'.repeat(200);
    const notes = jsonLines({ id: 'a', text: NOTE }, { id: 'b', text: long });
    const { stdout } = await inProcess(['prompt', '--context', '3500', '-'], notes);
    const lines = parsed<Line>(stdout);
    expect(lines[0]?.id).toBe('a');
    expect(lines.filter(({ id }) => id === 'b').length).toBeGreaterThan(2);
    expect(lines.at(-1)?.passage.end).toBe(long.length);
  });

  it.each<[string[], string]>([
    [['--form', 'xml'], '--form is one of spans, tagged, levels, not xml'],
    [['--language', 'de'], '--language is zh or en, not de'],
    [['--profile', 'all'], '--profile is core or strict, not all'],
    [['--context', 'much'], '--context is a whole number above 0, not much'],
    [['--colour'], 'the option --colour is wrong'],
    [['a.txt', 'b.txt'], 'too many: b.txt'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await inProcess(['prompt', ...words], NOTE);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says so when the context is too short for the prompt', async () => {
    const { code, stderr } = await inProcess(['prompt', '--context', '500', '-'], NOTE);
    expect(code).toBe(1);
    expect(stderr).toContain('500 tokens');
  });
});
