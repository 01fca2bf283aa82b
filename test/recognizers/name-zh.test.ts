import { describe, expect, it } from 'vitest';
import { RULES_ENGINE_ID, runRules } from '../../src/engines/rules.ts';
import { nameZh } from '../../src/recognizers/name-zh.ts';
import { unmark } from '../mark.ts';
import { markNames, nameOptions, noteOf } from './run-names.ts';

describe('names', () => {
  it.each([
    '姓名：[王 芳:NAME]　科室：儿科',
    '姓名：[李 学 仁:NAME]',
    '姓名：[田野:NAME]',
    // labels
    '姓名：[周国良:NAME]　性别：男　年龄：61岁',
    '姓　　名：[许文静:NAME]',
    '姓名[罗志强:NAME]　年龄43',
    '患者姓名*：[唐 晓 燕:NAME]　　科别：内科',
    '联系人：[林建平:NAME]（丈夫）13800001111',
    '监护人：母[郑秀兰:NAME]，电话13800001111',
    '病史陈述者：患者次子[彭志远:NAME]，可靠',
    '供史者：姑姑[邓小琴:NAME]',
    '主刀：[沈浩:NAME]　一助：[蒋文彬:NAME]　二助：[贺敏:NAME]',
    '术者 [陶建军:NAME] 助手 [龚雪梅:NAME] 麻醉 [武斌:NAME]',
    '参加人员：[薛:NAME]主任、[阎志刚:NAME]副主任医师、住院医师[康佳琪:NAME]',
    '医师签名：[潘伟:NAME]／[曹丽华:NAME]',
    '记录者：[姜涛:NAME]　审核：[汤:NAME]',
    '报告医师：[余海波:NAME]　审核医师：[任静:NAME]　日期：2024-01-02',
    '医师：[施:NAME]（工号2193）',
    '护士：[阿依古丽:NAME]',
    '姓名：[高兴:NAME]　性别：男',
    '患者：[关节:NAME]，男，61岁',
    '中文名：[约翰·史密斯:NAME]',
    '曾用名[吴小妹:NAME]，小名“[朵朵:NAME]”',
    '昵称：[阿杰:NAME]',
    '代诉人：[夏玉珍:NAME]',
    '流调员：[冯晨:NAME]、[史磊:NAME]',
    '填卡医生：[幸福:NAME]',
    '"name": "[韩雨桐:NAME]", "age": 30',
    'Name：[Pavel Sokolov:NAME]  M  45',
    '患儿：[卓玛央金:NAME]之子',
    // titles
    '[王:NAME]主任查房后指示继续抗感染。',
    '今日[欧阳:NAME]主任医师查房',
    '请[钱:NAME]教授会诊',
    '已通知[邱:NAME]护士长',
    '由[叶春林:NAME]副主任医师主刀',
    '殡仪馆[曹:NAME]师傅来接',
    '[李:NAME]女士要求出院',
    '[诸葛:NAME]老先生拒绝服药',
    '[刘:NAME]、[邱:NAME]两位医师到场',
    '[司徒明:NAME]主任医师总结',
    '村里[牟:NAME]书记陪着',
    '派出所[蒋:NAME]警官在场',
    '[沈玉兰:NAME]之女',
    '保姆[甄:NAME]姐补充',
    'Dr. [Fung:NAME]',
    '同事老[曹:NAME]陪同',
    '驾驶员小[崔:NAME]，担架员老[夏:NAME]',
    // kin
    '妻子[安宁:NAME]签字',
    '丈夫[赖文盛:NAME]陪同',
    '其女[王芳:NAME]代签',
    '长子[孔令康:NAME]、次女[孔令仪:NAME]均在场',
    '邻居[石庆云:NAME]帮忙拨打120',
    '母亲[唐桂英:NAME]照顾',
    '女儿[萨日娜:NAME]陪着',
    '儿子[图尔荪江:NAME]来取药',
    '翻译[黎文勇:NAME]',
    '陪同者[李明:NAME]',
    '室友[文竹:NAME]陪来',
    // context
    '由[于海波:NAME]护士上门换药',
    '我是[徐丽华:NAME]，替母亲咨询',
    '随车医生姓[潘:NAME]。',
    '[何秀珍:NAME]，女，58岁，退休工人，因腹痛入院。',
    '患者[沈平安:NAME]，男性，36岁',
    '12床 [韦彩月:NAME] 29岁 壮族',
    '二十三床[成吉:NAME]，昨日手术',
    '[孙玉莲:NAME]代诉病史',
    '（[陈有福:NAME]，83岁）',
    '[麻秋:NAME]：同意以上意见，患者宜早手术。[麻秋:NAME]医师签字',
    '　　　　　　　　　　　　[程映雪:NAME]',
    '　　　　　　　　　　　　[李秋实:NAME]／[普文华:NAME]',
    '　　　　　　[安:NAME]治疗师／[孟:NAME]主任',
    '| 机位 | 姓名 | 干体重 |\n| A01 | [王来弟:NAME] | 52 |\n| A02 | [萨仁高娃:NAME] | 60 |',
    // written by sound, pinyin, spaced
    '邻居[吐尔逊·买买提:NAME]去年得过布病',
    '患者[普布卓玛:NAME]，女，藏族',
    '审核：[Liu B.Q:NAME]',
    '调查员：[翁:NAME]、[Feng T:NAME]（疾控）',
    '联系 [Zhang Wei:NAME] 取报告',
    '[马 兰 花:NAME] 女士  34岁',
    // again
    '姓名：[封和平:NAME]，男。[封和平:NAME]今晨发热。',
    '参加：[步行:NAME]、[冷清:NAME]。[步行:NAME]医师汇报病史。患者步行困难。',
    '患者[汤圆圆:NAME]，女，4岁。[汤圆圆:NAME]吃汤圆后呕吐',
  ])('%s', (expected) => {
    expect(markNames(unmark(expected).text)).toBe(expected);
  });

  it.each(['病人：[陳國強:NAME]　男', '主治醫師：[蕭振華:NAME]', '護理師[林:NAME]小姐'])(
    'Traditional: %s',
    (expected) => {
      expect(markNames(unmark(expected).text, 'zh-Hant')).toBe(expected);
    },
  );
});

describe('no names', () => {
  it.each([
    'Murphy征(-)，麦氏点无压痛，Babinski征(-)。',
    'Heberden结节阳性，法洛四联症术后，帕金森病。',
    '患者张某某，男，43岁。',
    '姓名：李**　性别：女',
    '葛某陪同入院，无名氏待查。',
    '妻子及儿子陪同，家属要求出院。',
    '前妻已改嫁，父母体健。',
    '患者于2018年因高血压住院治疗。',
    '患者时有头晕，常于夜间发作，向左侧卧位可缓解。',
    '白细胞 9.4×10^9/L，黄疸消退，金黄色葡萄球菌。',
    '石膏固定，水肿明显，温度正常，关节活动受限。',
    '阿司匹林、阿托伐他汀、罗红霉素、马来酸依那普利。',
    '请心内科主任医师会诊，值班医师已到，主治医师同意。',
    '经科主任同意，护士长知情，全科医生随访。',
    '和医生沟通后，向护士说明，与家属谈话。',
    '华山医院、张家口市、李家村。',
    '妇科检查：外阴（-），宫颈光滑，子宫增大。',
    '患者：好的，谢谢医生。\n医生：不客气。\n患者：如果再发作怎么办？\n医生：随时来院。',
    '医师：好，那这个药先吃。家属：中药也吃吗？医师：可以。家属：所以要分开。',
    '护理师：这边坐。患者：哪里？护理师：这边。',
    '患者高热不退，神清，严重脱水，安静休息。',
    '男，58岁，因“反复咳嗽”入院。',
    '女性患者，32岁，已婚。',
    '主诉：停经50天。现病史：平素月经规律。',
    '麻醉方式：全麻。麻醉：腰麻。',
    '处理：应用抗生素，常规护理，平卧位。',
    '一周来老人嗜睡、纳差。',
    'MR平扫示：右侧附件区囊肿。mRS评2分。',
    '何时复诊、任何不适随诊，来院就诊。',
    '查体：双肺呼吸音清，全身皮肤无黄染，项强(-)。',
    '左侧股骨颈骨折，单纯疱疹，成人，方案不变。',
    '记录时间：2023-01-01 08:00',
    '祝健康，谢谢！',
  ])('%s', (text) => {
    expect(markNames(text)).toBe(text);
  });
});

describe('robustness', () => {
  it.each([
    ['surnames', '王李张刘陈杨黄赵吴周'.repeat(5_000)],
    ['titles', '王主任医师'.repeat(10_000)],
    ['labels', '姓名：医师：'.repeat(8_000)],
    ['lists', `参加：${'张三、'.repeat(15_000)}`],
    ['blanks', `姓名：${' '.repeat(50_000)}张三`],
    ['dots', '阿·'.repeat(20_000)],
    ['brackets', '(王'.repeat(20_000)],
    ['latin', 'Wang Li '.repeat(8_000)],
    ['kin', '其妻子之女儿'.repeat(8_000)],
  ])('gives well-formed findings on 50,000 characters of %s', (_, text) => {
    let last = 0;
    for (const { start, end, score, source, type } of runRules(noteOf(text), 'core', nameOptions)) {
      expect(type).toBe('NAME');
      expect(source).toBe(RULES_ENGINE_ID);
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(score).toBeGreaterThan(0.3);
      expect(score).toBeLessThan(1);
      last = end;
    }
  });

  it('gives only reasons of its table, and terms of its dictionaries', () => {
    const text = '姓名：周国良，男，61岁。妻子安宁陪同，王主任查房。参加：张伟、李娜。由于海波护士上门。';
    for (const { reason } of runRules(noteOf(text), 'core', nameOptions)) {
      expect(nameZh.rules).toHaveProperty([reason.rule]);
      expect(reason.term ?? '').not.toMatch(/周国良|安宁|张伟|李娜|于海波/);
    }
  });
});
