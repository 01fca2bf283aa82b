/** Invented health-care facilities: a full name by grammar, and the shorter names that agree with it. */
import type { Language } from '../core/language.ts';
import type { Place } from './places.ts';
import type { Prng } from './random.ts';

/** Names of one facility, from full to shortest; every one can stand alone in a note. */
export interface Facility {
  readonly full: string;
  readonly short: string;
  readonly alias: string;
}

export type FacilityKind =
  | 'general'
  | 'university'
  | 'specialist'
  | 'maternal'
  | 'traditional'
  | 'township'
  | 'community'
  | 'clinic'
  | 'military'
  | 'private'
  | 'prevention'
  | 'laboratory'
  | 'blood'
  | 'emergency'
  | 'examination'
  | 'confinement';

const words = (text: string): readonly string[] => text.split(' ');
const GOOD = '康仁安济德和泰华明瑞福慈爱惠民宁佑健恒圣美嘉同博益寿怡馨颐善诚信贝童好悦元保';
const FOUNDERS = words(
  '协和 同济 湘雅 华西 仁济 瑞金 齐鲁 盛京 西京 唐都 中山 南方 珠江 宣武 天坛 友谊 鼓楼 邵逸夫 逸夫 博爱 同仁 普爱 爱民 华侨',
);
const FIELDS = words(
  '口腔 眼科 肿瘤 儿童 精神病 骨科 胸科 心血管病 传染病 肛肠 皮肤病 职业病 康复 老年病 肾病 脑科 结核病 耳鼻喉 肝病 手足外科',
);
const UNIVERSITIES: readonly (readonly [string, string])[] = [
  ['医科大学', '医大'],
  ['医学院', '医学院'],
  ['大学', '大'],
  ['医药大学', '医药大'],
  ['理工大学', '理工大'],
  ['职工医学院', '职医'],
];
const ORDINALS = '一二三四五六七八九十';
const CLINICS = words(
  '诊所 口腔诊所 中医诊所 门诊部 牙科 齿科 内科诊所 中医馆 儿科诊所 医疗美容门诊部 综合门诊部 皮肤科诊所 西医诊所 国医堂',
);

const two = (random: Prng): string => random.character(GOOD) + random.character(GOOD);

type Grammar = (place: Place, random: Prng) => Facility;

const seat = (
  { city, county }: Place,
  random: Prng,
): { readonly name: string; readonly short: string; readonly sign: string } => {
  const chosen = random.chance(0.5) ? city : county;
  const sign = /[市县区旗州盟]$/.exec(chosen.name)?.[0] ?? '市';
  return { name: chosen.name, short: chosen.short, sign };
};

const GRAMMARS: Readonly<Record<FacilityKind, Grammar>> = {
  general(place, random) {
    const { name, short, sign } = seat(place, random);
    const ordinal = random.chance(0.6) ? ORDINALS.charAt(random.below(random.chance(0.85) ? 4 : 9)) : '';
    const drawn = random.next();
    if (drawn < 0.12) {
      const { province } = place;
      return ordinal === ''
        ? { full: `${province.name}人民医院`, short: `${province.short}省医`.replace('省省', '省'), alias: '省人民' }
        : {
            full: `${province.name}第${ordinal}人民医院`,
            short: `${province.short}省${ordinal}院`,
            alias: '省' + ordinal + '院',
          };
    }
    if (drawn < 0.2) {
      const founder = random.pick(FOUNDERS);
      return { full: `${name}${founder}医院`, short: `${founder}医院`, alias: founder };
    }
    if (drawn < 0.3) return { full: `${name}中心医院`, short: `${short}中心医院`, alias: `${sign}中心医院` };
    if (drawn < 0.38)
      return {
        full: `${name}${ordinal === '' ? '' : `第${ordinal}`}医院`,
        short: `${short}${ordinal}院`,
        alias: `${sign}${ordinal || '医'}院`,
      };
    if (ordinal === '') return { full: `${name}人民医院`, short: `${short}人民医院`, alias: `${sign}人民医院` };
    return {
      full: `${name}第${ordinal}人民医院`,
      short: `${short}${random.pick(['', '市'])}${ordinal}院`.replace(/市市/, '市'),
      alias: `${sign}${ordinal}院`,
    };
  },
  university({ province, city }, random) {
    const base = random.chance(0.5) ? city.short : province.short;
    const [long, brief] = random.pick(UNIVERSITIES);
    const ordinal = ORDINALS.charAt(random.below(6));
    const initial = base.charAt(0);
    if (random.chance(0.3)) {
      return {
        full: `${base}${long}附属医院`,
        short: `${base}${brief}附院`,
        alias: `${initial}${brief.replace(/^大$/, '大')}附院`,
      };
    }
    if (random.chance(0.2)) {
      const field = random.pick(FIELDS);
      return {
        full: `${base}${long}附属${field}医院`,
        short: `${base}${brief}附属${field}医院`,
        alias: `${initial}${brief}${field.slice(0, 2)}医院`,
      };
    }
    return random.chance(0.7)
      ? {
          full: `${base}${long}第${ordinal}附属医院`,
          short: `${base}${brief}${random.pick(['附', ''])}${ordinal}院`,
          alias: `${initial}${brief}${ordinal}院`,
        }
      : { full: `${base}${long}附属第${ordinal}医院`, short: `${base}${brief}附${ordinal}`, alias: `附${ordinal}院` };
  },
  specialist(place, random) {
    const { name, short } = seat(place, random);
    const field = random.pick(FIELDS);
    if (random.chance(0.2)) return { full: `${name}精神卫生中心`, short: `${short}精卫中心`, alias: '市精卫' };
    return {
      full: `${name}${field}医院`,
      short: `${short}${field}医院`,
      alias: random.pick([`市${field}医院`, `${field}医院`]),
    };
  },
  maternal(place, random) {
    const { name, short, sign } = seat(place, random);
    const full = random.pick(['妇幼保健院', '妇幼保健计划生育服务中心', '妇女儿童医院', '妇产医院', '妇幼保健院']);
    const brief = full.startsWith('妇幼') ? random.pick(['妇幼', '妇保院', '妇幼保健院']) : full;
    return { full: name + full, short: short + brief, alias: sign + (full.startsWith('妇幼') ? '妇幼' : full) };
  },
  traditional(place, random) {
    const { name, short, sign } = seat(place, random);
    const kind = random.pick([
      '中医院',
      '中医医院',
      '中西医结合医院',
      '蒙医医院',
      '藏医院',
      '民族医院',
      '中医药研究院',
      '中医院',
    ]);
    return { full: name + kind, short: short + kind, alias: sign + kind };
  },
  township({ county }, random) {
    const towns = county.towns.filter((town) => /[镇乡]$/.test(town));
    const town = random.pick(towns.length > 0 ? towns : county.towns);
    const kind = random.pick(['卫生院', '中心卫生院', '卫生院', '卫生院分院']);
    const base = random.chance(0.4) ? county.name : '';
    return {
      full: base + town + kind,
      short: town + kind,
      alias: town.replace(/[镇乡]$/, (sign) => (town.length > 2 ? '' : sign)) + '卫生院',
    };
  },
  community({ city, county }, random) {
    const base = random.pick(county.towns);
    const kind = random.pick(['社区卫生服务中心', '社区卫生服务站', '社区卫生服务中心']);
    const stem = base.replace(/街道(?:办事处)?$/, '');
    const head = random.chance(0.4) ? city.name + county.name : random.chance(0.5) ? county.name : '';
    return {
      full: head + base + kind,
      short: stem + kind,
      alias: `${stem}${kind.endsWith('站') ? '服务站' : '社区医院'}`,
    };
  },
  clinic({ city, county }, random) {
    const kind = random.pick(CLINICS);
    const owner = random.chance(0.35)
      ? random.character('张王李赵刘陈杨周徐孙朱胡郭何林罗蔡') + random.pick(['氏', '记', '医生', '大夫', '老'])
      : two(random);
    const head = random.pick([city.short, county.short, county.name, '', '']);
    return { full: head + owner + kind, short: owner + kind, alias: owner + kind };
  },
  military({ city, province }, random) {
    const serial = String(random.between(80, 990));
    // Since 2018 they are 第九〇一 to 第九九一.
    const support = `九${'〇一二三四五六七八九'.charAt(random.below(10))}${random.character('一二三四五六七八九')}`;
    return random.pick([
      { full: `中国人民解放军第${serial}医院`, short: `解放军第${serial}医院`, alias: `${serial}医院` },
      {
        full: `联勤保障部队第${support}医院`,
        short: `联勤${support}医院`,
        alias: `${support}医院`,
      },
      { full: `武警${province.short}总队医院`, short: `${province.short}武警总队医院`, alias: '武警医院' },
      { full: `${city.short}军区总医院`, short: `${city.short}军总`, alias: '军区总院' },
    ]);
  },
  private(place, random) {
    const { short } = seat(place, random);
    const name = two(random);
    const kind = random.pick([
      '医院',
      '医院',
      '综合医院',
      '妇产医院',
      '眼科医院',
      '康复医院',
      '国际医院',
      '男科医院',
      '中西医医院',
      '口腔医院',
    ]);
    return { full: `${short}${name}${kind}`, short: name + kind, alias: name + kind.slice(-2) };
  },
  prevention(place, random) {
    const { name, short, sign } = seat(place, random);
    return random.pick([
      { full: `${name}疾病预防控制中心`, short: `${short}疾控`, alias: `${sign}疾控` },
      { full: `${name}疾病预防控制中心`, short: `${short}疾控中心`, alias: `${sign}疾控中心` },
      { full: `${name}职业病防治院`, short: `${short}职防院`, alias: `${sign}职防院` },
      { full: `${name}皮肤病性病防治所`, short: `${short}皮防所`, alias: `${sign}皮防所` },
    ]);
  },
  laboratory({ city, province }, random) {
    const name = two(random);
    return {
      full: `${random.pick([city.short, province.short])}${name}医学检验所`,
      short: `${name}检验`,
      alias: `${name}医检`,
    };
  },
  blood({ city, province }, random) {
    return random.chance(0.6)
      ? { full: `${city.name}中心血站`, short: `${city.short}血站`, alias: '市中心血站' }
      : { full: `${province.name}血液中心`, short: `${province.short}血液中心`, alias: '省血液中心' };
  },
  emergency({ city, county }) {
    return { full: `${city.name}急救中心${county.short}分站`, short: `${city.short}急救中心`, alias: '市急救中心' };
  },
  examination({ city }, random) {
    const name = two(random);
    return { full: `${city.short}${name}体检中心`, short: `${name}体检中心`, alias: `${name}体检` };
  },
  confinement({ city }, random) {
    const name = two(random);
    const kind = random.pick(['月子会所', '月子中心', '产后康复中心']);
    return { full: `${city.short}${name}${kind}`, short: name + kind, alias: name + kind };
  },
};

/** How often a note names each. */
const SHARES: readonly (readonly [FacilityKind, number])[] = [
  ['general', 34],
  ['university', 16],
  ['specialist', 8],
  ['maternal', 8],
  ['traditional', 8],
  ['township', 9],
  ['community', 6],
  ['clinic', 6],
  ['military', 4],
  ['private', 8],
  ['prevention', 4],
  ['laboratory', 1],
  ['blood', 1],
  ['emergency', 1],
  ['examination', 1],
  ['confinement', 1],
];

const KIND_SIGNS: readonly (readonly [RegExp, FacilityKind])[] = [
  [/月子|产后康复/, 'confinement'],
  [/疾控|疾病预防|防治[院所站]|职防|皮防|防保站|慢病/, 'prevention'],
  [/血站|血液中心/, 'blood'],
  [/急救|120/, 'emergency'],
  [/体检/, 'examination'],
  [/检验|金域|迪安|基因|病理诊断中心/, 'laboratory'],
  [/社区|社康/, 'community'],
  [/卫生院|卫生室|卫生所|医务室/, 'township'],
  [/诊所|门诊|牙科|齿科|口腔$|医馆|国医|药房|堂$/, 'clinic'],
  [/妇幼|妇保|妇产|妇女儿童|计划生育|母婴/, 'maternal'],
  [/中医|蒙医|藏医|民族医|回医|中西医/, 'traditional'],
  [/解放军|军区|武警|\d{3}医院|联勤|军总|陆军|海军|空军/, 'military'],
  [/大学|医学院|附属|附[一二三四五六院]|医大|科大/, 'university'],
  [/口腔|眼科|肿瘤|儿童|精神|骨科|胸科|传染|肛肠|皮肤|康复|老年|肾病|脑科|结核/, 'specialist'],
];

export const kindOfFacility = (name: string): FacilityKind | undefined =>
  KIND_SIGNS.find(([sign]) => sign.test(name))?.[1];

export function inventFacility(place: Place, random: Prng, kind: FacilityKind = random.weighted(SHARES)): Facility {
  const facility = GRAMMARS[kind](place, random);
  if (kind === 'clinic' || kind === 'township' || !random.chance(0.06)) return facility;
  const campus = `${random.pick(['东', '西', '南', '北', '新', '老', place.county.short])}${random.pick(['院区', '院区', '分院'])}`;
  return { ...facility, full: facility.full + campus };
}

const FOREIGN: Readonly<Record<string, (random: Prng) => Facility>> = {
  en: (random) => {
    const town = random.pick(
      words(
        'Ashford Burnley Carlisle Dunmore Elmsworth Fairhaven Greystone Holbrook Kirkby Larkfield Marston Northgate Oakhurst Pemberton Ridgeway',
      ),
    );
    const saint = random.pick(words('Anne Luke Mary Thomas Vincent Bridget Jude Helen'));
    return random.pick([
      { full: `${town} General Hospital`, short: `${town} General`, alias: `${town.charAt(0)}GH` },
      { full: `St ${saint}'s Hospital`, short: `St ${saint}'s`, alias: `St ${saint}'s` },
      { full: `${town} Medical Centre`, short: `${town} MC`, alias: `${town} MC` },
      { full: `${town} Road Surgery`, short: `${town} Road Surgery`, alias: `${town} Surgery` },
      { full: `University Hospital of ${town}`, short: `${town} University Hospital`, alias: `UH ${town}` },
      { full: `${town} Women's and Children's Hospital`, short: `${town} Women's`, alias: `${town.charAt(0)}WCH` },
      { full: `${town} Sexual Health Clinic`, short: `${town} GUM Clinic`, alias: `${town} GUM` },
    ]);
  },
  de: (random) => {
    const town = random.pick(words('Kassel Bremen Ulm Erfurt Münster Freiburg'));
    return random.pick([
      { full: `Klinikum ${town}`, short: `Klinikum ${town}`, alias: `Klinikum ${town}` },
      { full: `Universitätsklinikum ${town}`, short: `Uniklinik ${town}`, alias: `UK ${town}` },
      { full: `Praxis am Markt ${town}`, short: `Praxis am Markt`, alias: `Praxis am Markt` },
    ]);
  },
  fr: (random) => {
    const town = random.pick(words('Nantes Dijon Angers Limoges Reims Pau'));
    return random.pick([
      { full: `Centre hospitalier universitaire de ${town}`, short: `CHU de ${town}`, alias: `CHU ${town}` },
      { full: `Clinique Saint-Martin de ${town}`, short: `Clinique Saint-Martin`, alias: `Clinique Saint-Martin` },
    ]);
  },
  es: (random) => {
    const town = random.pick(words('Zaragoza Murcia Oviedo Burgos Toledo'));
    return random.pick([
      { full: `Hospital Universitario de ${town}`, short: `Hospital de ${town}`, alias: `HU ${town}` },
      { full: `Centro de Salud ${town} Norte`, short: `CS ${town} Norte`, alias: `CS ${town} Norte` },
    ]);
  },
  it: (random) => {
    const town = random.pick(words('Modena Pisa Trieste Bari Parma'));
    return { full: `Ospedale Maggiore di ${town}`, short: `Ospedale di ${town}`, alias: `Ospedale di ${town}` };
  },
  sv: (random) => {
    const town = random.pick(words('Uppsala Lund Örebro Växjö Umeå'));
    return { full: `Universitetssjukhuset i ${town}`, short: `${town} lasarett`, alias: `${town} lasarett` };
  },
};

/** A facility abroad; undefined for a language without a grammar here. */
export const inventForeignFacility = (language: Language, random: Prng): Facility | undefined =>
  FOREIGN[language]?.(random);

/** Which of the new names stands where the old note had `mention` of a facility it also calls `canonical`. */
export function facilityMention(mention: string, canonical: string, facility: Facility): string {
  if (mention.length <= 4 || (mention !== canonical && !/医院$|中心$|保健院$/.test(mention))) return facility.alias;
  if (mention === canonical && mention.length >= 7) return facility.full;
  return facility.short;
}
