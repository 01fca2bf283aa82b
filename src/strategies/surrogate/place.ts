/** Surrogates of addresses: every part keeps its kind (市, 区, 路, 号) and gets an invented name or number. */
import type { ReplaceContext } from '../../core/strategy.ts';
import { randomDigits } from './characters.ts';
import { pick } from './pick.ts';
import { inventedAs } from './words.ts';

/** Kinds of parts, longer ones first. */
const KINDS =
  '特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|街道办事处|街道|办事处|社区|小区|新村|村委会|居委会|' +
  '行政村|自然村|家属院|宿舍楼|宿舍|公寓|花园|苑|大道|大街|胡同|单元|开发区|工业园|园区|市场|广场|大厦|嘎查|苏木|' +
  '省|市|盟|州|区|县|旗|镇|乡|村|寨|屯|庄|组|队|社|路|街|巷|弄|里|道|号院|号楼|号|栋|幢|座|楼|层|室|房|门|院|桥|湾|村口';
const TOKEN = new RegExp(`(\\d+|[０-９]+)|(${KINDS})|(\\p{Script=Han})|([^])`, 'gu');
const FIRST = [...'云清安和平新永福兴长金玉青白南北东西江河石林松柏竹梅'];
const SECOND = [...'溪川原陵阳泉湖岭峰台浦津渡滨屏坪塘源岸丘野洲关'];

export function placeSurrogate(text: string, context: ReplaceContext): string {
  return inventedAs(text, context, chinese);
}

function chinese(text: string, { random }: ReplaceContext, salt: string): string {
  let out = '';
  let name = '';
  const flush = (): void => {
    if (name !== '') out += inventedPlace(name.length, random, `${salt}:${name}`);
    name = '';
  };
  for (const [whole, digits, kind, han] of text.matchAll(TOKEN)) {
    // A kind without a name before it belongs to the name (市 in 市北区, 安 in 安里).
    if (han || (kind && name === '' && !/[\p{N}\p{Script=Han}]$/u.test(out))) {
      name += whole;
      continue;
    }
    flush();
    out += digits ? sameKindDigits(digits, random, salt) : whole;
  }
  flush();
  return out;
}

function sameKindDigits(digits: string, random: ReplaceContext['random'], salt: string): string {
  const plain = randomDigits(digits.length, random, `${salt}:${digits}`);
  return digits >= '０' ? plain.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))) : plain;
}

/** An invented place name of a length. */
export function inventedPlace(length: number, random: ReplaceContext['random'], salt: string): string {
  let name = '';
  for (let i = 0; i < length; i++) name += pick(i % 2 === 0 ? FIRST : SECOND, random(`${salt}:${String(i)}`));
  return name;
}
