/** Which language a note is in: by script first, then by small words, so that a line of a few words is enough. */
import type { Language } from './language.ts';

/** Characters looked at; a note's language shows long before. */
const SAMPLE = 20_000;

/** Words that count against Chinese: capitals and short ones do not, since Chinese notes are full of ALT, CT and mg. */
const PROSE_WORD = /(?<![\p{L}\p{M}])\p{L}\p{Ll}{3,}/gu;

const KANA_SHARE = 0.08;

/** Common characters that are written so only in one of the two Chinese scripts. */
const TRADITIONAL =
  '門診醫師體檢個來為這過時間無與從後對現說發國開關學會經驗號碼電話區縣鎮鄉點樓劉張陳黃楊趙吳鄭馮蔣韓葉蕭齡歲處復壓頭顱腸胃藥療輸術產婦懷傷腦臟腎膽檔歷護長萬嗎幾們還隻';
const SIMPLIFIED =
  '门诊医师体检个来为这过时间无与从后对现说发国开关学会经验号码电话区县镇乡点楼刘张陈黄杨赵吴郑冯蒋韩叶萧龄岁处复压头颅肠胃药疗输术产妇怀伤脑脏肾胆档历护长万吗几们还只';
/** Japanese forms that neither Chinese script uses. */
const SHINJITAI =
  '気図検歴薬伝悪圧様県剤発帰変応総処対広関経験労円黒歯塩渋摂闘仏価児単壊巻帯弾従徴恵戸拡挿暁桜権歓焼犠獣産畳砕穂竜粋緑繊聴臓芸茎蔵覚触訳読辺逓遅郷酔醸釈録鉄銭閲陥険隠雑霊頼顔飢騒髄鶏齢込働峠匂';

/** Small words and everyday clinical ones; a word that several languages share stands with each of them. */
const WORDS = {
  en: 'the of and to in is was with for on at by from he she his her this that has had have be no not are were who which i a an it its my me you your we they can could should would do does did been but if or as out up get got need please after when so about any hi hello doctor book feel feeling patient history denies reports presents year old pain years pt day seen discharge admitted phone address born name hospital male female allergic takes negative normal',
  de: 'der die das und ist war wurde mit von im am zu dem den des ein eine einer einem nicht auf für bei nach seit keine aus sich wir auch er sie ihr sein zur zum oder patient patientin jahre geboren herr frau befund diagnose schmerzen aufnahme entlassung wohnhaft klinik geb pat unauffällig wurden negativ medikation anamnese herrn familie hausarzt versichertennummer tochter sohn arbeitsdiagnose fallnummer krankenkasse untersucht hat',
  fr: 'le la les de des du et est une un dans pour avec sur par au aux à ce cette qui que pas ne il elle a été sans son sa ses ans né née patient patiente monsieur madame mme antécédents depuis chez douleur hôpital adresse nom prénom traitement examen docteur tél fièvre',
  es: 'el la los las de del y es en un una con por para que se no al su como fue ha sin paciente años edad antecedentes desde hace dolor refiere nombre apellidos domicilio hospital fecha ingreso varón mujer acude presenta enfermedad tratamiento exploración signo médico antecedente',
  sv: 'och att det är en ett i på av för med som till har den inte var vid efter från hon han hans hennes om kan patienten patient år född smärta inga sedan sjukhus namn adress telefon söker inkommer sjukdom blodtryck puls utskriven inkom den tel född',
  it: 'il lo la gli le di del della dei e è un una in con per che non al alla da dal si sono stato paziente anni anamnesi dolore nato nata signor signora ospedale nome cognome presenta ricovero indirizzo residente via terapia farmacia piazza dott paziente',
} as const satisfies Partial<Record<Language, string>>;

type Latin = keyof typeof WORDS;

/** Letters that, among the six, only these languages use. */
const LETTERS: Readonly<Record<string, readonly Latin[]>> = {
  ß: ['de'],
  ä: ['de', 'sv'],
  ö: ['de', 'sv'],
  ü: ['de', 'es'],
  å: ['sv'],
  ñ: ['es'],
  '¿': ['es'],
  á: ['es'],
  í: ['es'],
  ó: ['es'],
  ú: ['es'],
  ç: ['fr'],
  œ: ['fr'],
  ê: ['fr'],
  â: ['fr'],
  î: ['fr'],
  ô: ['fr'],
  è: ['fr', 'it'],
  à: ['fr', 'it'],
  ù: ['fr', 'it'],
  ì: ['it'],
  ò: ['it'],
  é: ['fr', 'es'],
};

/** Traditional forms that Japan writes otherwise. */
const NOT_JAPANESE = new Set(
  '醫體檢個來為這與從對說發國關學會經驗號碼區縣鄉點樓劉黃楊趙吳鄭馮蔣蕭齡歲處壓顱藥產懷腦臟膽檔歷萬嗎們還',
);

const LANGUAGES = Object.keys(WORDS) as readonly Latin[];
const VOTES = votes();

function votes(): ReadonlyMap<string, readonly Latin[]> {
  const byWord = new Map<string, Latin[]>();
  for (const language of LANGUAGES) {
    for (const word of WORDS[language].split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  }
  return byWord;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const countOf = (text: string, characters: ReadonlySet<string>): number => {
  let sum = 0;
  for (const character of text) if (characters.has(character)) sum++;
  return sum;
};

const TRADITIONAL_ONLY = new Set([...TRADITIONAL].filter((character) => !SIMPLIFIED.includes(character)));
const SIMPLIFIED_ONLY = new Set([...SIMPLIFIED].filter((character) => !TRADITIONAL.includes(character)));
const JAPANESE_ONLY = new Set(
  [...SHINJITAI].filter((character) => !TRADITIONAL.includes(character) && !SIMPLIFIED.includes(character)),
);

/** The language of a text by its first 20,000 characters; `und` when nothing tells. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE);
  const han = count(sample, /\p{Script=Han}/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (han + kana > 0 && han + kana >= count(sample, PROSE_WORD)) return eastAsian(sample, han, kana);
  return latin(sample.toLowerCase().match(/[\p{Script=Latin}\p{M}]+|¿/gu) ?? []);
}

function eastAsian(sample: string, han: number, kana: number): Language {
  const japanese = countOf(sample, JAPANESE_ONLY);
  const simplified = countOf(sample, SIMPLIFIED_ONLY);
  if (kana > (han + kana) * KANA_SHARE) return 'ja';
  // A name may hold a character of either country (芸): kanji alone tell Japanese only when several do and none denies.
  const least = kana > 0 ? 1 : 2;
  if (japanese >= least && japanese > simplified && japanese > countOf(sample, NOT_JAPANESE)) return 'ja';
  return countOf(sample, TRADITIONAL_ONLY) > simplified ? 'zh-Hant' : 'zh';
}

function latin(words: readonly string[]): Language {
  const scores = new Map<Latin, number>();
  const add = (languages: readonly Latin[], weight: number): void => {
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + weight / languages.length);
  };
  for (const word of words) {
    add(VOTES.get(word) ?? [], 1);
    for (const letter of word) add(LETTERS[letter] ?? [], 0.5);
  }
  let best: Language = words.length > 0 ? fallback(words) : 'und';
  let top = 0;
  for (const [language, score] of scores) {
    if (score > top) [best, top] = [language, score];
  }
  return best;
}

/** English for words that no list knows but that are written like a note's; a lone name or code tells nothing. */
function fallback(words: readonly string[]): Language {
  return words.length >= 3 ? 'en' : 'und';
}
