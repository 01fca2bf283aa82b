/**
 * Tiny models that are real to their runtime: a BERT-like embedder and a Qwen-like chat model, each an ONNX graph of a few
 * kilobytes with a tokenizer, as packs of transformers.js. They know nothing; they drive the true path.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelRow } from '../../../src/core/model.ts';
import { MANIFEST_NAME, manifestText } from '../../../src/models/manifest.ts';
import { floats, input, integers, node, onnxModel, output } from './onnx.ts';

export const TINY_EMBEDDER = 'tiny-embedder';
export const TINY_CHAT = 'tiny-chat';
export const TINY_DIMENSIONS = 16;

/** What the chat model says to everything; each character occurs once. */
export const TINY_ANSWER = '隐迹已就绪。';

const CHARACTERS = [...'北京协和医院上海市第一人民东方肝胆外科梅毒妊娠产前检查淋病艾滋随访糖尿高血压'];

/** By path inside the pack. */
export type PackFiles = Readonly<Record<string, Uint8Array>>;

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function vocabulary(special: readonly string[], characters: readonly string[]): Record<string, number> {
  return Object.fromEntries([...special, ...new Set(characters)].map((token, id) => [token, id]));
}

/** The same numbers on every machine, between -1 and 1. */
function numbers(count: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647) * 2 - 1;
  });
}

/** Each text's first hidden state is the mean of its characters' vectors: texts that share characters are near. */
export function tinyEmbedder(): { row: ModelRow; files: PackFiles } {
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
  const vocab = vocabulary(special, CHARACTERS);
  const size = Object.keys(vocab).length;
  const table = numbers(size * TINY_DIMENSIONS).fill(0, 0, special.length * TINY_DIMENSIONS);
  const hidden = ['batch', 'length', TINY_DIMENSIONS];
  const model = onnxModel('tiny-embedder', [
    node('Gather', ['words', 'input_ids'], 'word'),
    node('Gather', ['types', 'token_type_ids'], 'type'),
    node('Add', ['word', 'type'], 'embedded'),
    node('Cast', ['attention_mask'], 'mask_float', { to: 1 }),
    node('Unsqueeze', ['mask_float', 'last'], 'mask'),
    node('Mul', ['embedded', 'mask'], 'kept'),
    node('ReduceSum', ['kept', 'middle'], 'sum', { keepdims: 1 }),
    node('ReduceSum', ['mask', 'middle'], 'count', { keepdims: 1 }),
    node('Div', ['sum', 'count'], 'mean'),
    node('Add', ['embedded', 'mean'], 'mixed'),
    node('Tanh', ['mixed'], 'last_hidden_state'),
    floats('words', [size, TINY_DIMENSIONS], table),
    floats('types', [2, TINY_DIMENSIONS], new Float32Array(2 * TINY_DIMENSIONS)),
    integers('middle', [1]),
    integers('last', [2]),
    ...['input_ids', 'attention_mask', 'token_type_ids'].map((name) => input(name, 'int64', ['batch', 'length'])),
    output('last_hidden_state', 'float', hidden),
  ]);
  const special_tokens = Object.fromEntries(
    ['[CLS]', '[SEP]'].map((token) => [token, { id: token, ids: [vocab[token]], tokens: [token] }]),
  );
  const one = (token: string): object => ({ SpecialToken: { id: token, type_id: 0 } });
  return pack(
    {
      id: TINY_EMBEDDER,
      task: 'embedding',
      runtime: 'transformers',
      label: 'Tiny embedder',
      parameters: 0.000001,
      quantisation: 'fp32',
      licence: 'Apache-2.0',
      source: '',
      contextTokens: 32,
      memoryMiB: 1,
      features: [],
      runtimeVersion: '4.3.1',
      embedding: { dimensions: TINY_DIMENSIONS, pooling: 'cls', normalize: true, queryInstruction: '查：' },
      files: [],
    },
    {
      'config.json': json({
        model_type: 'bert',
        architectures: ['BertModel'],
        hidden_size: TINY_DIMENSIONS,
        num_hidden_layers: 1,
        num_attention_heads: 1,
        vocab_size: size,
        type_vocab_size: 2,
        max_position_embeddings: 32,
      }),
      'tokenizer_config.json': json({
        tokenizer_class: 'BertTokenizer',
        model_max_length: 32,
        pad_token: '[PAD]',
        unk_token: '[UNK]',
        cls_token: '[CLS]',
        sep_token: '[SEP]',
        mask_token: '[MASK]',
        do_lower_case: true,
      }),
      'tokenizer.json': json({
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: added(special),
        normalizer: {
          type: 'BertNormalizer',
          clean_text: true,
          handle_chinese_chars: true,
          strip_accents: null,
          lowercase: true,
        },
        pre_tokenizer: { type: 'BertPreTokenizer' },
        post_processor: {
          type: 'TemplateProcessing',
          single: [one('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, one('[SEP]')],
          pair: [one('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, one('[SEP]')],
          special_tokens,
        },
        decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
        model: {
          type: 'WordPiece',
          unk_token: '[UNK]',
          continuing_subword_prefix: '##',
          max_input_chars_per_word: 100,
          vocab,
        },
      }),
      'onnx/model.onnx': model,
    },
  );
}

/** A table of which token follows which, with a key-value cache that is kept as a decoder's is and never read. */
export function tinyChat(): { row: ModelRow; files: PackFiles } {
  const special = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'];
  const vocab = vocabulary(special, [...CHARACTERS, ...TINY_ANSWER]);
  const size = Object.keys(vocab).length;
  const follows = new Float32Array(size * size);
  const chain = ['<|im_start|>', ...TINY_ANSWER, '<|im_end|>'];
  chain.slice(1).forEach((token, at) => {
    follows[(vocab[chain[at] ?? ''] ?? 0) * size + (vocab[token] ?? 0)] = 10;
  });
  const cache = ['past_key_values.0.key', 'past_key_values.0.value'];
  const model = onnxModel('tiny-chat', [
    node('Gather', ['follows', 'input_ids'], 'logits'),
    node('Cast', ['input_ids'], 'ids_float', { to: 1 }),
    node('Mul', ['ids_float', 'zero'], 'zeros'),
    node('Unsqueeze', ['zeros', 'outer'], 'column'),
    node('Concat', ['column', 'column'], 'fresh', { axis: 3 }),
    ...['key', 'value'].map((part) =>
      node('Concat', [`past_key_values.0.${part}`, 'fresh'], `present.0.${part}`, { axis: 2 }),
    ),
    floats('follows', [size, size], follows),
    floats('zero', [1], new Float32Array(1)),
    integers('outer', [1, 3]),
    input('input_ids', 'int64', ['batch', 'length']),
    input('attention_mask', 'int64', ['batch', 'all']),
    input('position_ids', 'int64', ['batch', 'length']),
    ...cache.map((name) => input(name, 'float', ['batch', 1, 'past', 2])),
    output('logits', 'float', ['batch', 'length', size]),
    ...['key', 'value'].map((part) => output(`present.0.${part}`, 'float', ['batch', 1, 'all', 2])),
  ]);
  return pack(
    {
      id: TINY_CHAT,
      task: 'chat',
      runtime: 'transformers',
      label: 'Tiny chat',
      parameters: 0.000001,
      quantisation: 'fp32',
      licence: 'Apache-2.0',
      source: '',
      contextTokens: 64,
      memoryMiB: 1,
      features: [],
      runtimeVersion: '4.3.1',
      files: [],
    },
    {
      'config.json': json({
        model_type: 'qwen2',
        architectures: ['Qwen2ForCausalLM'],
        hidden_size: 2,
        num_hidden_layers: 1,
        num_attention_heads: 1,
        num_key_value_heads: 1,
        vocab_size: size,
        eos_token_id: vocab['<|im_end|>'],
        max_position_embeddings: 64,
      }),
      'generation_config.json': json({ eos_token_id: vocab['<|im_end|>'], pad_token_id: vocab['<|endoftext|>'] }),
      'tokenizer_config.json': json({
        tokenizer_class: 'Qwen2Tokenizer',
        model_max_length: 64,
        eos_token: '<|im_end|>',
        pad_token: '<|endoftext|>',
        unk_token: '<|endoftext|>',
        chat_template:
          '{% for message in messages %}<|im_start|>{{ message.content }}<|im_end|>{% endfor %}{% if add_generation_prompt %}<|im_start|>{% endif %}',
      }),
      'tokenizer.json': json({
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: added(special),
        normalizer: null,
        pre_tokenizer: { type: 'Split', pattern: { Regex: '' }, behavior: 'Isolated', invert: false },
        post_processor: null,
        decoder: { type: 'Fuse' },
        model: { type: 'WordLevel', vocab, unk_token: '<|endoftext|>' },
      }),
      'onnx/model.onnx': model,
    },
  );
}

function added(tokens: readonly string[]): object[] {
  return tokens.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
}

/** The pack with its manifest. */
function pack(row: ModelRow, files: PackFiles): { row: ModelRow; files: PackFiles } {
  const pins = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const whole: ModelRow = { ...row, files: pins };
  return {
    row: whole,
    files: { ...files, [MANIFEST_NAME]: new TextEncoder().encode(manifestText({ row: whole, files: pins })) },
  };
}

export function writePack(files: PackFiles, folder: string): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
