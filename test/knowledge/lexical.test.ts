import { beforeAll, describe, expect, it } from 'vitest';
import { makeFoldTable } from '../../src/core/fold.ts';
import { parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import { openLexical, type LexicalRetriever } from '../../src/knowledge/lexical.ts';
import { makeNormalizer } from '../../src/knowledge/lexical/normal.ts';

const TABLE = makeFoldTable('醫医院院附附屬属學学');
const HOSPITALS = parseDictionary(
  'hospitals',
  `# type: HOSPITAL
北京协和医院|协和医院
北京大学第三医院|北医三院
北京大学第一医院|北医一院
首都医科大学附属北京同仁医院|同仁医院
首都医科大学附属北京天坛医院
湖南省第一人民医院
湖北省第一人民医院
江西省第一人民医院
广东省人民医院
解放军总医院|301医院
解放军第302医院|302医院
复旦大学附属华山医院
重庆医科大学附属第一医院
长沙市中心医院		湖南
常德市中心医院		湖南
`,
);
const STD = parseDictionary('std', '# type: STD\n梅毒|lues\t1\n乙肝\t3\nHIV\n乙肝疫苗\t\tnot\n');
const NEVER = parseDictionary('never', '# type: HOSPITAL\n# effect: never\n河东医院\n');
const WORDS = parseDictionary('words', '# type: words\n协和\n');

let retriever: LexicalRetriever;
beforeAll(async () => {
  retriever = await openLexical([HOSPITALS, STD, NEVER, WORDS], TABLE);
});

const names = (query: string, k = 1, region?: string): string[] =>
  retriever.search(query, { k, ...(region === undefined ? {} : { region }) }).map(({ entry }) => entry);

describe('lexical retrieval', () => {
  it.each([
    { what: 'the term', query: '北京协和医院', entry: '北京协和医院' },
    { what: 'an alias', query: '北医三院', entry: '北京大学第三医院' },
    { what: 'a homophone', query: '北京鞋和医院', entry: '北京协和医院' },
    { what: 'a wrong character', query: '北京协台医院', entry: '北京协和医院' },
    { what: 'characters that changed places', query: '和协医院', entry: '北京协和医院' },
    { what: 'a dropped middle', query: '首医附属同仁', entry: '首都医科大学附属北京同仁医院' },
    { what: 'a short form no list has', query: '北医附三', entry: '北京大学第三医院' },
    { what: 'a numeral in digits', query: '北京大学第3医院', entry: '北京大学第三医院' },
    { what: 'a number in characters', query: '三〇一医院', entry: '解放军总医院' },
    { what: 'a letter for a zero', query: '三O二医院', entry: '解放军第302医院' },
    { what: 'Traditional writing', query: '北京大學第三醫院', entry: '北京大学第三医院' },
    { what: 'full width', query: '３０１医院', entry: '解放军总医院' },
    { what: 'a province by one character', query: '粤省人民医院', entry: '广东省人民医院' },
    { what: 'English', query: 'Peking University Third Hospital', entry: '北京大学第三医院' },
    { what: 'the owner last in English', query: 'Huashan Hospital of Fudan University', entry: '复旦大学附属华山医院' },
    { what: 'pinyin', query: 'tiantan yiyuan', entry: '首都医科大学附属北京天坛医院' },
    { what: 'a character of two readings', query: '从庆医科大学附属一院', entry: '重庆医科大学附属第一医院' },
    { what: 'a term of another type', query: '梅独', entry: '梅毒' },
  ])('finds $what: $query', ({ query, entry }) => {
    expect(names(query)).toEqual([entry]);
  });

  it('finds several terms in a passage', () => {
    const passage =
      '患者三年前因“发热”于北京协合医院住院，诊断梅独，青霉素治疗后复查 HIV 阴性，后转至首医附属同仁继续治疗。';
    expect(names(passage, 4).sort()).toEqual(['HIV', '北京协和医院', '首都医科大学附属北京同仁医院', '梅毒'].sort());
  });

  it('prefers the region among equals', () => {
    expect(names('省第一人民医院', 1, '湖南省')).toEqual(['湖南省第一人民医院']);
    expect(names('省第一人民医院', 1, '江西')).toEqual(['江西省第一人民医院']);
    expect(names('市中心医院', 2, '湖南').sort()).toEqual(['常德市中心医院', '长沙市中心医院']);
  });

  it('keeps to the types that are asked for', () => {
    const found = retriever.search('梅毒 北京协和医院', { types: ['STD'], k: 5 });
    expect(new Set(found.map(({ type }) => type))).toEqual(new Set(['STD']));
  });

  it('says level, dictionary and why', () => {
    expect(retriever.search('lues', { k: 1 })).toEqual([
      {
        entry: '梅毒',
        dictionary: 'std',
        type: 'STD',
        level: 1,
        score: 1,
        why: { ways: ['alias'], form: 'lues' },
      },
    ]);
    expect(retriever.search('乙肝', { k: 1 })[0]).toMatchObject({ level: 3, score: 1, why: { ways: ['exact'] } });
    expect(retriever.search('北京鞋和医院', { k: 1 })[0]?.why.ways).toContain('pinyin');
    expect(retriever.search('北京协台医院', { k: 1 })[0]?.why.ways).toEqual(['characters']);
  });

  it('leaves out what is no term of a type: negative entries, never-tag lists, words', () => {
    expect(names('乙肝疫苗', 9)).not.toContain('乙肝疫苗');
    expect(names('河东医院', 9)).not.toContain('河东医院');
    expect(names('协和', 9)).not.toContain('协和');
  });

  it.each(['', '   ', '，。', 'zzzzqq', '血常规未见异常'])('finds nothing for %j', (query) => {
    expect(names(query, 5)).toEqual([]);
  });

  it('answers at most k, best first', () => {
    const found = retriever.search('北京医院', { k: 3 });
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });
});

describe('normal form', () => {
  const normalize = makeNormalizer(TABLE);
  it.each([
    ['第3人民医院', '三人民医院'],
    ['第三人民医院', '三人民医院'],
    ['第12医院', '十二医院'],
    ['20病区', '二十病区'],
    ['ＨＩＶ（１＋２）', 'hiv1+2'],
    ['HPV16', 'hpv16'],
    ['G2P1', 'g2p1'],
    ['北京 · 协和', '北京协和'],
  ])('%s → %s', (text, form) => {
    expect(normalize(text)).toBe(form);
  });

  it('takes numbers of three digits as one sign', () => {
    expect(normalize('三〇一医院')).toBe(normalize('301医院'));
    expect(normalize('302医院')).not.toBe(normalize('301医院'));
    expect(normalize('301')).toHaveLength(1);
  });
});
