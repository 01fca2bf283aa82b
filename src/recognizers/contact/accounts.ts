/** Account names after WeChat, QQ, Douyin and others, and handles known by their form. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { isBarred } from '../labels/barred.ts';
import { labelsOf, valueStart, type Label } from '../labels/labels.ts';

/** A name of letters, digits, dots and dashes, or a QQ number in groups. */
const NAME = /@?[A-Za-z0-9](?:[A-Za-z0-9_]|[-.](?=[A-Za-z0-9_])|·(?=[A-Za-z0-9_])){2,39}(?![A-Za-z0-9@])/y;
const QQ = /[1-9]\d{2,3}(?:[ -]?\d{2,4}){1,3}(?![\dA-Za-z]|[ ]?(?:年|月|日|岁|人|元|次))/y;
const QUOTED = /["“”「『'《【]([\p{L}\p{N}@_][^"“”「」『』'《》【】\n]{1,20})["”」』'》】]/uy;
const PLAIN_NAME = /[\p{L}\p{N}_·.\-~]{2,16}/uy;
/** Text that turns an account's label into something else. */
const NO_ACCOUNT =
  /^(?:同号|同步|群|支付|扫码|小程序|公众|视频|照片|图片|语音|随访|联系|咨询|告知|发送|发来|转发|推送|好友|朋友圈|截图|沟通|通知|聊天|平台|预约|回复|号同|同手机|号码同|记录|转账|收款|提醒|发|里|上|给)/;
const NO_NAME =
  /^(?:ID|id|no|No|and|is|the|PCR|HPV|HIV|DNA|RNA|CT|MR|MRI|ok|OK|yes|app|APP|web|http|https|www|com|qd|bid|tid)$/;
/** wx_lan_jing, wxid_8a3k…, vx-…: known without a label. */
const HANDLE =
  /(?<![A-Za-z0-9_@.-])(?:wx|wxid|vx|wechat|weixin|qq|dy|xhs)[-_:]?[_-][A-Za-z0-9_-]{3,30}(?![A-Za-z0-9@])/gi;
const AT_HANDLE = /(?<![A-Za-z0-9._%+-])@([A-Za-z][A-Za-z0-9_.]{3,29})(?<![.])(?![A-Za-z0-9@])/g;
/** tt_chen0714: known only where the page speaks of an account. */
const UNDERSCORED = /(?<![A-Za-z0-9_@./-])[a-z][a-z0-9]{0,15}(?:_[a-z0-9]{1,16}){1,3}(?![A-Za-z0-9_@/(])/g;
const DISPLAY = /昵称|公众号|微信名|微博名|用户名|nickname|nickName|userName|username|user_name|账户名|平台昵称/;

export function* accounts(page: Page): Generator<PageFinding> {
  const { text } = page;
  for (const label of labelsOf(page, 'contact')) {
    if (label.kind !== 'account') continue;
    const finding = accountAfter(text, label);
    if (finding && !isBarred(page, finding)) yield finding;
  }
  for (const match of matchesOf(text, HANDLE))
    yield account(match.index, match.index + match[0].length, 'contact.handle', 0.88);
  if (labelsOf(page, 'contact').some(({ kind }) => kind === 'account'))
    for (const match of matchesOf(text, UNDERSCORED))
      if (/\d/.test(match[0])) yield account(match.index, match.index + match[0].length, 'contact.handle', 0.75);
  for (const match of matchesOf(text, AT_HANDLE))
    yield account(match.index + 1, match.index + match[0].length, 'contact.handle', 0.75);
}

function accountAfter(text: string, label: Label): PageFinding | null {
  if (NO_ACCOUNT.test(text.slice(label.end, label.end + 4))) return null;
  const quotedAt = quoteStart(text, label.end);
  if (quotedAt !== null) {
    QUOTED.lastIndex = quotedAt;
    const [, inner = ''] = QUOTED.exec(text) ?? [];
    if (inner !== '') {
      const start = quotedAt + 1;
      const isName = /^[A-Za-z0-9_.-]+$/.test(inner);
      return account(
        start,
        start + inner.length,
        isName ? 'contact.account' : 'contact.display-name',
        0.85,
        label.term,
      );
    }
  }
  const at = valueStart(text, label.end);
  if (/^(?:QQ|qq|扣扣|腾讯)/.test(label.term)) {
    QQ.lastIndex = at;
    if (QQ.test(text)) return account(at, QQ.lastIndex, 'contact.account', 0.95, label.term);
  }
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (name !== undefined && !NO_NAME.test(name) && isAccountName(name, label) && !isWord(text, label, at, name)) {
    const start = name.startsWith('@') ? at + 1 : at;
    return account(start, at + name.length, 'contact.account', 0.93, label.term);
  }
  if (DISPLAY.test(label.term) && /[:=]/.test(text.slice(label.end, at))) {
    PLAIN_NAME.lastIndex = at;
    if (PLAIN_NAME.test(text)) return account(at, PLAIN_NAME.lastIndex, 'contact.display-name', 0.8, label.term);
  }
  return null;
}

/** After a network's name alone a plain word goes on with the sentence: Instagram asking, LinkedIn profile. */
function isWord(text: string, label: Label, at: number, name: string): boolean {
  return /^[A-Za-z]+$/.test(label.term) && /^[a-z]+$/.test(name) && !/[:=@"'“]/.test(text.slice(label.end, at + 1));
}

/** Where an opening quote stands right after the label, or null. */
function quoteStart(text: string, labelEnd: number): number | null {
  const match = /^(?:号|名)?[ :]{0,3}(?=["“「『'])/.exec(text.slice(labelEnd, labelEnd + 6));
  return match ? labelEnd + match[0].length : null;
}

/** Words are no account; a name has a digit, a mark inside, or stands after a label that asks for one. */
function isAccountName(name: string, label: Label): boolean {
  if (/^\d+$/.test(name)) return name.length >= 5 && name.length <= 12;
  return name.length >= 4 && (/[\d_.-]/.test(name) || /号|ID|账|帐|名|name/i.test(label.term) || name.length >= 6);
}

function account(start: number, end: number, rule: string, score: number, term?: string): PageFinding {
  return { start, end, type: 'CONTACT', score, reason: { rule, ...(term === undefined ? {} : { term }) } };
}
