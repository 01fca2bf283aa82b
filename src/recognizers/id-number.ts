/** Numbers that stand for one person or one person's record: by label, by shape, by the word before a bracket, in a table. */
import { byStart, overlaps } from '../core/note.ts';
import type { PageFinding, Recognizer } from '../core/recognizer.ts';
import { bareCodes } from './id-number/bare.ts';
import { hl7Identifiers } from './id-number/hl7.ts';
import { citedCodes, labelledCodes } from './id-number/labelled.ts';
import { plates } from './id-number/plates.ts';
import { shapedNumbers } from './id-number/shapes.ts';
import { labelDictionaries } from './labels/labels.ts';

export const idNumber: Recognizer = {
  id: 'id-number',
  types: ['ID_NUMBER'],
  languages: null,
  dictionaries: labelDictionaries('id'),
  rules: {
    'id.citizen': {
      zh: '身份证号：出生日期与校验码（GB 11643）',
      en: 'citizen number: birth date and check digit (GB 11643)',
    },
    'id.citizen-doubtful': {
      zh: '18 位身份证号，校验码或日期不符',
      en: 'citizen number of 18 digits with a wrong check digit or date',
    },
    'id.citizen-15': { zh: '15 位旧身份证号：地区与日期', en: 'citizen number of 15 digits: region and date' },
    'id.bank-card': { zh: '银行卡号：发卡段与 Luhn 校验', en: 'bank card: issuer range and Luhn digit' },
    'id.hong-kong': { zh: '香港身份证号及校验码', en: 'Hong Kong identity card with its check digit' },
    'id.macao': { zh: '澳门身份证号的形式', en: 'form of a Macao identity card' },
    'id.taiwan': { zh: '台湾身份证号及校验码', en: 'Taiwan number with its check digit' },
    'id.service': { zh: '军官证、士兵证字号', en: 'number of a serviceman' },
    'id.court': { zh: '裁判文书案号', en: 'number of a court case' },
    'id.national': { zh: '外国身份或医保号码及校验码', en: 'national or health number with its check digit' },
    'id.long': { zh: '无标签的长数字', en: 'long number without a label' },
    'id.label': { zh: '证件或记录编号的标签', en: 'label of a document or record number' },
    'id.weak-label': { zh: '一般的编号标签', en: 'general label of a number' },
    'id.suffix': { zh: '以“号”“编号”“条码”结尾的标签', en: 'label that ends in 号, 编号 or 条码' },
    'id.list': { zh: '与前一编号并列', en: 'listed after another number' },
    'id.specimen': { zh: '病理、标本等词后括号中的编号', en: 'number in brackets after a specimen or report' },
    'id.column': { zh: '表格中编号列的单元格', en: 'cell below a heading for numbers' },
    'id.hl7': { zh: 'HL7 消息的标识字段', en: 'identifier field of an HL7 message' },
    'id.bare': { zh: '括号内或病历首行的编号', en: 'code alone in brackets or in the head line' },
    'id.department': { zh: '住院、门诊、检查等词后的编号', en: 'code after a word for a visit or examination' },
    'id.plate': { zh: '机动车号牌', en: 'licence plate' },
  },
  *recognize(page) {
    yield* bestOf([
      ...shapedNumbers(page),
      ...plates(page),
      ...labelledCodes(page),
      ...citedCodes(page),
      ...hl7Identifiers(page),
      ...bareCodes(page),
    ]);
  },
};

/** Of findings that overlap the better scored, then the longer. */
function bestOf(findings: readonly PageFinding[]): PageFinding[] {
  const kept: PageFinding[] = [];
  for (const finding of [...findings].sort(byStart)) {
    const last = kept.at(-1);
    if (!last || !overlaps(last, finding)) kept.push(finding);
    else if (finding.score > last.score || (finding.score === last.score && lengthOf(finding) > lengthOf(last)))
      kept[kept.length - 1] = finding;
  }
  return kept;
}

const lengthOf = ({ start, end }: PageFinding): number => end - start;
