/**
 * The result that follows a test: 阳性, (-), 1:16, 2.35×10^7IU/mL, <15IU/mL, reactive 1:32, in the shapes laboratories
 * print them. Everything works on the folded text and reads forward from an offset.
 */

/** How bare numbers count: `measured` ones carry a unit, a comparator, a decimal or an exponent. */
export type NumberRule = 'none' | 'measured' | 'any';

const QUALITY_ZH =
  '(?:弱阳性|强阳性|可疑阳性|假阳性|阳性|阴性|弱阳|全阴|全部阴性|未检测到|检测不到|未能检出|未检出|未测出|未测到|测不到|检出(?!率)|' +
  '(?:均|皆)?(?:低于|小于|<)(?:最低)?(?:检测|检出|定量)?(?:下限|限值|限)|低于检测值|低(?=[,;。])|[非无不有呈]?反应性?|两试剂均非反应性|转阴|转阳|阴转|' +
  '待回报?|待确认|待定|未查见|未找到|未培养出|未分离出|未生长|无生长|灰区|不确定|正常|阴(?![道茎虱囊部唇蒂毛虚阳])|阳(?![虚气痿光台江]))';
const QUALITY_LATIN =
  '(?:(?:weakly |strongly |weak |faintly |repeatedly )?(?:positive|positivity|negative|reactive|pos\\b|neg\\b|nr\\b|[+-]ve\\b)|non[- ]?reactive|' +
  '(?:not |un)detect(?:ed|able)|below (?:the )?(?:limit of )?detection|detected|detectable|equivocal|indeterminate|pending(?= result)|tnd\\b|' +
  '(?:schwach |stark )?positiv\\b|negativ\\b|nicht nachweisbar|nachweisbar|nicht reaktiv|reaktiv\\b|grenzwertig|unauffällig|' +
  'positi[fv]e?s?\\b|négati(?:f|ve)s?\\b|negati[vf]e?s?\\b|indétectable|non détectable|positivo?s?a?\\b|negativ[oa]s?\\b|' +
  '(?:no )?reactiv[oa]s?\\b|(?:no )?detectad[oa]s?\\b|indetectable|no detectable|positivt|negativt|ej påvisad|påvisad|non rilevabile|' +
  'non reattiv[oa]|reattiv[oa]|陰性化?|陽性|弱陽性|检出せず|検出せず|検出感度未満|感度未満)';
const UNIT =
  '(?:m?IU\\/m?l|m?UI\\/m?l|IE\\/ml|U\\/ml|copies?\\/m?l|cop\\/ml|cps\\/ml|kopior\\/ml|Kopien\\/ml|copias\\/ml|copie\\/ml|コピー\\/mL|拷贝(?:数)?(?:\\/?(?:m?l|毫升))?|' +
  'log(?:10)?(?: ?(?:IU|copies|cop))?(?:\\/ml)?|s\\/?co值?|c\\.?o\\.?i\\.?|PEI?U?\\/ml|NCU\\/ml|ng\\/ml|AU\\/ml|index|倍|TU)';
const NUMBER =
  '(?:(?:[<>≤≥~约]|大于|小于|高于)\\s?)?\\d[\\d,]*(?:\\.\\d+)?(?:(?: \\d{3})+(?!\\d))?(?:\\s?(?:[×xX*·]\\s?10\\s?\\^?\\s?[⁰¹²³⁴-⁹\\d]{1,2}|[eE]\\s?\\+?\\d{1,2}(?!\\d)|[⁰¹²³⁴-⁹]{1,2}|\\^\\d{1,2}|' +
  '万|亿| ?Mio\\.?| ?milj\\.?| million))?';
const SIGN = '(?:[+±]{1,4}(?![\\dA-Za-z\\p{Script=Han}])|阳\\(\\+\\))';
const TITRE = '(?:滴度)?1 ?[:∶/] ?\\d{1,5}(?:\\.\\d)?[xX]?';

/** One blank at most: two and more part the cells of a printed table. */
const LEAD = / ?(?:(?:结果|结果为|为|示|呈|提示|降至|降为|升至|升为|上升至|下降至|回报|:|=) ?)?/y;
const BRACKET = new RegExp(
  `\\((?:\\s?[-+±−—–十一]{1,4}(?:,? ?1:\\d{1,4})?\\s?|\\s?(?:两种试剂|两次|两遍|初筛|复查|结果|定性|定量|[<>]?[\\d.]+(?: ?(?:s\\/?co|coi|iu\\/ml))?,? ?)?(?:均|呈|为|曾)?(?:${QUALITY_ZH}|${QUALITY_LATIN})\\s?|\\s?(?:[<>]\\d+|\\d{1,3})(?:\\.\\d+)? ?(?:s\\/?co|coi|iu\\/ml|miu\\/ml)?\\s?|1:\\d{1,5}[+±-]?)\\)`,
  'iy',
);
const QUALITY = new RegExp(`-?(?:均|皆|都|呈|为|全)?(?:${QUALITY_ZH}|${QUALITY_LATIN})`, 'iy');
const QUANTITY = new RegExp(
  `(?:s\\/?co ?(?:值)?:?|coi ?|of |à |a |salió en |= ?)?${NUMBER}(?:\\s?${UNIT})?(?:以上|以下|\\+)?(?:→ ?${NUMBER}(?:\\s?${UNIT})?(?![\\d/-])){0,4}`,
  'iy',
);
const TITRES = new RegExp(`${TITRE}(?:→ ?${TITRE}){0,4}`, 'iy');
const SIGNS = new RegExp(SIGN, 'uy');
const MEASURED = new RegExp(`[<>≤≥大小高]|\\d\\.\\d|[×xX^eE⁰-⁹万亿]|${UNIT}`, 'i');
/** What makes a bare number something else: 20年, 3次, 12/5, 4、8周. */
const NOT_A_VALUE =
  /\s?(?:[年月周天日岁次例个床号期型项片粒支疗度组]|[-/、~]\d|[.、] ?\p{Script=Han}|w\b|years?|weeks?|months?|days?|times|Jahre?|ans\b|años?|år\b)/iuy;

function at(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/**
 * End of the result that begins at `offset` (blanks, colon and the words that join it included), or `offset` when none
 * does. A bare minus is no part of a span, so `HBeAg-` has no result here.
 */
export function resultEnd(text: string, offset: number, numbers: NumberRule): number {
  const lead = Math.max(offset, at(LEAD, text, offset));
  let end = offset;
  let from = lead;
  for (let parts = 0; parts < 3; parts++) {
    const next = part(text, from, parts > 0 && numbers === 'any' ? 'measured' : numbers);
    if (next < 0) break;
    end = next;
    from = at(/ ?(?:→ ?)?/y, text, end);
  }
  return end;
}

function part(text: string, offset: number, numbers: NumberRule): number {
  const bracket = at(BRACKET, text, offset);
  if (bracket >= 0) return bracket;
  const quality = at(QUALITY, text, offset);
  if (quality >= 0) return quality;
  if (numbers === 'none') return at(SIGNS, text, offset);
  const titre = at(TITRES, text, offset);
  if (titre >= 0 && !/[\d:]/.test(text.charAt(titre))) return titre;
  const quantity = at(QUANTITY, text, offset);
  if (quantity >= 0) {
    const value = text.slice(offset, quantity);
    const measured = MEASURED.test(value);
    if (!measured && (numbers !== 'any' || at(NOT_A_VALUE, text, quantity) >= 0)) return -1;
    return /[\d%]/.test(text.charAt(quantity)) ? -1 : trimmed(text, quantity);
  }
  return at(SIGNS, text, offset);
}

/** A number may swallow a comma that ends a list item. */
function trimmed(text: string, end: number): number {
  while (/[,. ]/.test(text.charAt(end - 1))) end--;
  return end;
}
