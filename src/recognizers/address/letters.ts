/** One-sign short forms of provinces: 来沪, 返渝, 在京务工. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';

const LETTER =
  /(?:(?<=[来赴返抵离回驻])|(?<=(?:^|[\s,。;、(曾现长期常年后前已])[在居至到入去]))[沪渝京津粤鄂湘赣皖浙闽鲁豫黔滇桂琼](?=$|[\s,。;、()]|务工|打工|就[医诊]|求[医诊]|治疗|居住|旅游|出差|工作|经商|读书|探亲|上学|定居|[住读做养打求旅出探工])/gm;

export function* letters(page: Page): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, LETTER))
    yield {
      start: match.index,
      end: match.index + 1,
      type: 'ADDRESS',
      level: 2,
      score: 0.85,
      reason: { rule: 'address.letter' },
    };
}
