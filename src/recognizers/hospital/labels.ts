/** Facilities as the value of a label: 就诊医院, 建档机构, 送检单位. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { withCampus } from './borders.ts';
import { GENERIC } from './zh.ts';

const LABEL =
  /(?:(?:就[诊医]|医疗|收治|接诊|首诊|转诊|转入|转出|转介|介绍|住院|分娩|出生|建档|建册|接种|体检|检查|检验|检测|送检|报告|确诊|诊断|采样|采血|献血|调查|手术|透析|助产|领药|治疗|死亡|随访|上报|填报|服务|管理|原就诊|定点|签约)(?:医院|机构|院所|单位|点|诊所|医疗机构|卫生机构)(?:名称|全称)?|医院名称|机构名称|院名|Hospital|hospital|Clinic)"?(?:[:：]| (?=[一-鿿]{3}))\s{0,3}"?/g;
const VALUE = /^[一-鿿A-Za-z\d·]{2,26}/;
const NOT_FACILITY =
  /^(?:无|不详|同上|本院|我院|外院|[是否])|(?:[科室组]|病区|(?<!接种)门诊|电话|编号|代码|主任|医师|公司|学校|[小中]学|大学|幼儿园|车间|市|县|区|省|村|街道)$|单位|名称|日期|时间|等级|级别|性别/;

export function* labelled(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, LABEL)) {
    const start = match.index + match[0].length;
    const value = VALUE.exec(text.slice(start, start + 27))?.[0] ?? '';
    if (!/[一-鿿]{2}/.test(value) || NOT_FACILITY.test(value) || GENERIC.test(value)) continue;
    const cut =
      /^(.{2,20}?(?:医院|中心|诊所|妇幼|疾控))(?:[一-鿿]{1,8}(?:科|门诊))/.exec(value)?.[1] ??
      value.replace(/(?:急诊|门诊|住院)部$/, '');
    const end = start + cut.length;
    yield { start, end: withCampus(text, end), type: 'HOSPITAL', score: 0.8, reason: { rule: 'hospital.label' } };
  }
}
