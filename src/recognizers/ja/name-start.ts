/** Where a proper name in front of a Japanese head word begins. */
import type { Page } from '../../core/recognizer.ts';
import { isHiragana, isKanji, isKatakana } from './text.ts';

const MAX_LENGTH = 18;
/** Particles and endings that stand before a name and are no part of it. */
const BEFORE_NAME = /^(?:.{0,12}(?:で|に|へ|を|は|が|と|も|から|より|にて|した|して|された|する|の|や|り|つ|た))$/;
/** Words of time and place that run into a name. */
const LEADING =
  /^(?:現在|以前|今回|昨年|先月|前医|近医|紹介元|紹介先|搬送先|転院先|依頼元|送付先|宛先|先日|昨日|本日|翌日|同日|その後|当初|前回|主治医|勤務先|受診先|入院先)+/;

/** The start of the name that ends where the head begins; null when nothing but generic words stands there. */
export function nameStart(page: Page, headStart: number, generic: string): number | null {
  const { text } = page;
  let start = headStart;
  while (start > 0 && headStart - start < MAX_LENGTH && isPart(text, start - 1)) start--;
  let name = text.slice(start, headStart);
  name = afterParticles(name);
  name = name.replace(LEADING, '');
  if (name === '' || page.knowledge.has(generic, name)) return null;
  if (/^[0-9A-Za-z]$/.test(name) || /^[ぁ-ん]+$/.test(name))
    return name.length >= 3 && /^[ぁ-ん]+$/.test(name) ? headStart - name.length : null;
  return headStart - name.length;
}

function isPart(text: string, at: number): boolean {
  const character = text.charAt(at);
  return isKanji(character) || isKatakana(character) || isHiragana(character) || /[A-Za-z0-9・&.'-]/.test(character);
}

/** Cuts at the last hiragana that is a particle: `前医の小川内科` → `小川内科`; keeps `みなと台`, `さくら坂`, `虎の門`. */
function afterParticles(name: string): string {
  for (let at = name.length - 1; at > 0; at--) {
    const tail = name.slice(at);
    const head = name.slice(0, at);
    if (isHiragana(tail.charAt(0)) || !isHiragana(head.at(-1) ?? '')) continue;
    if (/[ぁ-ん]{3,}$/.test(head) && !/(?:から|より|にて|して|した|された|する|での|への|からの)$/.test(head)) continue;
    if (/(?:^|[^\u4e00-\u9fff])[虎緑绿丘森花空海里杜](?:の|が)$/.test(head)) continue;
    if (BEFORE_NAME.test(head)) return tail;
  }
  // Hiragana first: `に` of `に渋谷…` was cut above, a whole word of it (`さくら`) stays.
  return name
    .replace(/^(?:近く|近所|近隣|近邻|駅前|門前|门前|隣|邻|地元|別|别|他|最寄り)の/, '')
    .replace(/^(?:にて|から|より|での|への|では|には|とは)(?=[^ぁ-ん])/, '')
    .replace(/^[をはがでにへとも](?=[^ぁ-ん])/, '');
}
