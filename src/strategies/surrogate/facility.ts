/** Surrogates of hospitals and organisations: an invented name with the same kind (卫生院, 诊所, 小学). */
import type { ReplaceContext } from '../../core/strategy.ts';
import { pick } from './pick.ts';
import { inventedPlace } from './place.ts';
import { inventedAs } from './words.ts';

/** Kinds at the end of a name, longer ones first, so that the longest that fits is kept. */
const KINDS =
  '社区卫生服务中心|社区卫生服务站|中心卫生院|妇幼保健计划生育服务中心|妇幼保健院|妇女儿童医院|疾病预防控制中心|疾控中心|职业病防治院|' +
  '精神卫生中心|精神病医院|皮肤病医院|儿童医院|中西医结合医院|中医医院|中医院|蒙医医院|藏医院|人民医院|中心医院|附属医院|总医院|康复医院|' +
  '眼科医院|口腔医院|肿瘤医院|传染病医院|妇产医院|急救中心|体检中心|检验中心|检验所|月子会所|月子中心|卫生服务中心|卫生院|卫生所|卫生室|' +
  '保健院|门诊部|诊所|医务室|血站|疾控|妇幼|医院|醫院|診所|' +
  '有限责任公司|股份有限公司|有限公司|集团|公司|职业技术学院|师范学院|学院|大学|中学|小学|學校|大學|中學|小學|学校|幼儿园|敬老院|养老院|' +
  '福利院|养老公寓|派出所|看守所|监狱|公安局|交警大队|支队|部队|合作社|工厂|工地|煤矿|电厂|水泥厂|机械厂|制药厂|鞋厂|厂|超市|市场|银行|' +
  '支行|实验室|工务段|老年公寓|公寓|社康中心|附院|教堂|事务所|营业部|工作站|车队|码头|酒店|旅行社|园|院|所|站|店|社|局|队|中心|校';
const KIND = new RegExp(
  `(?:第?[一二三四五六七八九十]{1,2}|\\d{1,3})?(?:${KINDS})(?:[\\(（][^()（）]{1,12}[\\)）])?$`,
  'u',
);
/** 北医三院, 市二院: a number and the bare word. */
const NUMBERED = /第?[一二三四五六七八九十]{1,2}(?=\p{Script=Han})/u;
const DIVISION = /(?:自治区|自治州|自治县|特区|地区|街道|省|市|区|县|旗|州|盟|镇|乡|村)$/u;
const NUMBERS = [...'一二三四五六七八九'];
const CAMPUS = /(?:院区|分院|校区|分校|分店|分站)$/u;

export function facilitySurrogate(text: string, context: ReplaceContext): string {
  return inventedAs(text, context, chinese);
}

function chinese(text: string, { random }: ReplaceContext, salt: string): string {
  const campus = CAMPUS.exec(text)?.[0] ?? '';
  const whole = campus === '' ? text : text.slice(0, -campus.length);
  const place = inventedPlace(2, random, `${salt}:place`);
  const kindAt = campus === '' ? KIND.exec(whole) : /(?:医院|醫院|大学|大學|院|公司|站)/u.exec(whole);
  // 协和, 唐都: an alias stays an alias of the same length.
  if (!kindAt) return inventedPlace(text.length, random, `${salt}:alias`);
  const head = whole.slice(0, kindAt.index);
  const kind = kindAt[0]
    .replace(NUMBERED, (number) => {
      const other = pick(NUMBERS, random(`${salt}:number`));
      return number.startsWith('第') ? `第${other}` : other;
    })
    .replace(/\d+/, (digits) => digits.replace(/\d/g, () => String(1 + Math.floor(random(`${salt}:digit`) * 9))));
  const division = DIVISION.exec(head)?.[0] ?? '';
  const tail = campus === '' ? '' : inventedPlace(2, random, `${salt}:campus`) + campus;
  return place + division + kind.replace(/[(（].*$/u, '') + tail;
}
