/** Workshops, departments, classes and companies below an organisation: they end its name where a title or a sign follows. */
import { AFTER, SUBUNIT } from './zh.ts';

const UNIT =
  /[一-鿿\d()]{0,7}?(?:车间|工段|作业区|分厂|总厂|[一二三四五六七八九十\d]厂|工区|矿区|[一二三四五六七八九十\d]队|[支大中小]队|班组|[一二三四五六七八九十\d][营连排旅团]|监区|校区|校部|学院|学部|研究所|研究中心|实验室|项目部|项目组|\d标|标段|分公司|[一二三四五六七八九十]公司|事业部|支行|分行|营业部|营业厅|网点|分店|门店|机关|总部|办公室|[一-鿿]{2}处|[一-鿿]{2}科|[一-鿿]{2}部|党委|保卫处|[一二三四五六七八九十\d甲乙丙丁)]班)/y;
/** Departments of a hospital and words of a sentence: no unit of an employer. */
const NOT_UNIT =
  /[在于的了到去从做是有为因患住被给说让找]|内科|外科|妇科|儿科|检验科|放射科|急诊|门诊|病房|医院|眼科|骨科|皮肤科|口腔科|中医科|[干全]部|腹部|胸部|头部|面部|颈部|背部|腰部|上部|下部|内部|外部|局部|到处|各处|多处|一处|好处|本科|专科|学科|教科|年级$/;
const BORDER = /^(?:[\s,，。;；、)|("”/]|$)/;
const MAX_UNITS = 3;

/** End of the name of an organisation that ends at `end`, with the units that belong to it. */
export function unitEnd(text: string, end: number): number {
  const sub = SUBUNIT.exec(text.slice(end, end + 16));
  let kept = end + (sub?.[0].length ?? 0);
  let at = kept;
  for (let units = 0; units < MAX_UNITS; units++) {
    UNIT.lastIndex = at;
    const unit = UNIT.exec(text)?.[0];
    if (!unit || NOT_UNIT.test(unit)) break;
    at += unit.length;
    const next = text.slice(at, at + 10);
    if (BORDER.test(next) || AFTER.test(next)) kept = at;
  }
  return kept;
}
