/** E-mail addresses, also with (at) against harvesters, and web addresses with a path or below a label. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { labelsOf, valueStart } from '../labels/labels.ts';

/** RFC 5322 local parts as people have them, and a host with a top level of letters. */
const EMAIL =
  /[A-Za-z0-9](?:[A-Za-z0-9_%+'-]|\.(?=[A-Za-z0-9_])){0,63}(?:@|[ ]?(?:\(at\)|\[at\]|【at】|\(AT\)|【AT】|\[AT\]|\(@\)| at (?=[A-Za-z0-9.-]{1,40}\.(?:com|cn|net|org|edu|example)))[ ]?)[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,5}[A-Za-z]{2,12}(?![A-Za-z0-9])/g;
/** zhangsan at qq dot com, 12345艾特qq点com */
const SPELLED =
  /[A-Za-z0-9][A-Za-z0-9_.-]{1,30} ?(?:at|艾特|圈a|#) ?[A-Za-z0-9-]{1,20} ?(?:dot|点|\.) ?(?:com|cn|net|org)(?![A-Za-z0-9])/g;
const URL =
  /(?:https?:\/\/|www\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?::\d{2,5})?(?:\/[A-Za-z0-9\-._~!$&'()*+=:@%?#/]{0,200}[A-Za-z0-9/=_-])?/g;
/** A personal page of a network without its scheme: linkedin.com/in/t-mowbray. */
const NETWORK_PAGE =
  /(?<![A-Za-z0-9@./-])(?:[a-z]{2,3}\.)?(?:linkedin|facebook|instagram|twitter|tiktok|youtube|github|pinterest|snapchat|xing|t|wa|x)\.(?:com|me)\/(?:[a-z]{1,9}\/)?[A-Za-z0-9@](?:[A-Za-z0-9_-]|[.@](?=[A-Za-z0-9_])){1,60}\/?(?![A-Za-z0-9@])/g;
const HOST = /[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?:\/[A-Za-z0-9\-._~%?=&/]{0,100})?(?![A-Za-z0-9@])/y;

export function* webAddresses(page: Page): Generator<PageFinding> {
  const { text } = page;
  if (/@|at[)\]】]|AT[)\]】]| at /.test(text))
    for (const match of matchesOf(text, EMAIL)) yield web(match.index, match[0].length, 'contact.email', 0.99);
  if (/dot|[点.] ?(?:com|cn|net|org)/.test(text))
    for (const match of matchesOf(text, SPELLED)) yield web(match.index, match[0].length, 'contact.email', 0.9);
  if (/https?:|www\./.test(text))
    for (const match of matchesOf(text, URL)) {
      const isPersonal = /[a-z]\/[^/]/.test(match[0].replace(/^https?:\/\//, ''));
      yield web(match.index, match[0].length, 'contact.url', isPersonal ? 0.85 : 0.5);
    }
  if (/\.(?:com|me)\//.test(text))
    for (const match of matchesOf(text, NETWORK_PAGE)) yield web(match.index, match[0].length, 'contact.url', 0.94);
  for (const label of labelsOf(page, 'contact')) {
    if (label.kind !== 'url' && label.kind !== 'account') continue;
    const at = valueStart(text, label.end);
    HOST.lastIndex = at;
    const host = HOST.exec(text)?.[0];
    if (host && /[A-Za-z]{2}/.test(host) && (label.kind === 'url' || /\.[a-z]{2,}\.[a-z]{2,}$/.test(host)))
      yield { ...web(at, host.length, 'contact.url', 0.88), reason: { rule: 'contact.url', term: label.term } };
  }
}

function web(start: number, length: number, rule: string, score: number): PageFinding {
  return { start, end: start + length, type: 'CONTACT', score, reason: { rule } };
}
