/** The beginning of an address down to province, city or district, read from the suffixes of its parts. */
import { levelsOf } from '../../core/entities.ts';
import type { ReplaceContext } from '../../core/strategy.ts';
import { inLanguage, PHRASES } from './phrases.ts';

const PROVINCES =
  '北京|天津|上海|重庆|重慶|河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|安徽|福建|江西|山东|山東|河南|湖北|湖南|广东|廣東|' +
  '海南|四川|贵州|貴州|云南|雲南|陕西|陝西|甘肃|甘肅|青海|台湾|台灣|臺灣|内蒙古|广西|廣西|西藏|宁夏|寧夏|新疆|香港|澳门|澳門';
const PROVINCE = new RegExp(
  `^(?:${PROVINCES})(?:维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区|特別行政區|省|市)?`,
  'u',
);
/** 北京市 is a province and a city at once. */
const MUNICIPALITY = /^(?:北京|天津|上海|重庆|重慶|香港|澳门|澳門)/u;
const CITY = /^\p{Script=Han}{1,8}?(?:自治州|地区|地區|市(?![场場辖])|盟|(?<=\p{Script=Han})州(?!市))/u;
/** Words that end like a district and are none. */
const NOT_DISTRICT = '(?<![小社校院厂廠库庫景营營片]|(?:工业|产业|科技|创业|物流|工業)园)';
const DISTRICT = new RegExp(
  `^\\p{Script=Han}{1,9}?(?:自治县|自治縣|自治旗|(?<=\\p{Script=Han})[县縣旗](?![城道委])|${NOT_DISTRICT}[区區](?!间|段)|市(?![场場]))`,
  'u',
);
/** What cannot be inside the name of a division, but may begin one (东乡县, 镇平县). */
const FINER = /街道|[路街巷弄镇鎮乡鄉村号號栋棟楼樓室组組]/u;

/** Addresses that stop at a district already (level 2) stay; what cannot be read becomes a phrase. */
export function generalAddress(text: string, context: ReplaceContext): string {
  const detail = context.choice.detail ?? 'district';
  const phrase = inLanguage(PHRASES.address, context.language);
  if (detail === 'district' && context.level === levelsOf('ADDRESS')[1]) return text;
  if (!/^\s*\p{Script=Han}/u.test(text)) return phrase;

  const province = PROVINCE.exec(text)?.[0] ?? '';
  if (detail === 'province') return province || phrase;
  let kept = province;
  let rest = text.slice(province.length).replace(/^\s+/, '');
  const isWhole = MUNICIPALITY.test(province);
  if (isWhole && detail === 'city') return province;
  const take = (pattern: RegExp): boolean => {
    const part = pattern.exec(rest)?.[0];
    if (part === undefined || FINER.test(part.slice(2))) return false;
    kept += part;
    rest = rest.slice(part.length).replace(/^\s+/, '');
    return true;
  };
  if (!isWhole) take(CITY);
  if (detail === 'city') return kept || phrase;
  take(DISTRICT);
  return kept || phrase;
}
