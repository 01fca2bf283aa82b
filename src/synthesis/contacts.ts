/** Telephones, e-mail and account names, in every form in which notes write them. */
import { fullWidth, otherDigits } from './numbers.ts';
import type { Prng } from './random.ts';

const HEADS =
  '130 131 132 133 135 136 137 138 139 150 151 152 153 155 156 157 158 159 166 170 173 175 176 177 178 180 181 182 183 185 186 187 188 189 191 193 198 199'.split(
    ' ',
  );
const AREA =
  '010 021 022 023 024 025 027 028 029 0311 0351 0371 0411 0431 0451 0512 0531 0551 0571 0591 0595 0631 0691 0717 0731 0755 0771 0791 0812 0834 0851 0871 0898 0913 0931 0951 0971 0991 0999'.split(
    ' ',
  );
const SPOKEN = '零幺二三四五六七八九';

const mobileDigits = (random: Prng): string => random.pick(HEADS) + random.digits(8);

export function mobileSurface(digits: string, random: Prng): string {
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  return random.weighted<() => string>([
    [() => digits, 22],
    [() => `${a} ${b} ${c}`, 6],
    [() => `${a}-${b}-${c}`, 5],
    [() => `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`, 1],
    [() => `+86 ${a} ${b} ${c}`, 2],
    [() => `+86-${digits}`, 1],
    [() => `86${digits}`, 1],
    [() => fullWidth(digits), 2],
    [() => [...digits].map((digit) => SPOKEN.charAt(Number(digit))).join(''), 1],
    [() => `${a}.${b}.${c}`, 1],
    [() => `${a}${b} ${c}`, 1],
    [() => `${a}—${b}—${c}`, 1],
  ])();
}

export const inventMobile = (random: Prng): string => mobileSurface(mobileDigits(random), random);

export function inventLandline(random: Prng): string {
  const area = random.pick(AREA);
  const local = random.character('2345678') + random.digits(area.length === 3 ? 7 : random.pick([6, 7]));
  const extension = random.chance(0.25)
    ? `${random.pick(['转', '-', ' 转 ', '分机', '转分机'])}${random.digits(random.pick([1, 3, 4]))}`
    : '';
  return (
    random.weighted<() => string>([
      [() => `${area}-${local}`, 9],
      [() => `${area}${local}`, 2],
      [() => `(${area})${local}`, 2],
      [() => `（${area}）${local}`, 2],
      [() => `${area} ${local.slice(0, 4)} ${local.slice(4)}`, 2],
      [() => `${area}—${local}`, 1],
      [() => `+86 ${area.slice(1)} ${local}`, 1],
      [() => local, 1],
    ])() + extension
  );
}

const HANDLE_WORDS =
  'xiaoyu lily tony fang wei nana jun taoz happy sunny moon rain kevin anny dudu mimi lele yaya haohao momo feifei lin zhao qiqi'.split(
    ' ',
  );
const HOSTS =
  'qq.com 163.com 126.com sina.com outlook.com gmail.com foxmail.com 139.com aliyun.com hospital.org.cn sohu.com'.split(
    ' ',
  );

export function inventHandle(random: Prng): string {
  const word = random.pick(HANDLE_WORDS);
  return random.weighted<() => string>([
    [() => `${word}_${random.digits(random.between(2, 4))}`, 4],
    [() => word + random.digits(random.between(3, 6)), 4],
    [() => `wxid_${random.digits(2)}${word}${random.digits(4)}`, 1],
    [() => `${word}-${random.digits(4)}`, 2],
    [() => `${word}${random.pick(HANDLE_WORDS)}${random.digits(2)}`, 1],
  ])();
}

export const inventQq = (random: Prng): string => random.character('123456789') + random.digits(random.between(6, 9));

export function inventEmail(random: Prng): string {
  const user = random.chance(0.25) ? inventQq(random) : inventHandle(random).replace(/^wxid_/, '');
  const host = random.pick(HOSTS);
  const address = `${user}@${host}`;
  return random.weighted<() => string>([
    [() => address, 12],
    [() => fullWidth(address), 1],
    [() => address.toUpperCase(), 1],
    [() => `${user}(at)${host}`, 1],
  ])();
}

/** A number abroad. */
export function inventForeignPhone(random: Prng): string {
  return random.pick([
    (): string => `07${random.digits(3)} ${random.digits(6)}`,
    (): string => `(${random.between(201, 989)}) 555-${random.digits(4)}`,
    (): string => `0${random.digits(3)} ${random.digits(3)} ${random.digits(4)}`,
    (): string => `+44 7${random.digits(3)} ${random.digits(6)}`,
    (): string => `${random.between(201, 989)}-${random.digits(3)}-${random.digits(4)}`,
  ])();
}

/** What takes the place of an old contact of the same kind. */
export function contactLike(old: string, random: Prng): string {
  if (/@|\(at\)|＠/.test(old)) return inventEmail(random);
  const digits = old.replace(/[\s\-–—.]/g, '').replace(/^(?:\+?86)/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return inventMobile(random);
  if (/^0\d{2,3}[-\s]?\d{7,8}$/.test(old)) return inventLandline(random);
  if (/^[a-z][\w-]{4,}$/i.test(old) && /\d/.test(old)) return inventHandle(random);
  return otherDigits(old, random);
}
