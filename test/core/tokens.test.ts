import { describe, expect, it } from 'vitest';
import { estimateMessages, estimateTokens } from '../../src/core/tokens.ts';

describe('token estimates', () => {
  // Counted with the tokenizer of Qwen3.
  it.each<[string, number]>([
    ['患者因咳嗽、咳痰3天入院，既往体健，否认乙肝、结核病史。', 24],
    ['姓名：张三　性别：女　年龄：46岁　住院号：0098213　身份证号：330106197805124428', 47],
    ['门診醫師：陳大文，病人來診。', 12],
    ['G3P1A1，孕38+2周，要求剖宫产终止妊娠；血压120/80mmHg，WBC 6.2×10^9/L。', 45],
    ['The patient reports chest pain on exertion and denies shortness of breath.', 15],
    ['Lives at 22 Larch Close, Thornbury, Bristol BS35 1TL; mobile 07700 900461.', 36],
    ['患者は呼吸困難のため入院した。', 10],
    ['Né à Besançon, admis à l’hôpital Saint-Éloi.', 20],
    ['{"spans":[{"text":"张三","type":"姓名","level":1,"before":"患者"}]}', 22],
    ['患者<<张三: 姓名>>，否认<<梅毒: 性病>>病史。', 22],
    ['', 0],
  ])('%s', (text, real) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(Math.floor(0.95 * real));
    expect(estimateTokens(text)).toBeLessThanOrEqual(1.7 * real);
  });

  it('grow with what is added, and count the frame of each message', () => {
    expect(estimateTokens('患者'.repeat(1000))).toBeGreaterThan(999 * estimateTokens('患者') * 0.9);
    const one = estimateMessages([{ content: '患者' }]);
    expect(estimateMessages([{ content: '患者' }, { content: '' }])).toBeGreaterThan(one);
    expect(one).toBeGreaterThan(estimateTokens('患者'));
  });
});
