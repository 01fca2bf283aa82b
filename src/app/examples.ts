/** Invented notes to try the app on. No person, number or address in them is real: numbers fail their check digit or are not assigned. */
import type { UiLanguage } from '../core/language.ts';
import type { ExampleId } from './messages/zh.ts';

export const EXAMPLES: Readonly<Record<UiLanguage, Readonly<Record<ExampleId, string>>>> = {
  zh: {
    admission: `入院记录（示例，内容均为虚构）

姓名：林示范    性别：男    年龄：58岁    婚姻：已婚
身份证号：110101196702200015    住院号：ZY20240099123
住址：北京市海淀区样例路12号院3号楼502室    籍贯：浙江省绍兴市
工作单位：海淀区样例机械厂    联系电话：13800000000
联系人：王样本（妻子）    联系电话：010-60000000
入院日期：2024年3月11日 09:20    记录医师：陈举例

主诉：反复胸闷、气促2年，加重3天。

现病史：患者2年前于北医三院就诊，诊断“冠心病”，规律服药。3天前受凉后胸闷加重，夜间不能平卧，2024年3月10日由其女林小范陪同至海淀医院急诊，查 BNP 1260 pg/ml，胸片示双肺纹理增多，为进一步诊治转入我院心内科。病程中无发热，无咯血，食欲睡眠差。

既往史：高血压病10年，最高180/100 mmHg，口服氨氯地平。乙肝小三阳20年，未抗病毒治疗。否认梅毒、艾滋病病史。2015年于协和医院行阑尾切除术。对青霉素过敏。

个人史：生于浙江绍兴，久居北京。吸烟30年，每日20支，已戒2年。

婚育史：25岁结婚，育有1女，配偶体健。

家族史：父亲林老范死于脑出血，母亲体健。

体格检查：T 36.6℃，P 96次/分，R 22次/分，BP 150/90 mmHg。林示范神志清，半卧位，双肺底可闻及湿啰音，心界向左扩大，双下肢轻度水肿。

初步诊断：1. 冠状动脉粥样硬化性心脏病 心功能Ⅲ级；2. 高血压病3级 极高危；3. 慢性乙型病毒性肝炎。

病情已向林先生及其妻王样本交代。出院后如有不适请电 13800000000，微信号：linshifan_demo。

                                                    医师签名：陈举例 / 周假设`,
    obstetric: `产科住院记录（示例，内容均为虚构）

姓名：赵若虚    年龄：31岁    病案号：B0009901    床号：12
身份证号：440301199302140025
住址：广东省深圳市南山区示例街道虚构花园8栋1203    电话：139 0000 0000
丈夫：钱假名    电话：13700000000

主诉：停经39周，下腹阵痛4小时。

现病史：平素月经规律，末次月经2023年6月5日，预产期2024年3月12日。停经40天自测尿妊娠试验阳性，孕12周于南山区妇幼保健院建册，NT、唐筛未见异常。孕24周OGTT提示妊娠期糖尿病，饮食控制。孕期HIV抗体阴性，RPR阴性，HBsAg阴性。今日04:00起下腹阵痛，间隔5分钟，由钱假名送入我院。

孕产史：G3P1A1，2018年于深圳市人民医院顺产1女婴，重3200 g；2021年孕8周稽留流产，行清宫术1次。

婚姻史：24岁结婚，初婚，配偶体健。

专科检查：宫高34 cm，腹围102 cm，LOA，胎心142次/分，宫口开大3 cm，胎膜未破。

分娩经过：2024年3月5日13:26顺娩一活男婴，体重3350 g，Apgar评分10-10-10分，会阴Ⅰ度裂伤，产后出血220 ml。助产士孙占位，医师李范文在场。

诊断：1. 孕3产2，孕39周，LOA，顺产；2. 妊娠期糖尿病；3. 单胎活产。

出院医嘱：产后42天到南山区妇幼保健院复查，避孕指导。联系赵若虚本人：139 0000 0000，邮箱 zhao.ruoxu@example.com。`,
    infectious: `感染科会诊记录（示例，内容均为虚构）

患者：马测试，男，34岁，门诊号 MZ0088123，身份证 510101199002190035
现住四川省成都市武侯区示例巷66号2单元401，户籍重庆市万州区
电话 18600000000，QQ 10000
申请科室：皮肤科    申请医师：何样张    会诊医师：罗演示
会诊日期：2024-02-19 15:40

会诊目的：HIV抗体初筛阳性，梅毒血清学阳性，请协助诊治。

病史摘要：马测试3月前有不洁性生活史，1月前躯干出现散在红色斑丘疹，在成都市某私人门诊按“湿疹”治疗无效。2月12日就诊于华西医院，查 RPR 1:32 阳性，TPPA 阳性，HIV抗体待复检；2月16日成都市疾控中心确证试验报告：HIV-1抗体阳性，CD4 312个/μl。HBsAg 阴性，抗-HCV 阴性。否认淋病、尖锐湿疣病史。患者未婚，无子女，其姐马示例知情。

既往史：体健，否认结核。2019年曾在四川大学华西医院行包皮环切术。

查体：躯干、掌跖见铜红色斑疹，腹股沟淋巴结肿大，无触痛。

意见：
1. 二期梅毒，予苄星青霉素240万U肌注，每周1次，共3次，观察吉海反应；
2. HIV感染，CD4 312个/μl，建议尽早启动抗病毒治疗，转武侯区疾控中心随访；
3. 告知性伴检测，已完成疫情报告（卡片编号 510107-2024-00321）；
4. 2周后复诊，联系何样张医师，分机 028-85000000 转 6601。

                                            会诊医师：罗演示`,
  },
  en: {
    admission: `ADMISSION NOTE (example, entirely invented)

Patient: Samuel Specimen    DOB: 20 February 1957    Sex: M    MRN: 00099123
Address: 12 Placeholder Road, Apt 5B, Springfield, IL 62799    Phone: (555) 010-0199
Next of kin: Martha Specimen (wife), (555) 010-0142
Admitted: March 11, 2024 09:20    Attending: Dr. Helen Example

Chief complaint: two years of exertional dyspnea, worse for three days.

History: Mr. Specimen was diagnosed with coronary disease at Springfield General Hospital two years ago. After a cold three days ago he could no longer lie flat and on 03/10/2024 his daughter Sarah Specimen brought him to the emergency department of Lakeside Medical Center, where BNP was 1260 pg/mL. He was transferred to our cardiology ward.

Past history: hypertension for ten years; chronic hepatitis B, untreated. Denies syphilis and HIV. Appendectomy in 2015 at Memorial Hospital. Penicillin allergy. Retired from Example Machine Works.

Social: married, one daughter. Stopped smoking two years ago.

Exam: BP 150/90, HR 96, RR 22. Basal crackles, mild pedal edema.

Assessment: 1. Coronary heart disease, NYHA III. 2. Hypertension. 3. Chronic hepatitis B.

Plan discussed with Mr. Specimen and Martha. Contact: samuel.specimen@example.com.

Signed: Helen Example, MD`,
    obstetric: `OBSTETRIC ADMISSION (example, entirely invented)

Patient: Paula Placeholder    Age: 31    MRN: B-0009901
Address: 8 Sample Garden Street, Riverton, CA 90299    Phone: 555-010-0123
Husband: Peter Placeholder, 555-010-0177

Chief complaint: 39 weeks pregnant, contractions for four hours.

History: LMP 05 June 2023, EDD 12 March 2024. Booked at 12 weeks at Riverton Women's Clinic. Gestational diabetes since 24 weeks, diet controlled. HIV negative, RPR nonreactive, HBsAg negative.

Obstetric history: G3P1A1. Vaginal delivery of a girl in 2018 at Riverton Community Hospital; missed abortion at 8 weeks in 2021, D&C.

Exam: fundal height 34 cm, fetal heart rate 142, cervix 3 cm, membranes intact.

Delivery: on March 5, 2024 at 13:26 Ms. Placeholder delivered a healthy boy, 3350 g, Apgar 10/10. Blood loss 220 mL. Midwife: Nora Sample; physician: Dr. Carl Template.

Diagnosis: G3P2, term vaginal delivery, gestational diabetes.

Follow-up at Riverton Women's Clinic in six weeks; e-mail paula.placeholder@example.com.`,
    infectious: `INFECTIOUS DISEASE CONSULT (example, entirely invented)

Patient: Toby Testcase, 34 M, MRN 0088123, SSN 000-12-3456
Lives at 66 Demo Lane, Unit 401, Fairview, TX 75099. Phone 555-010-0188.
Requested by: Dr. Hugo Sample (Dermatology)    Consultant: Dr. Laura Demo
Date: 2024-02-19 15:40

Question: positive HIV screen and reactive syphilis serology.

Summary: unprotected sex three months ago; for one month a papular rash on the trunk, treated as eczema at a private clinic. On February 12 at Fairview University Hospital RPR was 1:32, TPPA reactive. On February 16 the county health department confirmed HIV-1 antibody positive, CD4 312. HBsAg negative, anti-HCV negative. Denies gonorrhea and genital warts. Single, no children. His sister Tina Testcase is informed.

Exam: copper-coloured macules on palms and soles, inguinal lymphadenopathy.

Advice: 1. Secondary syphilis: benzathine penicillin 2.4 MU weekly, three doses. 2. HIV infection: start antiretroviral therapy early. 3. Partner notification done, report no. 510107-2024-00321. 4. Review in two weeks; call Dr. Sample at 555-010-0166, ext. 6601.

Signed: Laura Demo, MD`,
  },
};
