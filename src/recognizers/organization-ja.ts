/** Employers, schools and care homes in Japanese: 株式会社 before or behind a name, 小学校, グループホーム …. */
import { overlaps, type Span } from '../core/note.ts';
import type { Page, Recognizer } from '../core/recognizer.ts';
import { nameStart } from './ja/name-start.ts';
import { isHiragana, isKanji, isKatakana, longestHits } from './ja/text.ts';

export const organizationJa: Recognizer = {
  id: 'organization-ja',
  types: ['ORGANIZATION'],
  languages: ['ja'],
  dictionaries: ['organization-heads-ja', 'hospital-generic-ja'],
  rules: { 'organization-ja.head': { zh: '单位用词及其名称', en: 'a word for an organization with its name' } },
  *recognize(page) {
    const found: Span[] = [];
    const hits = longestHits(page, 'organization-heads-ja');
    for (const [index, hit] of hits.entries()) {
      const kind = hit.entry.note ?? '';
      // `精密株式会社`: the last head ends the name.
      if (kind === 'right' && hits[index + 1]?.start === hit.end) continue;
      const end = kind === 'right' ? null : nameEnd(page, hit.end);
      const start = kind === 'left' || end !== null ? null : nameStart(page, hit.start, 'hospital-generic-ja');
      const span = end !== null ? { start: hit.start, end } : start !== null ? { start, end: hit.end } : null;
      if (!span || page.covered(span, ['HOSPITAL']) || found.some((other) => overlaps(other, span))) continue;
      // 大学 and the like stand in running text too: two characters of a name at least.
      if (end === null && hit.start - span.start < 2) continue;
      found.push(span);
      yield {
        ...span,
        type: 'ORGANIZATION',
        level: 1,
        score: 0.85,
        reason: { rule: 'organization-ja.head', term: hit.form },
      };
    }
  },
};

const MAX_NAME = 14;

/** The end of a name behind its head; it stops at particles, blanks and punctuation. */
function nameEnd(page: Page, start: number): number | null {
  const { text } = page;
  // A name all in hiragana (こもれび) may hold what else is a particle.
  const kana = /^[ぁ-ん]{3,8}/.exec(text.slice(start, start + 8))?.[0] ?? '';
  let end = start + kana.replace(/(?:から|より|にて|[をはがでにへの])$/, '').length;
  while (end < text.length && end - start < MAX_NAME) {
    const character = text.charAt(end);
    const isName = isKanji(character) || isKatakana(character) || /[A-Za-z0-9・&ー]/.test(character);
    const isInnerKana =
      isHiragana(character) &&
      (end === start || isHiragana(text.charAt(end - 1)) || /の/.test(character)) &&
      !/^(?:[をはがでにへとも]|から|より|にて|に勤|勤務)/.test(text.slice(end, end + 2));
    if (!isName && !isInnerKana) break;
    if (/^(?:勤.|在籍|入所|入居|利用|所属|社.|に勤)/.test(text.slice(end, end + 2))) break;
    end++;
  }
  return end - start >= 2 ? end : null;
}
