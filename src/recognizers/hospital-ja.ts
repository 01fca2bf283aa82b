/** Health-care facilities in Japanese: the name in front of 病院, 医院, クリニック …, or known by name. */
import { overlaps, type Span } from '../core/note.ts';
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';
import { nameStart } from './ja/name-start.ts';
import { longestHits } from './ja/text.ts';

export const hospitalJa: Recognizer = {
  id: 'hospital-ja',
  types: ['HOSPITAL'],
  languages: ['ja'],
  dictionaries: ['hospital-heads-ja', 'hospital-generic-ja', 'hospitals-ja', 'cities-ja'],
  rules: {
    'hospital-ja.head': { zh: '医疗机构用词及其名称', en: 'a word for a health-care facility with its name' },
    'hospital-ja.known': { zh: '词典中的医疗机构', en: 'a facility of the dictionary' },
  },
  *recognize(page) {
    const found: Span[] = [];
    for (const hit of headHits(page)) {
      const start = nameStart(page, hit.start, 'hospital-generic-ja');
      if (start === null || isDepartment(page.text.slice(start, hit.start))) continue;
      const span = { start: withCorporation(page, start), end: hit.end };
      if (found.some((other) => overlaps(other, span))) continue;
      found.push(span);
      yield finding(span, 0.9, 'hospital-ja.head', hit.form);
    }
    for (const hit of longestHits(page, 'hospitals-ja')) {
      if (!found.some((other) => overlaps(other, hit))) yield finding(hit, 0.8, 'hospital-ja.known', hit.form);
    }
  },
};

/** A department before a head names no facility; 医科大学 and a name with its department (さくら内科医院) do. */
const isDepartment = (name: string): boolean =>
  /科(?!大学|[齿歯]科大学|$)|または/.test(name) ||
  /^(?:消化器|循[环環]器|呼吸器|神[经経]|整形|心[疗療]|泌尿器|皮|耳鼻咽|小|[产産][妇婦]|一般|糖尿病|老年|[总総]合|脳神[经経]|形成)?.?科$/.test(
    name,
  );

/** The head that ends last of those that touch: `医療センター` before `センター病院` ends. */
function headHits(page: Page) {
  const hits = longestHits(page, 'hospital-heads-ja');
  return hits.filter((hit, index) => {
    const next = hits[index + 1];
    // 東京医科歯科大学…: the university's name goes on.
    return next?.start !== hit.end && !page.text.startsWith('大学', hit.end);
  });
}

/** `医療法人社団 つばき会 水野医院`: the corporation in front belongs to the name. */
function withCorporation(page: Page, start: number): number {
  const before = page.text.slice(Math.max(0, start - 24), start);
  const corporation =
    /(?:医.法人|独立行政法人|地方独立行政法人|国立大学法人|学校法人|社会福祉法人)[^\s、。:]{0,8}(?: [^\s、。:]{1,8}会)? ?$/.exec(
      before,
    );
  return corporation ? start - corporation[0].length : start;
}

const finding = ({ start, end }: Span, score: number, rule: string, term: string): PageFinding => ({
  start,
  end,
  type: 'HOSPITAL',
  level: 1,
  score,
  reason: { rule, term },
});
