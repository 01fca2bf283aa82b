/** Words that stand directly before or after a person's name. */

/** Words by the UTF-16 unit at one edge, longest first. */
type Words = ReadonlyMap<number, readonly string[]>;

const table = (words: string): Words => byEdge(words, () => 0);
const tableByLast = (words: string): Words => byEdge(words, ({ length }) => length - 1);

function byEdge(words: string, edge: (word: string) => number): Words {
  const map = new Map<number, string[]>();
  for (const word of words.split(/\s+/)) {
    const unit = word.charCodeAt(edge(word));
    const list = map.get(unit);
    if (list) list.push(word);
    else map.set(unit, [word]);
  }
  for (const list of map.values()) list.sort((a, b) => b.length - a.length);
  return map;
}

/** What people do, are or have in a note. */
const AFTER = table(
  '代诉 代述 代签 代表 代为 代 诉 自诉 述 自述 主诉 说 称 讲 问 询问 追问 答 应答 回答 表示 认为 考虑 建议 提出 提示 提议 指示 指出 强调 补充 总结 介绍 汇报 ' +
    '解释 交代 交待 告知 告诉 通知 转告 转述 转达 反映 否认 承认 要求 拒绝 拒 同意 签字 签名 签署 签 签收 确认 见证 在场 到场 到达 到院 到 抵达 赶到 赶来 来院 来 前来 ' +
    '陪同 陪伴 陪护 陪送 陪诊 陪床 陪来 陪 护送 送来 送至 送往 送到 送 抬 背来 背 抱 带 携 搀扶 扶 驾车 驾驶 驾 开车 骑 搭 租车 叫车 发现 目击 看见 看到 听到 闻讯 ' +
    '呼叫 拨打 打 报警 报案 求助 电话 来电 致电 联系 沟通 协商 商议 商量 讨论 查房 查看 看过 看 巡视 会诊 接诊 接管 接班 接听 接 交班 值班 主刀 手术 操作 麻醉 行 做 予 ' +
    '给予 给 完成 协助 配合 参与 参加 主持 记录 书写 审核 审阅 复核 核对 签发 处理 处置 抢救 插管 换药 换管 拔管 抽血 采血 送检 取 取走 领取 领回 接回 保管 清点 负责 ' +
    '管理 监护 照顾 照料 照护 看护 护理 伺候 抚养 随访 随诊 复诊 就诊 入院 住院 出院 转院 转入 转出 收入 住 居住 现住 家住 系 为 是 在 于 从 由 因 自 被 将 把 已 曾 未 仍 又 也 均 都 ' +
    '有 无 没 不 可 能 会 要 想 愿 请 嘱 让 叫 与 和 及 跟 同 向 对 给 替 帮 帮忙 等 之 的 者 今 今日 今晨 昨 昨日 昨晚 明日 明早 上午 下午 上周 去年 现 现任 目前 平素 既往 近 ' +
    '患 生 怀孕 怀 孕 产 死 去世 病故 离世 过世 病逝 殁 体健 健在 健康 提供 陈述 叙述 描述 担任 翻译 教授 通过 使用 申请 预约 登记 缴费 付 垫付 报销 购买 服 服用 吃 喝 ' +
    '术后 术前 术中 平卧 取 仰卧 神志 意识 精神 生命 诊断 病情 病史 手机 微信 身份证 住址 家属 本人 二人 三人 两人 一起 一同 共同 分别 另行 另 先 后 再 即 便 就 才 还 只 ' +
    '拍照 上传 发 发来 转发 回复 留言 留 打来 打电话 探视 探望 看望 走 离开 返回 回 回家 进入 进 出 上台 下台 巡回 洗手 示范 带教 指导 审 审签 审定 阅 知情 知晓 知道 晓得 ' +
    '坚持 坚决 情绪 哭 闹 笑 喊 醒 睡 昏迷 死亡 抽搐 咳嗽 发热 腹痛 呕吐 腹平软 若 如 一般 配偶 丈夫 妻子 父 母 之子 之女 家孩子 家里 家的 家中 家大 家老 家小 家养 家土 家狗 面评 上门 跟车 出车 派车 安排 组织 到位 排期 测 测得 ' +
    '一直 经常 常 总 老 平时 近日 最近 每天 天天 刚 刚刚 正在 正 立即 随即 随后 至今 误以为 以为 怀疑 轮换 轮流 逐字 骑车 骑着 担心 害怕 拉着 领着 劝 劝说 帮着 陪着 带着 抱着 扶着 用 拿 拿着 送去 去 去过 跑来 跑去 赶去 常年 同居 同住 二人 学习 上学 上班 下班 打工 务工 工作 退休 经商 务农 外出 留宿 当时 莫 保管 下棋 聊天 说话 不在 未到 未来 已到 已来 已签 已走 未陪 拔除 拒签 抽烟 喝酒 结婚 离婚 分娩 妊娠 流产 产检 孕检 体检 化验 检验 初筛 阳性 阴性 查 HIV 精液 月经 左 右 双 为患者 为本 为其 仍有 仍在 当晚 当天 次日 昨夜 夜间 凌晨 门诊 经治 经手 按铃 呼救 呼 推 推注 静推 给药 配药 发药 门诊 病房 诊室 报告 开 开具 处方 评 评估 评定 访视 宣教 谈话 团体 定 定期 入 取膀胱 压迫 穿刺 缝合 关腹 扩 清宫 破膜 注射',
);

/** A name often comes right after these. */
const BEFORE = tableByLast(
  '由 请 与 和 及 同 跟 找 经 报 向 对 给 叫 让 嘱 托 请示 通知 联系 告知 汇报 转 交 代 替 系 是 问 见 令 遵 按 送 陪 随 待 听 据 感谢 谢谢 亲爱的 称 喊 今日 今 明日 昨日 昨 晨 ' +
    '今晨 今晚 昨晚 明早 上午 下午 晚上 周一 周二 周三 周四 周五 周六 周日 并 遵照 根据 我是 名叫 我叫 家里叫 改名 姓 为 予 已 再 后 因 被 示 复 电 拟 经过 电话 微信 会诊 示教 床 ' +
    '查房 值班 接班 交班 值守 主任 医师 医生 护士 老师 的 当日 当晚 现 另 兹证明 证明 兹有 现有 爱人 转告 去 上 到了 找到 联系了 电话联系 即 此 时 者 家 带 带教 与会 同意 委托 授权 科 室 组 处 办 部 区 院 心 站 局 所 校 班 村 镇 乡 县 市 厂 司 会 队 库 ' +
    '邀 约 访 致 呈 予以 在 从 于 到 至 回 名 号 人 员 师 生 长 说 讲 道 喂 劝 劝其 提醒 请来 请到 见到 遇到 碰到 遇 里 外 内 骨 妇 产 儿 天 日 后 分 孕 坛 济 和 雅 西 京 级 责 管 护 治 我 你 他 她 咱 俺 您 我们 委托 转交 交由 拜托 随同 会同 陪同 询问 追问 告诉 联 委 团 社 店 厅 馆',
);

/** Length of the longest word of a table that begins at an offset, else 0. */
export function wordAfter(text: string, at: number): number {
  const words = AFTER.get(text.charCodeAt(at));
  if (!words) return 0;
  const next = text.charCodeAt(at + 1);
  for (const word of words) {
    const { length } = word;
    if (length === 1 || (word.charCodeAt(1) === next && (length === 2 || text.startsWith(word, at)))) return length;
  }
  return 0;
}

/** Length of the longest word that ends at an offset, else 0. */
export function wordBefore(text: string, end: number): number {
  const words = BEFORE.get(text.charCodeAt(end - 1));
  if (!words) return 0;
  const before = text.charCodeAt(end - 2);
  for (const word of words) {
    const { length } = word;
    if (length === 1 || (word.charCodeAt(length - 2) === before && (length === 2 || text.endsWith(word, end))))
      return length;
  }
  return 0;
}
