/** `yinji prompt`: the very messages that a note would send to a language model, one JSON line a passage. */
import { parseArgs } from 'node:util';
import { detect } from '../core/detect.ts';
import { levelsOf, typesOf, type Profile } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import type { Note } from '../core/note.ts';
import type { Passage, Prompt, PromptForm } from '../core/prompt.ts';
import { resolveOutcomes } from '../core/resolve.ts';
import { toTagged } from '../core/tagged.ts';
import { BUILTIN_ENGINE_ID } from '../engines/builtin.ts';
import { candidatesIn, planPassages, taggedLabels } from '../engines/chat/requests.ts';
import { createPrompter, type PrompterOptions } from '../prompts/prompter.ts';
import type { CliCommand } from './commands.ts';
import type { Engines } from './engines.ts';
import { openInput } from './input.ts';
import { openRetriever } from './retriever.ts';
import { usageError, writeLine, type Terminal } from './terminal.ts';

const FORMS: readonly PromptForm[] = ['spans', 'tagged', 'levels'];
const CONTEXT = 8192;

interface PromptWords {
  readonly form: PromptForm;
  readonly language?: NonNullable<PrompterOptions['language']>;
  readonly profile: Profile;
  readonly contextTokens: number;
  readonly file: string | undefined;
}

export const command: CliCommand = {
  summary: {
    zh: '[选项] [FILE|-]            显示病历会发给大模型的内容',
    en: '[options] [FILE|-]         show what a note would send to a model',
  },
  help: {
    zh: `yinji prompt --form spans|tagged|levels [FILE|-]
  显示病历会发给语言模型的全部内容，不发送。每个片段输出一行 JSON：
  {id, passage: {start, end}, messages, schema?, maxTokens}
  spans 列出敏感信息（JSON），tagged 在文中加标签，levels 给内置引擎标出的内容定级。

  --form FORM              缺省 spans
  --language zh|en         提示词的语言，缺省随病历
  --profile core|strict    strict 增加 DATE、AGE、ORGANIZATION
  --context N              模型的上下文（词元），缺省 8192，决定片段长度`,
    en: `yinji prompt --form spans|tagged|levels [FILE|-]
  Shows all that a note would send to a language model, and sends nothing. One JSON line a passage:
  {id, passage: {start, end}, messages, schema?, maxTokens}
  spans asks for a JSON list, tagged for the text with tags, levels for the levels of what the built-in engine found.

  --form FORM              spans when missing
  --language zh|en         language of the prompt; that of the note when missing
  --profile core|strict    strict adds DATE, AGE and ORGANIZATION
  --context N              context of the model in tokens, 8192 when missing; it decides how long passages are`,
  },
  async run(words, terminal, open) {
    const asked = parse(words, terminal);
    const engines = await open(BUILTIN_ENGINE_ID, terminal);
    const { notes } = await openInput(asked.file, {}, terminal);
    const retriever = await openRetriever(engines.foldTable);
    const { form, contextTokens } = asked;
    const types = typesOf(asked.profile);
    const prompter = createPrompter(asked.language === undefined ? {} : { language: asked.language });
    for await (const note of notes) {
      const passages = planPassages(note, { prompter, form, types, contextTokens });
      if (!passages) throw new YinjiError('model.context', { model: '--context', tokens: contextTokens });
      const tag = form === 'levels' ? await tagger(note, engines, asked) : undefined;
      for (const passage of passages) {
        const tagged = tag?.(passage);
        const candidates = form === 'levels' ? [] : await candidatesIn(passage, types, retriever);
        const request = { form, passage, types, candidates, ...(tagged === undefined ? {} : { tagged }) };
        await writeLine(terminal.stdout, lineOf(note, passage, prompter.promptFor(request)));
      }
    }
    return 0;
  },
};

const lineOf = (note: Note, { start, end }: Passage, { messages, schema, maxTokens }: Prompt) => ({
  id: note.id,
  passage: { start, end },
  messages,
  ...(schema ? { schema } : {}),
  maxTokens,
});

/** Tags a passage with what the built-in engine finds in the note and a model would grade. */
async function tagger(
  note: Note,
  { engines, foldTable }: Engines,
  { profile, language }: PromptWords,
): Promise<(passage: Passage) => string> {
  const outcomes = await detect(note, engines, { profile });
  for (const outcome of outcomes) if (outcome.state === 'failed') throw YinjiError.fromRecord(outcome.error);
  const found = resolveOutcomes(note, outcomes, foldTable);
  const gradable = found.filter(({ type }) => levelsOf(type).length > 1);
  return ({ start, end, text, ...passage }) => {
    const spans = gradable
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ start: span.start - start, end: span.end - start, type: span.type }));
    return toTagged(text, spans, { levels: false, labels: taggedLabels(language ?? passage.language) });
  };
}

function parse(words: readonly string[], terminal: Terminal): PromptWords {
  const { values, positionals } = parsed(words, terminal);
  const form = FORMS.find((known) => known === values.form);
  if (!form)
    throw usageError(terminal, {
      zh: `--form 只能是 ${FORMS.join('、')}，不是 ${values.form}`,
      en: `--form is one of ${FORMS.join(', ')}, not ${values.form}`,
    });
  const { language, profile } = values;
  if (language !== undefined && language !== 'zh' && language !== 'en')
    throw usageError(terminal, {
      zh: `--language 只能是 zh 或 en，不是 ${language}`,
      en: `--language is zh or en, not ${language}`,
    });
  if (profile !== 'core' && profile !== 'strict')
    throw usageError(terminal, {
      zh: `--profile 只能是 core 或 strict，不是 ${profile}`,
      en: `--profile is core or strict, not ${profile}`,
    });
  const contextTokens = Number(values.context);
  if (!Number.isSafeInteger(contextTokens) || contextTokens <= 0)
    throw usageError(terminal, {
      zh: `--context 是一个正整数，不是 ${values.context}`,
      en: `--context is a whole number above 0, not ${values.context}`,
    });
  const [file, extra] = positionals;
  if (extra !== undefined)
    throw usageError(terminal, {
      zh: `一次只读一个文件，多余：${extra}`,
      en: `one file at a time; too many: ${extra}`,
    });
  return { form, ...(language === undefined ? {} : { language }), profile, contextTokens, file };
}

function parsed(words: readonly string[], terminal: Terminal) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        form: { type: 'string', default: 'spans' },
        language: { type: 'string' },
        profile: { type: 'string', default: 'core' },
        context: { type: 'string', default: String(CONTEXT) },
      },
    });
  } catch (thrown) {
    const option = /'(-[^'\s]+)/.exec((thrown as Error).message)?.[1] ?? '';
    throw usageError(terminal, { zh: `prompt 的选项 ${option} 有误`, en: `prompt: the option ${option} is wrong` });
  }
}
