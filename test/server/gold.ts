/** Acts that answer from gold notes, well or badly. */
import { fromGold, type GoldNote } from '../engines/scripted.ts';
import type { Act, Asked } from './fault-server.ts';

/** The right answer to a request, whether the form is stated as a schema or in words. */
export function goldText(notes: readonly GoldNote[]): (asked: Asked) => string {
  const script = fromGold(notes);
  return ({ body }) => {
    const words = body.messages.map(({ content }) => content).join('\n');
    const inWords = ['levels', 'spans'].find((form) => words.includes(`{"${form}": [`));
    const schema = body.response_format?.json_schema?.schema ?? (inWords ? { [inWords]: [] } : undefined);
    const said = script(
      { messages: body.messages, maxTokens: body.max_tokens, ...(schema ? { schema: { ...schema } } : {}) },
      1,
    );
    return typeof said === 'string' ? said : said.text;
  };
}

/** Ways in which an answer can be broken, for one request after the other. */
export const BROKEN: readonly ((text: string) => Act)[] = [
  (text) => ({ kind: 'stream', text, cutAfter: 0.5 }),
  () => ({ kind: 'reply', status: 502, body: '<html><body>502 Bad Gateway</body></html>' }),
  () => ({ kind: 'reply', status: 429, headers: { 'Retry-After': '0' }, body: { error: 'slow down' } }),
  (text) => ({ kind: 'stream', text: text.slice(0, text.length >> 1) }),
  () => ({ kind: 'stream', text: 'As an AI model I cannot help with that.' }),
  () => ({ kind: 'lines', lines: ['data: {"choices": [{"delta": {"cont', ''] }),
  () => ({ kind: 'reply', status: 500, body: { error: { message: 'CUDA error' } } }),
  () => ({ kind: 'hang-up' }),
  () => ({ kind: 'stream', text: '' }),
  () => ({ kind: 'reply', status: 503, body: { error: { code: 503, message: 'Loading model' } } }),
];

/** Odd ways to send a right answer: none may make a difference. */
export const ODD: readonly Partial<Extract<Act, { kind: 'stream' }>>[] = [
  {},
  { pieces: 1 },
  { bytes: 7 },
  { eol: '\r\n', bytes: 11 },
  { isDoubled: true },
  { hasUsage: false },
  { hasDone: false },
  { thoughts: '先看姓名：{"spans": [{"text": "不算"}]}' },
  { bytes: 1, pieces: 400 },
  { pieces: 3, eol: '\r\n', isDoubled: true },
];

/** @param isBroken whether a request is answered badly; a right answer comes in one of the odd ways. */
export function goldActs(notes: readonly GoldNote[], isBroken: (asked: Asked) => boolean = () => false) {
  const textOf = goldText(notes);
  return (asked: Asked): Act => {
    const text = textOf(asked);
    const broken = BROKEN[asked.turn % BROKEN.length];
    if (broken && isBroken(asked)) return broken(text);
    const { bytes, pieces, ...odd } = ODD[asked.turn % ODD.length] ?? {};
    return {
      kind: 'stream',
      text,
      ...odd,
      // Long answers are cut at odd borders too, not into thousands of packets.
      ...(bytes === undefined ? {} : { bytes: bytes * 151 }),
      pieces: Math.max(pieces ?? 0, 11),
    };
  };
}
