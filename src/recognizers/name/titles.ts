/** Names before a title: 王主任, 欧阳明主任医师, Alice Wong医师, 闫梓涵之女. */
import { matchesOf } from '../../core/matches.ts';
import { bestUpTo } from './candidates.ts';
import { WORTH_POOLING } from './pool.ts';
import { surnameWeight } from './shape.ts';
import { TITLES, type Scene } from './scene.ts';
import { aliasIn, walk, type Found } from './slots.ts';
import { wordAfter } from './words.ts';

/** Log odds. */
const STRENGTH: Readonly<Record<string, number>> = {
  title: 2.1,
  office: 1.4,
  weak: 1.2,
  short: 0.9,
  bare: 0.9,
  kinafter: 0.9,
};

/** Kin words that are titles, after a surname. */
const KIND = new Set('工哥姐嫂叔姨婶伯爷奶妈爸婆');
/** Log odds of what follows in a list after a name with its title. */
const LISTED = 1.4;

const LATIN_BEFORE = /(?:\p{Lu}[\p{L}'’.-]{0,20} ){0,3}\p{Lu}[\p{L}'’-]{1,20} ?$/u;

export function titledNames(scene: Scene): Found[] {
  const found: Found[] = [];
  const { text } = scene;
  let covered = 0;
  for (const hit of scene.page.hits(TITLES)) {
    if (hit.end <= covered) continue;
    covered = hit.end;
    const kind = hit.entry.note ?? 'title';
    let cue = STRENGTH[kind] ?? 0;
    // 护士长 and 主任 may also be the role of the name after them.
    if (kind === 'short')
      cue += endsWell(scene, hit.end) ? 0.5 : KIND.has(hit.form) && scene.left(hit.start - 1) > 0.5 ? -0.3 : -1.2;
    // 刘医, 张护: only where nothing goes on after it.
    // 陈太要求: and before what people do.
    if (kind === 'bare')
      cue +=
        !scene.isHanAt(hit.end) || (hit.form === '太' && (scene.actAt(hit.end) ?? wordAfter(text, hit.end) > 1))
          ? 0.3
          : -9;
    if (kind === 'weak' && text[hit.end] !== ':' && !scene.isHardBefore(hit.start - 1)) cue -= 0.8;
    const isApart = /[ \t]/.test(text.charAt(hit.start - 1)) && scene.isHanAt(hit.start - 2);
    const end = isApart ? hit.start - 1 : hit.start;
    if (isApart) cue -= 0.8;
    const name = bestUpTo(scene, end, cue, {
      alone: kind !== 'kinafter',
      hard: kind === 'bare',
      any: kind === 'title',
    });
    if (name && name.weight > WORTH_POOLING) {
      found.push({ ...name, rule: 'name.title', term: hit.form });
      if (name.weight > 0 && text[hit.end] === '、')
        walk(scene, { at: hit.end + 1, cue: LISTED, rule: 'name.list', term: hit.form, isOpen: false }, found);
      const full = name.weight > 0 ? aliasIn(scene, hit.end) : null;
      if (full) found.push({ ...full, rule: 'name.alias' });
    } else if (kind === 'title' && end > 0 && /[a-z ]/i.test(text.charAt(end - 1))) {
      const latin = LATIN_BEFORE.exec(text.slice(Math.max(0, end - 60), end))?.[0].trimEnd();
      if (latin && latin !== latin.toUpperCase()) {
        const to = text[end - 1] === ' ' ? end - 1 : end;
        found.push({
          start: to - latin.length,
          end: to,
          weight: 1.8,
          kind: 'latin',
          isWord: false,
          rule: 'name.title',
          term: hit.form,
        });
      }
    }
  }
  return found;
}

const TOGETHER = /(?<![\u4e00-\u9fff])((?:[\u4e00-\u9fff]、){1,3}[\u4e00-\u9fff])[两二三]位/g;

/** `刘、邱两位医师`: surnames that share a title. */
export function* sharedTitles(scene: Scene): Generator<Found> {
  for (const { index, 1: surnames = '' } of matchesOf(scene.text, TOGETHER)) {
    for (let i = 0; i < surnames.length; i += 2) {
      const weight = surnameWeight(scene, surnames.charAt(i));
      if (weight === undefined) return;
      const start = index + i;
      yield { start, end: start + 1, weight: weight + 1.5, kind: 'surname', isWord: false, rule: 'name.title' };
    }
  }
}

function endsWell(scene: Scene, at: number): boolean {
  return !scene.isHanAt(at) || scene.actAt(at) !== undefined || wordAfter(scene.text, at) > 0;
}
