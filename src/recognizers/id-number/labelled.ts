/** Codes after a label, listed after such a code, in a column below one, or in brackets after a specimen or report. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { isBarred } from '../labels/barred.ts';
import { isTelephone, readCode, type Code } from '../labels/codes.ts';
import { cellsBelow } from '../labels/columns.ts';
import { isMarked, labelsOf, valueStart, type Label } from '../labels/labels.ts';

const NEXT_OF_LIST = /(?:\([^()\n]{0,14}\))?[ ]?(?:[、,，;；/]|和|及|与)[ ]?/y;
const MAX_LIST = 12;

/** E11.9, K29.500: codes of diseases, which a general label may name. */
const ICD = /^[A-Z]\d{2}\.\d{1,4}(?:x\d{3})?$/;
const COMPACT_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** The name of an account of a network: her account lily_b01. */
const HANDLE = /^[a-z]{3,}[a-z0-9_.]*$/i;
/** A general label beside one of these names a thing. */
export const DEVICE =
  /(?:机|仪|[压温]计|便携|泵|支架|起搏器|镜片|晶体|设备|器械|瓣膜|导管|假体|钢板|探头|试剂|疫苗|药品|方案)[^\n。；;]{0,10}$/;

export function* labelledCodes(page: Page): Generator<PageFinding> {
  const { text } = page;
  // 微信ID, LINE ID: the longer label of an account takes its value.
  const accountEnds = new Set(labelsOf(page, 'contact').flatMap(({ kind, end }) => (kind === 'account' ? [end] : [])));
  for (const label of labelsOf(page, 'id')) {
    if (label.kind === 'not' || label.kind === 'plate' || accountEnds.has(label.end)) continue;
    const at = valueStart(text, label.end);
    const code = readCode(text, at);
    if (!code || isBarred(page, code)) continue;
    if (label.kind === 'weak' && !isLikely(page, label, code)) continue;
    if (/account$/i.test(label.term) && HANDLE.test(code.text)) continue;
    const rule = label.kind === 'weak' ? 'id.weak-label' : 'id.label';
    const score = scoreOf(label, code, isMarked(text, label.end, at));
    yield { start: code.start, end: code.end, type: 'ID_NUMBER', score, reason: { rule, term: label.term } };
    yield* listedAfter(page, code, label);
  }
  for (const { label, start, end } of cellsBelow(page, 'id')) {
    if (label.kind !== '' && label.kind !== 'weak') continue;
    const code = readCode(text, start, 3);
    if (code && code.end <= end && !isBarred(page, code))
      yield { start, end: code.end, type: 'ID_NUMBER', score: 0.92, reason: { rule: 'id.column', term: label.term } };
  }
}

function scoreOf(label: Label, code: Code, marked: boolean): number {
  if (label.kind === 'weak') return marked || code.digits >= 6 ? 0.88 : 0.75;
  return code.digits >= 5 ? 0.97 : marked ? 0.93 : 0.88;
}

function isLikely({ text }: Page, label: Label, code: Code): boolean {
  if (isTelephone(code) || ICD.test(code.text)) return false;
  // A general label with three digits needs letters too: ID: HZ-081.
  if (code.digits < 4 && !/^[A-Z]{1,4}-?\d{3}/.test(code.text)) return false;
  if (/^[\u4e00-\u9fa5]/.test(code.text) && code.digits < 6) return false;
  return !DEVICE.test(text.slice(Math.max(0, label.start - 16), label.start));
}

function* listedAfter(page: Page, first: Code, label?: Label): Generator<PageFinding> {
  let previous = first;
  for (let i = 0; i < MAX_LIST; i++) {
    NEXT_OF_LIST.lastIndex = previous.end;
    if (!NEXT_OF_LIST.test(page.text)) return;
    const code = readCode(page.text, NEXT_OF_LIST.lastIndex, 4);
    if (!code || isTelephone(code) || isBarred(page, code) || !isAlike(code, previous)) return;
    yield {
      start: code.start,
      end: code.end,
      type: 'ID_NUMBER',
      score: 0.85,
      reason: { rule: 'id.list', ...(label ? { term: label.term } : {}) },
    };
    previous = code;
  }
}

/** Of the same make: as long and both with letters, or both a long code with letters in it. */
function isAlike(code: Code, other: Code): boolean {
  const hasLetter = /[A-Za-z]/;
  if (Math.abs(code.text.length - other.text.length) <= 1 && hasLetter.test(code.text) === hasLetter.test(other.text))
    return true;
  return code.digits >= 5 && hasLetter.test(code.text) && (hasLetter.test(other.text) || other.digits >= 5);
}

const SUFFIX = /(?<=[\u4e00-\u9fa5])(?:编号|号码|条码|单号|号|单|卡|证|册|码|存根|回执)(?![\u4e00-\u9fa5])/g;
/** 住院 0213377: the department or examination stands for its number. */
const DEPARTMENT =
  /(?:住院|门诊|病案|病历|急诊|留观|体检|病理|超声|彩超|影像|内镜|胃镜|肠镜|放射|检验|标本|CT|MRI?|DR|登记|档案|就诊|透析)[ :]{0,3}(?=[A-Z]{0,4}-?\d{5})|(?:病案|病历|档案|登记|门诊|住院|急诊|就诊|体检|透析)[ :]{0,3}(?=[A-Z]{1,4}-\d{3})/g;
/** 档案第0327号: in running text. */
const ORDINAL = /(?<=[\u4e00-\u9fa5])第[ ]?(?=\d{4,}[\d-]{0,16}[ ]?号)/g;
const SPECIMEN =
  /(?:病理|活检|标本|送检|样本|切片|涂片|穿刺|刮片|条码|会诊|存片|蜡块|免疫组化|染色体|核型|测序|报告|冰冻|胎盘|血袋|供血|组织|肿物|积液|灌洗液|引流液|脑脊液|骨髓|刮出物|绒毛|石蜡|液基|细胞学|基因|胸片|平片|造影|血样|拭子|样|报卡|证明|处方|拒赔|系|专业|班)(?:号|编号)?(?:[^\n(),。;]{0,6}\(|[ :]{0,2}(?=[A-Z0-9]{1,8}-))/g;

/** Codes named by a word that is no known label: one that ends in 号, or a specimen before a bracket or a dashed code. */
export function* citedCodes(page: Page): Generator<PageFinding> {
  const { text } = page;
  const labelEnds = new Set([...labelsOf(page, 'id'), ...labelsOf(page, 'contact')].map(({ end }) => end));
  for (const match of matchesOf(text, SUFFIX)) {
    const end = match.index + match[0].length;
    if (labelEnds.has(end) || DEVICE.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
    const code = readCode(text, valueStart(text, end));
    if (code && (isCompound(code) || /^0\d{3}|^[A-Z]{1,4}-\d{3}/.test(code.text)) && isFree(page, code))
      yield cited(code, 'id.suffix', 0.75);
  }
  for (const match of matchesOf(text, ORDINAL)) {
    const code = readCode(text, match.index + match[0].length, 4);
    if (code && isFree(page, code)) yield cited(code, 'id.suffix', 0.8);
  }
  for (const match of matchesOf(text, DEPARTMENT)) {
    const at = match.index + match[0].length;
    const code = readCode(text, at);
    if (
      code &&
      (code.digits >= 6 || /^[A-Z]{1,4}-/.test(code.text)) &&
      !code.text.includes('.') &&
      isFree(page, code) &&
      !COMPACT_DATE.test(code.text)
    )
      yield cited(code, 'id.department', 0.8);
  }
  for (const match of matchesOf(text, SPECIMEN)) {
    const code = readCode(text, match.index + match[0].length, 5);
    if (!code || !isCompound(code) || !isFree(page, code)) continue;
    const isBracketed = match[0].endsWith('(');
    if (isBracketed ? !/[),、:回至;]/.test(text.charAt(code.end)) : !/[A-Z0-9]-\d{3}/.test(code.text)) continue;
    yield cited(code, 'id.specimen', 0.85);
    yield* listedAfter(page, code);
  }
}

const isFree = (page: Page, code: Code): boolean => !isTelephone(code) && !isBarred(page, code);

function cited({ start, end }: Code, rule: string, score: number): PageFinding {
  return { start, end, type: 'ID_NUMBER', score, reason: { rule } };
}

/** With letters or dashes, or long enough to be no result. */
function isCompound({ text, digits }: Code): boolean {
  return !text.includes('.') && (digits >= 7 || (/[A-Za-z-]/.test(text) && digits >= 4));
}
