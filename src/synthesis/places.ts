/** Provinces, their cities, counties and towns, read from the dictionary of administrative divisions. */
import type { Prng } from './random.ts';

export interface County {
  readonly name: string;
  readonly short: string;
  readonly towns: readonly string[];
}

export interface City {
  readonly name: string;
  readonly short: string;
  readonly counties: readonly County[];
}

export interface Province {
  readonly name: string;
  readonly short: string;
  readonly cities: readonly City[];
}

/** Where somebody lives. */
export interface Place {
  readonly province: Province;
  readonly city: City;
  readonly county: County;
}

const PROVINCE_SHORT: Readonly<Record<string, string>> = {
  内蒙古自治区: '内蒙古',
  广西壮族自治区: '广西',
  西藏自治区: '西藏',
  宁夏回族自治区: '宁夏',
  新疆维吾尔自治区: '新疆',
};
/** Their divisions have another form; `address-forms` has own rows for them. */
const OFFSHORE = /^(?:台湾|香港|澳门)/;
const PEOPLE_SUFFIX =
  /(?:蒙古族?|回族?|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|纳西族|景颇族|柯尔克孜|土族|羌族|仫佬族|毛南族|各族){0,3}自治[州县旗]$/;

/** 沧州 for 沧州市, 红河 for 红河哈尼族彝族自治州; names of two characters (泾县) stay whole. */
export function shortPlace(name: string): string {
  const known = PROVINCE_SHORT[name];
  if (known !== undefined) return known;
  const stem = name.replace(PEOPLE_SUFFIX, '');
  if (stem !== name && stem.length >= 2) return stem;
  return name.length > 2 ? name.replace(/(?:地区|新区|林区|[省市县区旗盟])$/, '') : name;
}

interface Growing {
  readonly name: string;
  readonly short: string;
}

/**
 * Reads lines `name TAB TAB kind` (province, city, county or street) in the order of the tree; lines of other kinds
 * (short forms) are passed over. Municipalities are their own only city.
 */
export function readPlaces(dictionary: string): Province[] {
  const provinces: (Growing & { cities: (Growing & { counties: (Growing & { towns: string[] })[] })[] })[] = [];
  for (const line of dictionary.split('\n')) {
    const [name = '', , kind] = line.split('\t');
    if (name.startsWith('#')) continue;
    const grown = { name, short: shortPlace(name) };
    const province = provinces[provinces.length - 1];
    const city = province?.cities[province.cities.length - 1];
    const county = city?.counties[city.counties.length - 1];
    if (kind === 'province') provinces.push({ ...grown, cities: [] });
    // A shorter form of the division before it (红河州) is not another one.
    else if (kind === 'city' && !isAlias(name, city)) province?.cities.push({ ...grown, counties: [] });
    else if (kind === 'county' && !isAlias(name, county)) {
      if (province && !city)
        province.cities.push({ name: province.name, short: province.short, counties: [{ ...grown, towns: [] }] });
      else city?.counties.push({ ...grown, towns: [] });
    } else if (kind === 'street') county?.towns.push(name);
  }
  return provinces
    .filter(({ name }) => !OFFSHORE.test(name))
    .map((province) => ({
      ...province,
      cities: province.cities
        .map((city) => ({ ...city, counties: city.counties.filter(({ towns }) => towns.length > 0) }))
        .filter(({ counties }) => counties.length > 0),
    }))
    .filter(({ cities }) => cities.length > 0);
}

const isAlias = (name: string, last: Growing | undefined): boolean =>
  last !== undefined && last.name.length > name.length && last.short === shortPlace(name);

export function inventPlace(provinces: readonly Province[], random: Prng): Place {
  const province = random.pick(provinces);
  const city = random.pick(province.cities);
  return { province, city, county: random.pick(city.counties) };
}

/** A place for someone of a note: mostly the same city or province as `home`. */
export function placeNear(home: Place, provinces: readonly Province[], random: Prng): Place {
  if (random.chance(0.55)) return { ...home, county: random.pick(home.city.counties) };
  if (random.chance(0.5)) {
    const city = random.pick(home.province.cities);
    return { province: home.province, city, county: random.pick(city.counties) };
  }
  return inventPlace(provinces, random);
}
