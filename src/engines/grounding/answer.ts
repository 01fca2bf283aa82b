/** What a model wrote around its answer, taken away. */

/** Room for the mark that opens the tagged text after the reasoning; templates ask for the first of each language. */
const MARKERS =
  /^[ \t#*>]{0,8}(?:【标注全文】|【标注结果】|\[TAGGED TEXT\]|标注全文|标注结果|标注后的?(?:文本|全文|病历)|tagged text|tagged note)[ \t*】\]]{0,6}[:：]?[ \t*]{0,4}$|^[ \t#*>]{0,8}(?:【标注全文】|【标注结果】|\[TAGGED TEXT\])[ \t]{0,4}[:：]?/gim;

/** Without thoughts (`<think>`), and without what a fence or a template's own end signs add. */
export function withoutThought(answer: string): string {
  let text = answer;
  for (;;) {
    const open = /<(think|thinking|thought|reasoning)>/i.exec(text);
    if (!open) break;
    const close = new RegExp(`</${open[1] ?? ''}>`, 'i').exec(text.slice(open.index));
    // A thought without an end: all of the rest is thought.
    text = text.slice(0, open.index) + (close ? text.slice(open.index + close.index + close[0].length) : '');
  }
  // The opening sign is often part of the prompt's template, so that only the closing one is in the answer.
  const close = /<\/(?:think|thinking|thought|reasoning)>/gi;
  let last = -1;
  for (const match of text.matchAll(close)) last = match.index + match[0].length;
  if (last >= 0) text = text.slice(last);
  return text.replace(/<\|(?:im_end|im_start|endoftext|eot_id)\|>/g, '').replace(/^\uFEFF/, '');
}

/** Fence lines of a code block, and the word after them. */
const FENCES = /^[ \t]{0,4}(?:`{3,8}|~{3,8})[ \t]{0,4}[\w+-]{0,20}[ \t]{0,4}$/gm;

export function withoutFences(text: string): string {
  return text.replace(FENCES, '').replace(/^`{3,8}(?:json|text|txt)?\s?|`{3,8}\s?$/g, '');
}

/** The tagged text: what follows the first marker, or all where there is none. */
export function afterMarker(text: string): string {
  MARKERS.lastIndex = 0;
  const match = MARKERS.exec(text);
  if (!match) return text;
  const rest = text.slice(match.index + match[0].length);
  return rest.trim() === '' ? text : rest;
}

const DENIALS = new Set(
  '无 没有 未发现 未发现敏感信息 没有敏感信息 无敏感信息 未检测到敏感信息 不含敏感信息 文中没有敏感信息 该文本中没有敏感信息 本段无敏感信息 空 空列表 none nothing nosensitiveinformation nosensitiveinformationfound nothingsensitive nothingfound empty noentities noentitiesfound na'.split(
    ' ',
  ),
);

/** Whether the whole answer says, in few words, that there is nothing. */
export function deniesAll(text: string): boolean {
  if (text.length > 80) return false;
  return DENIALS.has(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  );
}
