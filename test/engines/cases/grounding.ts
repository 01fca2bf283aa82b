/** Model output → spans. `expected` is the passage with marks (levels where the model states one that the type can have). */

export interface GroundingCase {
  readonly expected: string;
  readonly answer: string;
  readonly form: 'spans' | 'tagged';
  readonly hallucinated?: number;
  /** Parts of the passage that were not read, as texts. */
  readonly unread?: readonly string[];
  readonly isCut?: boolean;
}

type Row = readonly [expected: string, answer: string, more?: Omit<GroundingCase, 'expected' | 'answer' | 'form'>];

const rows = (form: GroundingCase['form'], list: readonly Row[]): GroundingCase[] =>
  list.map(([expected, answer, more]) => ({ expected, answer, form, ...more }));

const N = '[张三:NAME:1]';
const ONE = `患者${N}，男。`;
const TWO = '患者[张三:NAME:1]，否认[梅毒:STD:1]病史。';
const TWO_TAGGED = '患者<<张三: 姓名>>，否认<<梅毒: 性病: 1>>病史。';
const PLAIN = '患者张三，否认梅毒病史。';
const item = (text: string, type: string, level: unknown = 1, before = ''): string =>
  JSON.stringify({ text, type, level, before });

/** Labels that models write for types. */
const LABELS: readonly (readonly [label: string, type: string])[] = [
  ['姓名', 'NAME'],
  ['NAME', 'NAME'],
  ['Name', 'NAME'],
  ['name', 'NAME'],
  ['PERSON', 'NAME'],
  ['患者姓名', 'NAME'],
  ['医生姓名', 'NAME'],
  ['Patient Name', 'NAME'],
  ['patient_name', 'NAME'],
  ['姓名（患者）', 'NAME'],
  ['ID_NUMBER', 'ID_NUMBER'],
  ['证件号', 'ID_NUMBER'],
  ['身份证号码', 'ID_NUMBER'],
  ['id-number', 'ID_NUMBER'],
  ['ID', 'ID_NUMBER'],
  ['MRN', 'ID_NUMBER'],
  ['病案号', 'ID_NUMBER'],
  ['联系方式', 'CONTACT'],
  ['电话号码', 'CONTACT'],
  ['PHONE_NUMBER', 'CONTACT'],
  ['E-mail', 'CONTACT'],
  ['微信号', 'CONTACT'],
  ['医院', 'HOSPITAL'],
  ['医疗机构', 'HOSPITAL'],
  ['Healthcare Facility', 'HOSPITAL'],
  ['单位', 'ORGANIZATION'],
  ['ORG', 'ORGANIZATION'],
  ['年龄', 'AGE'],
];

const LEVELS: readonly (readonly [level: unknown, digit: number])[] = [
  [1, 1],
  ['1', 1],
  ['一级', 1],
  ['1级', 1],
  ['Level 1', 1],
  ['L2', 2],
  ['二级', 2],
  ['Ⅱ级', 2],
  ['level_3', 3],
  ['三', 3],
  ['高', 1],
  ['medium', 2],
  ['low', 3],
  ['敏感级别：2', 2],
  [3, 3],
];

export const CASES: readonly GroundingCase[] = [
  ...LABELS.map(([label, type]): GroundingCase => {
    const level = type === 'AGE' ? 2 : 1;
    return {
      expected: `内容[某甲乙丙:${type}:${String(level)}]在此`,
      answer: `[${item('某甲乙丙', label)}]`,
      form: 'spans',
    };
  }),
  ...LABELS.slice(0, 10).map(([label, type]): GroundingCase => ({
    expected: `内容[某甲乙丙:${type}:1]在此`,
    answer: `内容<<某甲乙丙: ${label}>>在此`,
    form: 'tagged',
  })),
  ...LEVELS.map(([level, digit]): GroundingCase => ({
    expected: `否认[某病:STD:${String(digit)}]史`,
    answer: `{"spans": [${item('某病', '性病', level)}]}`,
    form: 'spans',
  })),

  ...rows('spans', [
    // Where the list is.
    [ONE, `{"spans": [${item('张三', '姓名')}]}`],
    [ONE, `[${item('张三', '姓名')}]`],
    [ONE, item('张三', '姓名')],
    [ONE, `{"result": {"entities": [${item('张三', '姓名')}]}}`],
    [ONE, `{"敏感信息": [${item('张三', '姓名')}]}`],
    [ONE, `\`\`\`json\n{"spans": [${item('张三', '姓名')}]}\n\`\`\``],
    [ONE, `\`\`\`\n[${item('张三', '姓名')}]\n\`\`\``],
    [ONE, `结果如下：\n\`\`\`json\n[${item('张三', '姓名')}]\n\`\`\`\n以上共1处。`],
    [ONE, `<think>先看姓名[张三]……</think>{"spans": [${item('张三', '姓名')}]}`],
    [ONE, `他叫张三，应当列出。</think>\n{"spans": [${item('张三', '姓名')}]}`],
    [ONE, `<thinking>{"spans": []}</thinking>{"spans": [${item('张三', '姓名')}]}`],
    [ONE, `好的，以下是结果：{"spans": [${item('张三', '姓名')}]} 希望有帮助！`],
    [ONE, `格式：[{"text": "…"}]\n\n{"spans": [${item('张三', '姓名')}]}`],
    [ONE, `{"spans": [${item('张三', '姓名')}]}{"spans": []}`],
    [TWO, `${item('张三', '姓名')}\n${item('梅毒', '性病')}`],
    [TWO, `1. ${item('张三', '姓名')}\n2. ${item('梅毒', '性病')}`],
    [TWO, `{"spans": [${item('张三', '姓名')}, ${item('梅毒', '性病')}]}<|im_end|>`],
    // Nearly JSON.
    [TWO, `{"spans": [${item('张三', '姓名')}, ${item('梅毒', '性病')},]}`],
    [TWO, `{spans: [{text: '张三', type: '姓名'}, {text: '梅毒', type: '性病', level: 1}]}`],
    [TWO, `{“spans”: [{“text”: “张三”, “type”: “姓名”}, {“text”: “梅毒”, “type”: “性病”, “level”: 1}]}`],
    [TWO, `{"spans": [${item('张三', '姓名')} ${item('梅毒', '性病')}]}`],
    [TWO, `{"spans": [${item('张三', '姓名')}, // 患者\n${item('梅毒', '性病')}]}`],
    [TWO, `{"spans": [${item('张三', '姓名')}, {"text": "梅毒", "type": "性病", "level": 1, }]}`],
    [TWO, `{"spans": [{"text": "张三", "type": "姓名"}, {"text": "梅毒", "type": "性病", "level": 1}`],
    [TWO, `{"spans": [{"text": "张三", "type": "姓名", "level": 01}, ${item('梅毒', '性病')}]}`],
    // Names of keys.
    [TWO, `[{"entity": "张三", "label": "姓名"}, {"entity": "梅毒", "label": "性病", "sensitivity": 1}]`],
    [TWO, `[{"文本": "张三", "类型": "姓名"}, {"文本": "梅毒", "类型": "性病", "级别": "一级"}]`],
    [TWO, `[{"Text": "张三", "Type": "NAME"}, {"Text": "梅毒", "Type": "STD", "Level": "1"}]`],
    [TWO, `[{"value": "张三", "category": "姓名"}, {"value": "梅毒", "entity_type": "STD", "level": 1}]`],
    [ONE, `[{"entity": "姓名", "text": "张三"}]`],
    // Other shapes.
    [TWO, `[["张三", "姓名"], ["梅毒", "性病", 1]]`],
    [TWO, `["张三: 姓名", "梅毒: 性病: 1"]`],
    ['患者[张三:NAME:1]，否认[梅毒:STD]病史。', `{"姓名": ["张三"], "性病": ["梅毒"], "地址": []}`],
    ['患者[张三:NAME:1]，否认[梅毒:STD]病史。', `{"张三": "姓名", "梅毒": "性病"}`],
    ['患者[张三:NAME:1]，否认[梅毒:STD]病史。', `{"姓名": "张三", "性病": [{"text": "梅毒"}]}`],
    [TWO, `{"姓名": [{"text": "张三"}], "性病": [{"text": "梅毒", "level": 1}]}`],
    // Swapped, tagged, with labels.
    [TWO, `[${item('姓名', '张三')}, ${item('性病', '梅毒')}]`],
    [TWO, `[${item('<<张三: 姓名>>', '姓名')}, ${item('<<梅毒>>', '性病')}]`],
    ['姓名：[张三:NAME:1]，女', `[${item('姓名：张三', '姓名')}]`],
    ['电话：[13800138000:CONTACT:1]。', `[${item('电话:13800138000', '联系方式')}]`],
    ['住院号[0012345:ID_NUMBER:1]。', `[{"text": "0012345", "type": "证件号"}]`],
    ['床号12，住院号[712345:ID_NUMBER:1]。', `[{"text": 712345, "type": "住院号"}]`],
    [TWO, TWO_TAGGED],
    // Writing.
    ['患者[張三豐:NAME:1]，男', `[${item('张三丰', '姓名')}]`],
    ['电话[１３８００１３８０００:CONTACT:1]。', `[${item('13800138000', '联系方式')}]`],
    ['电话[138 0013 8000:CONTACT:1]。', `[${item('13800138000', '联系方式')}]`],
    ['电话[13800138000:CONTACT:1]。', `[${item('138-0013-8000', '联系方式')}]`],
    ['电话[010—6275—8841:CONTACT:1]。', `[${item('010-6275-8841', '联系方式')}]`],
    ['查[抗-HIV（-）:STD:1]。', `[${item('抗-HIV(-)', '性病')}]`],
    ['邮箱[Li.Si@Example.com:CONTACT:1]', `[${item('li.si@example.com', '邮箱')}]`],
    ['患者[张\u200b三:NAME:1]，男', `[${item('张三', '姓名')}]`],
    ['住[北京市 海淀区\n上地街道:ADDRESS:1]', `[${item('北京市海淀区上地街道', '地址')}]`],
    ['患者[买买提•吐尔逊:NAME:1]，男', `[${item('买买提·吐尔逊', '姓名')}]`],
    // Nearly the words of the note.
    ['电话[13800138000:CONTACT:1]。', `[${item('13800138001', '联系方式')}]`],
    ['身份证[110108196605211337:ID_NUMBER:1]。', `[${item('11010819660521137', '证件号')}]`],
    ['住[北京市海淀区上地街道树村西路甲8号院:ADDRESS:1]。', `[${item('北京海淀区上地街道树村西路8号院', '地址')}]`],
    ['患者张三，男', `[${item('李四', '姓名')}]`, { hallucinated: 1 }],
    ['患者张三，男', `[${item('张山', '姓名')}]`, { hallucinated: 1 }],
    ['患者张三，电话13800138000', `[${item('15912345678', '电话')}]`, { hallucinated: 1 }],
    [ONE, `[${item('张三', '姓名')}, ${item('王五', '姓名')}, ${item('北京市', '地址', 2)}]`, { hallucinated: 2 }],
    [ONE, `[${item('张三', '姓名')}, ${item('男', '性别')}]`, { hallucinated: 1 }],
    // Every occurrence, or the one whose context fits.
    ['[张三:NAME:1]入院，[张三:NAME:1]出院。', `[${item('张三', '姓名')}]`],
    ['[张三:NAME:1]入院，[张三:NAME:1]出院。', `[${item('张三', '姓名')}, ${item('张三', '姓名', 1, '入院，')}]`],
    ['高高兴兴，患者[高兴:NAME:1]', `[${item('高兴', '姓名', 1, '患者')}]`],
    ['患者[高兴:NAME:1]，高高兴兴', `[${item('高兴', '姓名', 1, '患者')}]`],
    ['安宁病房，妻[安宁:NAME:1]陪同', `[${item('安宁', '姓名', 1, '妻安宁')}]`],
    ['王府井，[王:NAME:1]主任', `[${item('王', '姓名', 1, '，')}]`],
    ['[张三:NAME:1]，王府井，[王:NAME:1]主任', `[${item('张三', '姓名')}, ${item('王', '姓名', 1, '井，')}]`],
    ['住院号[12345:ID_NUMBER:1]，检查号812345。', `[${item('12345', '证件号')}]`],
    ['ALT升高，[LT:NAME:1]', `[${item('LT', '姓名')}]`],
    ['[梅毒:STD:1]，[梅毒:STD:1]，[梅毒:STD:1]', `[${item('梅毒', '性病')}]`],
    // Borders by the guide, types wanted, levels allowed.
    ['患者（[张三:NAME:1]）到', `[${item('（张三）', '姓名')}]`],
    [ONE, `[${item('张三，', '姓名')}]`],
    [ONE, `[${item('张三', '姓名', 3)}]`],
    ['否认[梅毒:STD]', `[${item('梅毒', '性病', 7)}]`],
    ['住[北京市:ADDRESS]', `[${item('北京市', '地址', 3)}]`],
    ['[北京市海淀区:ADDRESS:2]人', `[${item('北京市', '地址', 2)}, ${item('北京市海淀区', '地址', 2)}]`],
    // Nothing.
    [PLAIN, '[]'],
    [PLAIN, '{"spans": []}'],
    [PLAIN, '```json\n{"spans": []}\n```'],
    [PLAIN, '{"姓名": [], "地址": []}'],
    [PLAIN, '无'],
    [PLAIN, '未发现敏感信息。'],
    [PLAIN, 'None.'],
    [PLAIN, 'No sensitive information found'],
    // Not to be read.
    [PLAIN, '', { unread: [PLAIN] }],
    [PLAIN, '   \n', { unread: [PLAIN] }],
    [PLAIN, '{}', { unread: [PLAIN] }],
    [PLAIN, 'null', { unread: [PLAIN] }],
    [PLAIN, '抱歉，我无法处理病历。', { unread: [PLAIN] }],
    [PLAIN, 'I cannot help with that.', { unread: [PLAIN] }],
    [PLAIN, '<think>张三是姓名，梅毒是性病', { unread: [PLAIN] }],
    [PLAIN, '<html><body>502 Bad Gateway</body></html>', { unread: [PLAIN] }],
    [PLAIN, '{"error": "context length exceeded"}', { unread: [PLAIN] }],
    [PLAIN, '患者有高血压[1]。', { unread: [PLAIN] }],
    // Lists of the note itself.
    ['备注：{"spans": []}，患者张三', '备注：{"spans": []}，患者张三', { unread: ['备注：{"spans": []}，患者张三'] }],
    ['备注：{"spans": []}，患者[张三:NAME:1]', `备注：{"spans": []}\n[${item('张三', '姓名')}]`],
    ['过敏史 [] 有 [] 无', '[]'],
    // Cut.
    [
      '患者[张三:NAME:1]，否认梅毒病史。',
      `{"spans": [${item('张三', '姓名')}, {"text": "梅`,
      { unread: ['，否认梅毒病史。'] },
    ],
    [
      '患者[张三:NAME:1]，否认梅毒病史。',
      `{"spans": [${item('张三', '姓名')},`,
      { unread: ['，否认梅毒病史。'], isCut: true },
    ],
    [
      '患者[张三:NAME:1]，否认[梅毒:STD]病史。',
      `{"spans": [${item('张三', '姓名')}, {"text": "梅毒", "type": "性病", "le`,
      { unread: ['病史。'] },
    ],
    [PLAIN, '{"spans": [', { unread: [PLAIN], isCut: true }],
    [PLAIN, '{"spans": [{"te', { unread: [PLAIN], isCut: true }],
  ]),

  ...rows('tagged', [
    [TWO, TWO_TAGGED],
    [PLAIN, PLAIN],
    ['患者[张三:NAME:1]，否认[梅毒:STD]病史。', '患者<<张三: 姓名>>，否认<<梅毒: 性病>>病史。'],
    // Signs.
    [TWO, '患者＜＜张三：姓名＞＞，否认＜＜梅毒：性病：1＞＞病史。'],
    [TWO, '患者《《张三：姓名》》，否认《《梅毒：性病：1》》病史。'],
    [TWO, '患者[[张三: 姓名]]，否认[[梅毒: 性病: 1]]病史。'],
    [TWO, '患者{{张三: 姓名}}，否认{{梅毒: 性病: 1}}病史。'],
    [TWO, '患者<张三: 姓名>，否认<梅毒: 性病: 1>病史。'],
    [TWO, '患者&lt;&lt;张三: 姓名&gt;&gt;，否认&lt;&lt;梅毒: 性病: 1&gt;&gt;病史。'],
    [TWO, '患者<<张三 : 姓名 >>，否认<< 梅毒 : 性病 : 1 >>病史。'],
    [TWO, '患者<<张三|姓名>>，否认<<梅毒|性病|1>>病史。'],
    [TWO, '患者<姓名>张三</姓名>，否认<性病 level="1">梅毒</性病>病史。'],
    [TWO, '患者<NAME>张三</NAME>，否认<<梅毒: STD: 1>>病史。'],
    // Missing, nested, unclosed.
    [TWO, '患者<<张三: 姓名，否认<<梅毒: 性病: 1>>病史。'],
    ['[患者张三:NAME:1]，否认[梅毒:STD:1]病史。', '患者张三: 姓名>>，否认<<梅毒: 性病: 1>>病史。'],
    [TWO, '患者<<张三: 姓名>>，否认<<梅毒: 性病: 1'],
    [TWO, '患者<<张三: 姓名>，否认<<梅毒: 性病: 1>>病史。'],
    ['患者张三，否认[梅毒:STD:1]病史。', '患者<<张三>>，否认<<梅毒: 性病: 1>>病史。'],
    ['[福建省厦门市:ADDRESS:2]人', '<<福建省<<厦门市: 地址: 2>>: 地址: 2>>人'],
    ['在[厦门市第一医院:HOSPITAL:1]', '在<<厦门市<<第一医院: 医院>>: 医院>>'],
    // Labels.
    [TWO, '患者<<姓名: 张三>>，否认<<性病: 梅毒: 1>>病史。'],
    [TWO, '患者<<张三: PERSON>>，否认<<梅毒: 性传播疾病: 一级>>病史。'],
    [TWO, '患者<<张三: 姓名: 1>>，否认<<梅毒: 性病(1)>>病史。'],
    [TWO, '患者<<张三: 患者姓名>>，否认<<梅毒: 性病-1级>>病史。'],
    ['患者张三，否认[梅毒:STD:1]病史。', '患者<<张三: 性别>>，否认<<梅毒: 性病: 1>>病史。'],
    ['姓名：[张三:NAME:1]，女', '<<姓名：张三: 姓名>>，女'],
    // Words around it.
    [TWO, `姓名：张三\n性病：梅毒\n【标注全文】\n${TWO_TAGGED}`],
    [TWO, `【标注全文】${TWO_TAGGED}`],
    [TWO, `**标注结果：**\n${TWO_TAGGED}`],
    [TWO, `<think>张三可能是<<张三: 医院>></think>${TWO_TAGGED}`],
    [TWO, `姓名：<<张三: 姓名>>？也可能是<<张三: 医院>>。\n【标注全文】\n${TWO_TAGGED}`],
    [TWO, `\`\`\`\n${TWO_TAGGED}\n\`\`\``],
    [TWO, `===== 病历开始 1 =====\n${TWO_TAGGED}\n===== 病历结束 1 =====`],
    [TWO, `好的，标注如下。\n\n${TWO_TAGGED}\n\n共两处。`],
    // Changed words.
    [TWO, '病人<<张三: 姓名>>，否认有<<梅毒: 性病: 1>>史。'],
    [TWO, '患者 <<张三: 姓名>> , 否认 <<梅毒: 性病: 1>> 病史 .'],
    ['患者[張三:NAME:1]，否認[梅毒:STD:1]病史。', TWO_TAGGED],
    ['患者[张三:NAME:1]，电话[13800138000:CONTACT:1]。', '患者<<张三: 姓名>>，电话<<138-0013-8000: 联系方式>>。'],
    ['患者[张三:NAME:1]，电话[13800138000:CONTACT:1]。', '患者<<张三: 姓名>>，电话<<***: 联系方式>>。'],
    ['患者[张三:NAME:1]，女', '患者<<某某: 姓名>>，女'],
    ['患者[张三丰:NAME:1]，女', '患者<<张丰: 姓名>>，女'],
    [
      '患者[张三:NAME:1]，女，住厦门',
      '患者<<张三: 姓名>>，女，住厦门。电话<<13800138000: 联系方式>>',
      { hallucinated: 1 },
    ],
    // Lists in the place of the text.
    [
      '患者[张三:NAME:1]，否认[梅毒:STD:1]病史，无药物过敏史，无手术史，无外伤史。',
      '<<张三: 姓名>>\n<<梅毒: 性病: 1>>',
    ],
    [
      '患者[张三:NAME:1]，否认[梅毒:STD:1]病史，无药物过敏史，无手术史，无外伤史。',
      `[${item('张三', '姓名')}, ${item('梅毒', '性病')}]`,
    ],
    ['[张三:NAME:1]入院，[张三:NAME:1]出院，一般情况可，无发热，无咳嗽，无腹痛。', '- <<张三: 姓名>>'],
    [PLAIN, '<<王五: 姓名>>\n'.repeat(20), { hallucinated: 20, unread: [PLAIN] }],
    // The note's own signs.
    ['值<<3.5，[张三:NAME:1]>>，男', '值<<3.5，<<张三: 姓名>>>>，男'],
    ['WBC<4.0，患者[张三:NAME:1]，Hb>120', 'WBC<4.0，患者<<张三: 姓名>>，Hb>120'],
    ['住院号\\\\A1，患者[张三:NAME:1]', '住院号\\\\A1，患者<<张三: 姓名>>'],
    // Nothing said, or not all of it.
    [PLAIN, '没有敏感信息'],
    [PLAIN, '抱歉，我无法处理。', { unread: [PLAIN] }],
    [PLAIN, '', { unread: [PLAIN] }],
  ]),
];
