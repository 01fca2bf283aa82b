/** The extension that follows a telephone: 转206, ext. 23, 分机22, -2315. */

const EXTENSION =
  /[ ]?(?:-?[ ]?(?:转接?|分机号?|内线|ext\.?|Ext\.?|EXT\.?|extn\.?|x|poste|Durchwahl|int\.)[ ]?:?[ ]?[0-9OolI]{1,6}(?!\d|[.·]\d|岁|月|日|年|床))|[-#][0-9]{1,6}(?![\d/:]|[-.]\d)/y;

/** The end of a telephone that ends at `end`, with its extension if one follows. */
export function endWithExtension(text: string, end: number): number {
  EXTENSION.lastIndex = end;
  return EXTENSION.test(text) ? EXTENSION.lastIndex : end;
}
