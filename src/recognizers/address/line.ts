/** A text that is one address and nothing else: the cell of a table, the line of a parcel. */
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { readRun } from './run.ts';

const MIN_LENGTH = 4;
const MAX_LENGTH = 90;
/** Signs and words of sentences, forms and clinical findings, which no address line holds. */
const SENTENCE =
  /[。;:?!"“”\n\t|=<>+%]|[的了吗呢吧我你他她于因]|患[者儿]|主诉|就诊|住院(?!部)|入院|出院|转院|手术|检查|检测|诊断|治疗|阳性|阴性|否认|发热|咳嗽|疼痛|病史|复查|随访|岁|\d年|\d月|\d日|主任|医生|医师|护士|切口|引流|病[房区床]|电话|手机|联系人|收[货件]|赶[场集街]|同住|租房|牧民|农民|某|[一-鿿]族(?![一-鿿]{0,3}[自镇乡村])| {2}|,(?! *$)/;
/** Words of living and motion that an address follows: the cue's own rule reads it. */
const CUED =
  /^(?:现(?:居|住|在)|家(?:住|在)|暂[住居]|[租借寄]|长[期住居]|常[住居]|久居|旅居|就(?!业)|原[住籍在]|曾|老家|来自|返|回(?!民|龙)|在|从(?!化)|到|去|往|至|经(?!济|开|纬)|快递|邮寄|请|送|住|居(?!巢|庸)|户籍|户口|籍贯|地址|嫁|搬|迁(?!安|西)|单位|工作)/;
/** A person named by where they live or work. */
const PERSON_END =
  /(?:[工农牧渔村居市县省区乡镇]民?人|[农牧渔村居市]民|[女男普]工|学生|职工|员工|司机|空乘|兽医|会计|教师|老师|保安|[一-鿿]员)$/;
/** A line may end with a word for the carrier. */
const CARRIER = /(?:[_,， ]*(?:请?电联系?|到了打电话|电话联系|自取|快递代收))?[\s_,，.、-]*$/;

/** A road, a building, a door with its number. */
const NUMBERED =
  /(?:路|街|道|巷|弄|里|线|胡同|村|区|苑|园|寓|厦|场|城|庭|府|邸|坊|镇)(?:[A-Za-z甲乙丙丁东西南北中]?区?[\d一二三四五六七八九十]{1,5})|[\d一二三四五六七八九十A-Za-z](?:号楼|号|栋|幢|座|单元|室|弄|楼|层|档|号门|街|区)|\d-\d{1,4}/g;
/** What an address line ends with when it has no number. */
const SITE_END =
  /(?:小区|花园|家园|花苑|公寓|新村|山庄|大厦|广场|商贸城|商城|市场|工业区|工业园|园区|开发区|[苑庭府邸轩郡阁]|[东西南北中一二三四五六七八九十A-Z\d][区期]|[一-鿿](?:路|街|大道|街道|镇|乡|村|社区))$/;
/** A kind of facility or office alone is a name, not an address. */
const NAME_END = /(?:医院|卫生院|诊所|中心|大学|学院|学校|中学|小学|幼儿园|公司|集团|银行|局|厅|所|站|店|厂)$/;

/** The whole line as an address, or null. A facility at its end stays apart. */
export function lineAddress(page: Page): PageFinding | null {
  const { text } = page;
  if (text.length > MAX_LENGTH + 20) return null;
  const start = /^[\s_-]*/.exec(text)?.[0].length ?? 0;
  let end = text.length - (CARRIER.exec(text)?.[0].length ?? 0);
  if (end - start < MIN_LENGTH || end - start > MAX_LENGTH || SENTENCE.test(text.slice(start, end))) return null;
  const facility = page.findings.find(({ type }) => type === 'HOSPITAL');
  if (facility) {
    if (facility.start - start < MIN_LENGTH) return null;
    end = facility.start;
  }
  const line = text.slice(start, end);
  if (CUED.test(line) || PERSON_END.test(line)) return null;
  const run = readRun(page, start, 'label', end);
  // What stands after a blank must read as part of the address.
  const blank = line.indexOf(' ');
  if (blank > 0 && (run?.end ?? 0) <= start + blank) return null;
  const known = run?.places.filter(({ kind }) => kind !== 'country').length ?? 0;
  const numbers = line.match(NUMBERED)?.length ?? 0;
  const isFine = run?.isFine ?? false;
  const isName = NAME_END.test(line) && numbers === 0;
  // 江汉区花楼街小学 is a school; with a town and a village, or a number, before it the line is where to find it.
  const isOwned = page.findings.some((other) => other.type === 'ORGANIZATION' && other.start === start);
  const isAddress = isOwned
    ? numbers > 0 || (known > 1 && isFine)
    : (known > 0 && isFine) ||
      (isFine && numbers > 0) ||
      numbers > 1 ||
      (!isName && (known > 1 || (isFine && SITE_END.test(line)) || (known > 0 && SITE_END.test(line))));
  if (!isAddress || page.covered({ start, end }, ['ID_NUMBER', 'CONTACT', 'DATE', 'STD', 'PREGNANCY'])) return null;
  const level = isFine || numbers > 0 || SITE_END.test(line) ? 1 : 2;
  return { start, end, type: 'ADDRESS', level, score: 0.97, reason: { rule: 'address.line' } };
}
