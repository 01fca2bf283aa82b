/** English sentences with nothing sensitive in them; see `distractors-zh.ts`. */
export const DISTRACTORS_EN: readonly string[] = `
Babinski sign negative bilaterally, Hoffmann absent.
Murphy's sign positive, McBurney's point non-tender.
Known Parkinson's disease, on co-careldopa.
Crohn's disease in remission on azathioprine.
Glasgow Coma Scale 15/15 on arrival.
Raynaud's phenomenon noted in both hands.
Bell's palsy, House-Brackmann grade III.
Hashimoto's thyroiditis, TSH 4.1.
Wells score 3, D-dimer pending.
Hartmann's solution 1 L over eight hours.
Foley catheter draining clear urine.
Tegaderm dressing intact, Steri-Strips in place.
Kocher incision, Langenbeck retractors used.
Started on Augmentin 625 mg three times a day.
Paracetamol 1 g four times a day as required.
Takes bisoprolol 2.5 mg and ramipril 5 mg in the morning.
Warfarin 3 mg nightly, INR 2.4.
Metformin 500 mg twice daily with meals.
Hb 102 g/L, platelets 245, CRP 38.
Sodium 136, potassium 4.2, creatinine 88.
ECG shows sinus rhythm, rate 76, normal axis.
Ejection fraction 55 per cent on echo.
CT head: no acute intracranial haemorrhage.
MRI lumbar spine shows L4/5 disc protrusion.
Chest X-ray clear, no pneumothorax.
BP 128/76, pulse 72 regular, temperature 36.8.
Weight 72.4 kg, height 171 cm, BMI 24.8.
Lot number of the vaccine was checked.
Smokes ten a day, drinks twelve units a week.
Allergic to penicillin, which causes a rash.
May drive again after one month.
Will review in clinic in six weeks.
Grace period for the appointment has passed.
Hope is good that she will mobilise soon.
Faith in the treatment plan was discussed.
Rose spots were absent over the trunk.
The patient was frank about his drinking.
Chase bloods and urine culture.
Bill for the private room was settled.
Mark the site before theatre.
Grant of leave was discussed on the ward round.
Penny-sized lesion on the left shin.
Ruby-coloured papules on the abdomen, benign.
Reading glasses only, visual acuity 6/9.
Bath water too hot, superficial burn to left foot.
Cork dust exposure at work, spirometry normal.
Turkey sandwich eaten two hours before surgery.
China plate fell on the toe, no fracture.
Walked two miles without stopping.
Ran out of inhalers three days ago.
Local hospital records were not available.
Outside clinic gave a course of antibiotics.
The ward was quiet overnight.
Community nurse to change the dressing.
Physiotherapy and occupational therapy referrals made.
Page 2 of 3, continued overleaf.
Ext rotation limited to 30 degrees.
Call bell within reach, bed rails up.
Version 4.2 of the pathway was followed.
Results should be read with reference range 3.5 to 5.0.
Aspirin stopped five days before endoscopy.
Colonoscopy to the caecum, bowel preparation fair.
Histology: tubular adenoma, low-grade dysplasia.
T2 N0 M0, Gleason 3 + 4 = 7.
NYHA class II, no ankle swelling.
Sleeps with two pillows, no orthopnoea.
`
  .trim()
  .split('\n');
