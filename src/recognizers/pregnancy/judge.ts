/** What an atom is worth on its page: weak cues need a pregnancy there, look-alikes go. */
import type { Level } from '../../core/entities.ts';
import type { Atom } from './atom.ts';
import type { PregnancyContext } from './context.ts';

const NEEDS_MEASURE =
  /^(?:[A-Za-z/ -]+|腹围|腹形|股骨长|侧脑室|双侧脑室|胎龄|孕龄|孕周|纠正胎龄|校正胎龄|矫正胎龄|Apgar.*|.*评分|宫颈长|宫颈管长|.*体重|.*体质量|产[时后].*|.*间径|骶耻外径|出口横径|对角径|估重|估体重|预估重|大脑中动脉|脐带长|Bishop|最大暗区|胎儿大小|.*相当于|出生身长)$/;
/** Acronyms count only in capitals: FM are fetal movements, fm is a radio band; NT-proBNP is no NT. */
const ACRONYM = /^[A-Z][A-Z0-9/&-]{1,6}位?$/;
const NOT_HCG = /AFP|CEA|CA-?125|CA199|CA19-9|LDH|甲胎|睾丸|精原|生殖细胞|卵黄囊瘤|肿瘤标/;
/** A drug's leaflet speaks of pregnancy in general. */
const LEAFLET = /说明书|禁用|慎用|忌用|忌服|致畸|[A-DX]类|动物实验|不良反应列/;
const ABOUT_DRUGS = /^(?:妊娠|妊娠期|孕妇|哺乳期?|怀孕|胎儿.*|孕期|孕早期|流产|妊娠早期)$/;
const BEASTS = '(?:[母奶黄耕犏]牛|牛羊|[绵山母]羊|羊群|羊羔|接羔|产羔|母猪|母马|母犬|牲畜|家畜|大鼠|小鼠|家兔)';
const ANIMAL = new RegExp(`${BEASTS}[^。\\n]{0,16}$`);
const ANIMAL_AFTER = new RegExp(`^[^。;,\\n]{0,3}${BEASTS}`);

/** What an atom is worth on this page; null when it is nothing here. */
export function judge(text: string, atom: Atom, context: PregnancyContext): Atom | null {
  const { start, end, kind, term } = atom;
  const after = text.slice(end, end + 4);
  const surface = text.slice(start, end);
  if (ACRONYM.test(term) && kind !== 'hcg' && (!surface.includes(term) || /^-[A-Za-z]/.test(after))) return null;
  if (ABOUT_DRUGS.test(term) && LEAFLET.test(text.slice(Math.max(0, start - 24), end + 18))) return null;
  if (/^(?:[少弱无]精)$/.test(term) && /^[神力打]/.test(after)) return null;
  if (term === '流过' && !/\d$|[一两二三]次?$/.test(surface) && !/^[一两二三\d]/.test(after)) return null;
  if (term === '移植后' && !/胚胎|囊胚|IVF|FET|冻胚|鲜胚|取卵|HCG|hCG/.test(text)) return null;
  if (term.startsWith('引产') && text.charAt(start - 1) === '牵') return null;
  // Tumours have fetal types, and their size is given as that of a pregnancy.
  if (/^(?:胎儿|胚胎)$/.test(term) && /^(?:型|及胚胎|样|性|横纹|癌|抗原)/.test(after)) return null;
  if ((kind === 'fact' || kind === 'weeks') && /^(?:大小|子宫大小|样大|大的)/.test(after)) return null;
  if (kind === 'obstetric' || kind === 'loss' || kind === 'birth') {
    if (ANIMAL.test(text.slice(Math.max(0, start - 14), start)) || ANIMAL_AFTER.test(text.slice(end, end + 8)))
      return null;
  }
  switch (kind) {
    case 'obstetric':
      if (!context.current || (/^宫底$/.test(surface) && end - start === 2)) return null;
      if (term === '产检' && after.startsWith(':')) return null;
      return /^[LR][OS][APT]/.test(term) && context.child ? null : atom;
    case 'wedding':
      return end - start > term.length ? atom : null;
    case 'biochemical':
      return context.reproductive &&
        (start < end - 2 ||
          /(?:第[一二三四\d]次|年|月|曾|(?:移植后?|FET|ET)[^,;。]{0,6}[,、]?\s?)$/.test(
            text.slice(Math.max(0, start - 12), start),
          )) &&
        !/^(?:全套|检查|指标|常规|[::]|、|提示|示|示)/.test(after)
        ? atom
        : null;
    case 'value':
      if (!context.current || (atom.score < 0.9 && NEEDS_MEASURE.test(term))) return null;
      return atom.score < 0.9 ? { ...atom, score: 0.9 } : atom;
    case 'lmp':
      return context.current && !context.child ? atom : null;
    case 'weeks':
      return /停经|闭经/.test(surface) && !context.current ? { ...atom, score: 0.6 } : atom;
    case 'formula': {
      if (atom.level !== 3 || /^第.*产/.test(surface)) return atom.level === 3 ? withLevel(atom, 2) : atom;
      return withLevel(atom, context.current && !context.child ? 2 : 3);
    }
    case 'procedure':
      return /^ ?(?:Cent|Clin|Unit|中心|门诊|医院|科)/.test(text.slice(end, end + 6)) ? null : atom;
    case 'hcg':
      if (NOT_HCG.test(text.slice(Math.max(0, start - (context.current ? 12 : 40)), end + (context.current ? 12 : 40))))
        return null;
      if (context.current) return { ...atom, score: 0.95 };
      return atom.score > 0.9 ? { ...atom, score: 0.9 } : { ...atom, score: 0.5 };
    case 'induction':
      return withLevel(atom, context.term && !isEarly(text, atom) ? 2 : 1);
    case 'loss':
      if (/^(?:清宫|刮宫|吸宫|流过|生化|做掉|打掉|没保住)/.test(term) && !context.reproductive) return null;
      return atom;
    case 'birth':
      if (term === '足月' && !/^[,、;。 顺剖)]/.test(after)) return null;
      return atom;
    case 'contraception':
      return /^结扎/.test(term) && !isSterilisation(text, start, end, context) ? null : atom;
    case 'marital':
      return /^(?:single|separated|widow|engaged|gift|skild|separat[oa]|separad[oa]|unito|en couple)$/i.test(term) &&
        !standsAlone(text, start, end)
        ? null
        : atom;
    case 'child':
      return /体重儿|巨大儿|足月儿/.test(term) && !context.current && !context.child ? null : atom;
    default:
      return atom;
  }
}

/** Whether an induction ends a pregnancy before term or a dead one: its own words, or those of its line. */
function isEarly(text: string, { start, end }: Atom): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - 60), end + 20);
  return /死胎|畸|依沙|利凡诺|米非|孕[12]?\d\+?\d?[周w]|中期|中孕|胎死/.test(line) && !/孕(?:3[7-9]|4[0-2])/.test(line);
}

const withLevel = (atom: Atom, level: Level): Atom => ({ ...atom, level });

/** Ordinary words that are a marital status only where they end a phrase: "Single.", "she is separated, lives with". */
function standsAlone(text: string, start: number, end: number): boolean {
  if (
    !/^(?:\s*[.,;:)\n/]|\s*$| till| and | but | with | since | sedan | seit | depuis | desde | dal | \d)/.test(
      text.slice(end, end + 7),
    )
  )
    return false;
  return /(?:^|[.,;:(\n]\s*|\b(?:is|are|she's|he's|was|am|I'm|status:?|è|es|está|är|and) )$/i.test(
    text.slice(Math.max(0, start - 12), start),
  );
}

/** 结扎 alone is a surgical step in most notes. */
function isSterilisation(text: string, start: number, end: number, { reproductive }: PregnancyContext): boolean {
  const near = text.slice(Math.max(0, start - 12), end + 8);
  if (/血管|静脉|动脉|止血|切断|缝|离断|痔|残端|丝线|阑尾|疝|钛夹|胆囊|肠/.test(near)) return false;
  return (
    /\d{4}年?|岁|上环|避孕|已|男|女|绝育|术后|史/.test(near) || (reproductive && /[,、;。]/.test(text.charAt(end)))
  );
}
