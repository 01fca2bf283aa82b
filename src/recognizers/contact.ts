/** Ways to reach a person: telephones, e-mail, accounts, personal pages. */
import { byStart, overlaps } from '../core/note.ts';
import type { PageFinding, Recognizer } from '../core/recognizer.ts';
import { accounts } from './contact/accounts.ts';
import { handles } from './contact/handles.ts';
import { hl7Phones } from './contact/hl7.ts';
import { labelledPhones } from './contact/labelled-phones.ts';
import { shapedPhones } from './contact/phones.ts';
import { webAddresses } from './contact/web.ts';
import { labelDictionaries } from './labels/labels.ts';

export const contact: Recognizer = {
  id: 'contact',
  types: ['CONTACT'],
  languages: null,
  dictionaries: labelDictionaries('contact'),
  rules: {
    'contact.mobile': { zh: '手机号码的形式', en: 'form of a mobile number' },
    'contact.landline': { zh: '区号与固定电话的形式', en: 'form of a landline with area code' },
    'contact.international': { zh: '带国际区号的电话', en: 'telephone with a country code' },
    'contact.hotline': { zh: '400、800 电话', en: '400 or 800 number' },
    'contact.regional': { zh: '港澳台及国外电话的形式', en: 'form of a telephone of another region' },
    'contact.spoken': { zh: '用汉字读出的电话', en: 'telephone in spoken Chinese digits' },
    'contact.ocr': { zh: '识别有误的电话（O、l 代数字）', en: 'telephone with letters that OCR took for digits' },
    'contact.hl7': { zh: 'HL7 消息的电话字段', en: 'telephone field of an HL7 message' },
    'contact.label': { zh: '电话标签后的号码', en: 'number after a telephone label' },
    'contact.list': { zh: '与前一电话并列', en: 'listed after another telephone' },
    'contact.column': { zh: '表格中电话列的单元格', en: 'cell below a heading for telephones' },
    'contact.email': { zh: '电子邮箱', en: 'e-mail address' },
    'contact.url': { zh: '个人网址', en: 'personal web address' },
    'contact.account': { zh: '微信、QQ 等标签后的账号', en: 'account after WeChat, QQ and others' },
    'contact.display-name': { zh: '引号或标签中的网络昵称', en: 'display name in quotes or after a label' },
    'contact.handle': { zh: '账号的形式', en: 'form of an account name' },
  },
  *recognize(page) {
    const found = [
      ...webAddresses(page),
      ...labelledPhones(page),
      ...shapedPhones(page),
      ...accounts(page),
      ...handles(page),
      ...hl7Phones(page),
    ];
    for (const finding of bestOf(found)) if (!page.covered(finding, ['ID_NUMBER'])) yield finding;
  },
};

/** Of findings that overlap the better scored, then the longer. */
function bestOf(findings: readonly PageFinding[]): PageFinding[] {
  const kept: PageFinding[] = [];
  for (const finding of [...findings].sort(byStart)) {
    const last = kept.at(-1);
    if (!last || !overlaps(last, finding)) kept.push(finding);
    else if (rank(finding) > rank(last)) kept[kept.length - 1] = finding;
  }
  return kept;
}

/** Length counts a little: a number with its country code or extension beats the one without. */
const rank = ({ start, end, score }: PageFinding): number => score + (end - start) / 100;
