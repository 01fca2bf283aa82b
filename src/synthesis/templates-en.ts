/** English sentences, lines and short notes with slots; see `templates-zh.ts` for the signs. */

const lines = (text: string): readonly string[] => text.trim().split('\n');

export const SENTENCES_EN = lines(`
<History|Collateral history|Collateral> <obtained|taken> from {kin} {relative} <over the phone|at the bedside|by telephone> ({phone}).
<Accompanied|Brought in|Driven in> by {kin}, {relative}, <who lives nearby|who holds power of attorney>.
<Discussed|Case discussed> with Dr {doctor.surname} <on call|in clinic> at {hospital.short}.
<Seen|Reviewed> by Dr {doctor} and <Sister|Nurse> {nurse} on {date}.
<Transferred|Referred> from {hospital} to {hospital2} on {date}.
<Previously|Last> <treated|admitted> at {hospital.short} <under|by> <Dr|Prof|Mr> {doctor.surname}.
<Lives|Now lives|Resides> at {home} with {kin} {relative}.
<Works|Employed|Previously worked> at {org}, <now retired|currently off sick>.
<Please call|Best contacted on|Mobile> {phone} or <email|e-mail> {email}.
<MRN|Hospital number|NHS number|Record no.|Patient ID><:|> {record}; <DOB|date of birth|born> {birth}.
<Denies|No history of|Never had> {std}<.|, {std2}.| or {std2}.>
<Past history of|Previously treated for|Known> {std}, <on follow-up|last seen years ago>, {result}.
<Serology|Screening bloods|Blood tests>: {result}; {result2}.
<Partner|Her partner|His partner> <was diagnosed with|tested positive for> {std}.
<Next of kin|NOK|Emergency contact>: {relative} ({kin}), {phone}.
{patient} is <a {age}-year-old|aged {age}, a> {sex} <seen today|known to the clinic>.
<Mr|Mrs|Ms> {patient.surname} <was reassured|asked for a second opinion|declined admission>.
<Patient|Resident> is {age90} and <frail|independent>, <staying at|from> {org}.
<Spoke|I spoke> to {relative.given} <this morning|again today>; {patient.given} <slept well|is eating better>.
`);

export const SENTENCES_WOMAN_EN = lines(`
Obstetric history: {history}, {history2}.
She is {history}, <partner|husband> {husband}, <no complications|otherwise well>.
`);

export const LINES_EN = lines(`
<Signed|Dictated by|Electronically signed>: Dr {doctor}, {date}
<Consultant|Attending>: {doctor}   <Registrar|Resident>: {doctor2}   <Nurse|Scribe>: {nurse}
<Patient|Name>: {patient}   DOB: {birth}   <MRN|Hosp no>: {record}
<cc|Copy to>: Dr {doctor2}, {hospital2}
<Address|Home address>: {home}   <Tel|Phone>: {phone}
<NOK|Next of kin>: {relative} ({kin}) {phone}
<Witness|Interpreter>: {friend}   <Time|Date>: {date}
`);

export const NOTES_EN = lines(`
Dear Dr {doctor.surname},\\n\\nThank you for seeing {patient} (DOB {birth}, {record}), a {age}-year-old {sex} from {home}. {result}.\\n\\nYours sincerely,\\n{doctor2}\\n{hospital}
Telephone triage {date}\\nCaller: {relative} ({kin}) on {phone}\\nPatient: {patient}, {age}\\nAdvice: attend {hospital.short} today, ask for Nurse {nurse}.
Handover\\nBed {bed}: {patient}, {result}. {kin} {relative} informed.\\nBed 12: {friend}, for transfer to {hospital2.short}.\\n{nurse} / {nurse2}
{patient.given}: hi doc its {patient}, can I get my results? dob {birth}\\nDr {doctor.surname}: {result}, all fine\\n{patient.given}: thanks, new number {phone}, email {email}
Sexual health clinic {date}\\n{patient}, {sex}, {age}. Partner {friend} has {std}. Denies {std2}.\\n{result}; {result2}.\\nContact: {phone}\\n{doctor}
Booking visit {date}\\n{patient}, {age}, {history}. Husband {husband}. {result}; {result2}.\\nMidwife: {nurse}, {hospital}
Ambulance report\\nCalled by {relative}, {home}. {patient}, {age}, found on floor. Conveyed to {hospital.short}, handed to Sister {nurse}.
`);
