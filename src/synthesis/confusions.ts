/** Characters that scanners and typists take for each other. */

const table = (pairs: string): ReadonlyMap<string, string> => {
  const forms = new Map<string, string>();
  for (const pair of pairs.split(' ')) {
    const [one = '', other = ''] = [...pair];
    forms.set(one, other);
    if (!forms.has(other)) forms.set(other, one);
  }
  return forms;
};

/** Alike on paper. */
export const LOOKALIKES = table(
  '日曰 己已 未末 人入 土士 千干 大太 午牛 白自 目且 王玉 今令 李季 木本 名各 车东 刀力 儿几 乌鸟 病疾 院陆 陈阵 杨扬 张弛 准淮 治冶 没设 清请 情惰 拔拨 折拆 侯候 免兔 密蜜 历厉 孩核 血皿 壁璧 薄簿 暴爆 失矢 天夭 田由 甲申 住往 复夏 体休 脑恼 胎贻 梅海 毒母 淋琳 孕孚 产严 县具 镇填 街衔 号兮 楼搂 村材 汉叹 周用 吴昊 徐除 冯马 赵起 0O 1l 5S 8B 2Z 6b 9g',
);

/** Alike in sound or shape, as typed. */
export const SLIPS = table(
  '在再 做作 以已 症证 详祥 付副 象像 园圆 安按 辩辨 蓝兰 零另 带戴 坐座 近进 到道 有又 和合 性姓 期其 院员 州洲 街接 码马 王汪 张章 陈程 炎言 服付 药要 医一 诊珍 术述 后候 心新 肝干 胃味 咳刻 晕运 右又 左坐 家加 电点 话画 号好 身深 份分 联连 系细 妻期 母木',
);

/** What stands at the top or foot of a printed or scanned page; nothing of it is sensitive. */
export const PAGE_LINES: Readonly<Record<'zh' | 'other', readonly string[]>> = {
  zh: [
    '第 1 页 共 3 页',
    '第2页/共2页',
    '- 1 -',
    '*** 本页以下空白 ***',
    '（仅供临床参考，不作证明之用）',
    '病 程 记 录 （续页）',
    '打印次数：2',
    '保密资料　请勿外传',
    '入 院 记 录',
    '检验结果仅对本标本负责',
  ],
  other: [
    'Page 1 of 3',
    '- 2 -',
    'CONFIDENTIAL',
    'Continued overleaf',
    '*** end of report ***',
    'Printed copy is uncontrolled',
  ],
};
