/** Worked passages for prompts: invented, marked as `[text:TYPE:level]`. */
export const EXAMPLES_EN: readonly string[] = [
  'Patient: [Imogen Thackeray:NAME:1]   MRN: [00482913:ID_NUMBER:1]   DOB: [07/11/1968:DATE:1]   Tel: [0117 496 0283:CONTACT:1]',
  'Lives at [22 Larch Close, Thornbury, Bristol BS35 1TL:ADDRESS:1] with her husband [Owen:NAME:1]; next of kin [Priya Menon:NAME:1], mobile [07700 900461:CONTACT:1].',
  'Dear Dr [Abernathy:NAME:1], thank you for referring this 54-year-old man to [Marlow Vale Hospital:HOSPITAL:1]. He was seen by Dr [Lucia Ferrante:NAME:1] in the cardiology clinic.',
  "Transferred from an outside hospital; earlier care at [St Bride's Medical Center:HOSPITAL:1], account [AC-771204:ID_NUMBER:1]. Vital signs stable, creatinine 1.1 mg/dL.",
  'Serology: [HBsAg negative:STD:3], [anti-HCV negative:STD:3], [HIV Ag/Ab non-reactive:STD:1], [RPR 1:4:STD:1]. Hemoglobin 12.8 g/dL.',
  'He denies any history of [gonorrhea:STD:1] or [genital herpes:STD:2]; reports [unprotected sex:STD:3] two months ago. [Chlamydia NAAT positive:STD:2], treated with doxycycline.',
  '[G3P1A1:PREGNANCY:1], [28 weeks pregnant:PREGNANCY:2], [gestational diabetes:PREGNANCY:2]; [miscarriage in 2019:PREGNANCY:1], [cesarean delivery in 2021:PREGNANCY:2].',
  'Social history: [divorced:PREGNANCY:3], [two children:PREGNANCY:3], teacher at [Hollins Primary School:ORGANIZATION:1] in [Leeds:ADDRESS:2]. Never smoked. Periods regular.',
  'A [94-year-old:AGE:2] resident of [Rosewood Care Home:ORGANIZATION:1], admitted on [March 3, 2024 at 14:20:DATE:2] after a fall; daughter [Wendy Ashcombe:NAME:1], e-mail [w.ashcombe@mailbox.example:CONTACT:1].',
  'Specimen [S24-10557:ID_NUMBER:1] received [2024-04-18:DATE:2]: skin, left forearm, basal cell carcinoma, margins clear. Reported by [Dmitri Vance:NAME:1], pathologist.',
  'Amlodipine 5 mg daily, lot 8821A. Chest clear, abdomen soft, no edema. Follow up in two weeks; return if pain, fever or bleeding. Our department will call with the result.',
  "[Ectopic pregnancy:PREGNANCY:1] on the right, beta-hCG falling; [IUD removed in May 2022:PREGNANCY:2]; [HPV 16 positive:STD:2]; colposcopy at [Ferndale Women's Clinic:HOSPITAL:1] planned.",
];
