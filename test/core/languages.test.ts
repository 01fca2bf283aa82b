import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/core/languages.ts';
import type { Language } from '../../src/core/language.ts';

const TABLE: readonly (readonly [Language, string])[] = [
  ['zh', '患者张三，男，45岁。'],
  ['zh', '血常规：WBC 12.3×10^9/L，CRP 45 mg/L，ALT 32 U/L，予 Ceftriaxone 2g ivgtt qd'],
  ['zh', '乙肝'],
  ['zh', '姓名：高兴'],
  ['zh-Hant', '病患陳怡君，女性，45歲，主訴腹痛三天。'],
  ['zh-Hant', '門診號碼：A123456'],
  ['zh-Hant', '醫師：黃志明 電話 02-2345-6789'],
  ['ja', '患者は45歳男性。胸痛を主訴に来院した。'],
  ['ja', '既往歴：特記事項なし'],
  ['ja', '胸部CT検査 肺炎 総合病院'],
  ['en', 'The patient is a 45-year-old man with chest pain.'],
  ['en', 'Pt seen today.'],
  ['en', 'Discharge summary\nName: Wang Jianguo (王建国)\nHospital: Peking Union Medical College Hospital'],
  ['de', 'Der Patient wurde am 3.5. mit Brustschmerzen aufgenommen.'],
  ['de', 'Herr Müller, geboren 1950, wohnhaft in Köln'],
  ['fr', 'Le patient est un homme de 45 ans sans antécédents.'],
  ['fr', 'Mme Dupont, née en 1950'],
  ['es', 'Paciente de 45 años que acude por dolor torácico.'],
  ['es', 'Nombre: Carmen. Apellidos: García Núñez.'],
  ['sv', 'Patienten är en 45-årig man som inkommer med bröstsmärta.'],
  ['sv', 'Inga allergier.'],
  ['it', 'Il paziente è un uomo di 45 anni con dolore toracico.'],
  ['it', 'Anamnesi: nessuna allergia'],
  ['und', ''],
  ['und', '12.5 / 37 (3)'],
  ['und', 'MRI'],
];

describe('detectLanguage', () => {
  it.each(TABLE)('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('looks at the beginning of a long text only, and at all of it when short', () => {
    const chinese = '患者今日复查，无不适。'.repeat(3000);
    expect(detectLanguage(`${chinese}${'the patient was seen '.repeat(9000)}`)).toBe('zh');
  });
});
