import { expect, test } from 'vitest';
import { RECOGNIZERS } from '../../src/recognizers/index.ts';
import { unmark } from '../mark.ts';
import { findIn, markedIn } from './run-notes.ts';

const ENGLISH = [
  'Patient: [Gordon Fairley:NAME]    Sex: M',
  'Name: [Oyelaran, Bisi T:NAME]  Ward 4',
  'Dear Dr [Pemberton:NAME],',
  'Seen with Mr [de la Haye:NAME] in theatre.',
  'Attending: [Ruth Castellan:NAME], MD',
  'cc: Mrs [Una Tregear:NAME]',
  'her daughter [Siobhan:NAME] rang this morning',
  'His partner, [Kwame:NAME], was present.',
  'the community midwife [Bronwen Lacey:NAME] visited',
  'My name is [Tobias Crabtree:NAME] and I need a refill.',
  'Hi Dr [Anand:NAME], thanks for the call',
  'Good morning, [Beatrice:NAME] here.',
  'Kind regards,\n[P. Hollingsworth:NAME]',
  'Yours sincerely\n\n[Imogen Sallow:NAME]\nConsultant',
  "[Natasha:NAME]'s knee is swollen again.",
  'Please book [Dylan Whitcombe:NAME] for Tuesday.',
  'Informed the sister in charge; [Marcus:NAME] agreed.',
  'Reviewed by [K. Osgoode-Lamb:NAME], ST5',
  '[HASSAN YUSUF:NAME], M, 45',
  'Pt: [Ronald Barker:NAME] ("[Ronnie:NAME]")',
  'my sister [tracy coleman:NAME] has the same cough. i need advice',
  'Mr [Will Frost:NAME] was admitted. Copied to [Frost:NAME].',
  'Referred by [Elmbridge Medical Practice:HOSPITAL].',
  "Transferred from [St Hilda's Hospital:HOSPITAL] overnight.",
  'Collect it at [Fernlea Pharmacy:HOSPITAL] please',
  '[Royal Infirmary of Edinburgh:HOSPITAL], clinic letter',
  '[Kingsmead Walk-in Centre:HOSPITAL] saw her first',
  'My GP at [Oakhurst Surgery:HOSPITAL] said so.',
  'Admitted to [Cedar Valley Regional Medical Center:HOSPITAL] by EMS',
  'scan at [MGH:HOSPITAL] was normal',
  "hip done at [Addenbrooke's:HOSPITAL] in 2011",
  'lives at [22 Harbour View Terrace, Whitby YO21 3PR:ADDRESS]',
  'Address: [Flat 6, Lark House, 9 Mill Lane, Derby DE1 2AB:ADDRESS]',
  'Home: [4180 Juniper St Apt 12, Tacoma, WA 98402:ADDRESS]',
  'moved to [77 Orchard Road:ADDRESS] last month',
  'Born in [Sligo:ADDRESS], works nights.',
  'Back from [Lisbon, Portugal:ADDRESS] two days ago',
  'mail to [PO Box 114, Dundee:ADDRESS]',
  'teaches at [Brackenfield Primary School:ORGANIZATION]',
  'lives in [Sycamore Court Care Home:ORGANIZATION]',
  'He works for [Hallam Precision Ltd:ORGANIZATION].',
  'Employer: [Tesco:ORGANIZATION]',
];

const ENGLISH_NOTHING = [
  "Crohn's disease, Parkinson's, Bell's palsy, no Murphy's sign.",
  'Foley catheter draining, Thomas test negative, Braden 14.',
  'Started Lipitor and Prozac; allergic to Penicillin.',
  'Seen in the Fracture Clinic and the Diabetes Foot Clinic.',
  'Open Heart Surgery in March, General Practice follow-up in May.',
  'Our local hospital and the outside clinic have no records.',
  'Chest Pain Unit, Emergency Department, Radiology.',
  'Will you mark this as urgent? I hope it may help.',
  'The circle of Willis and the node of Virchow are normal.',
  'Doctor, I have had a headache since Sunday.',
];

const GERMAN = [
  'Herrn Dr. med. [Ulf Petermann:NAME]',
  'Sehr geehrte Frau Kollegin [Hagedorn:NAME],',
  'Patientin: [Aydın, Meltem:NAME], geb.',
  'Tochter [Annika:NAME] wurde informiert.',
  'Mit freundlichen Grüßen\nDr. [C. Reinartz:NAME]',
  'Bericht aus dem [Klinikum Auenbogen:HOSPITAL]',
  'Weiterbehandlung in der [Praxis Dr. Vogelsang:HOSPITAL]',
  'Rezept an die [Rosen-Apotheke:HOSPITAL]',
  'wohnhaft [Am Kirchberg 12, 34117 Kassel:ADDRESS]',
  'Anschrift: [Mühlenstraße 7b, 26122 Oldenburg:ADDRESS]',
  'Arbeitet bei der [Helm Spedition GmbH:ORGANIZATION].',
  'Schülerin der [Realschule Nordpark:ORGANIZATION]',
];

const GERMAN_NOTHING = [
  'Morbus Crohn, Hoffmann negativ, Z. n. Herpes zoster.',
  'Klinik für Innere Medizin, Abteilung Kardiologie, Station 3.',
  'Der Ernst der Lage wurde besprochen.',
];

const FRENCH = [
  'Mme [Solène Kerbrat:NAME], 44 ans',
  'Cher confrère, je vous adresse M. [Boubacar Sané:NAME]',
  'Son fils [Matthieu:NAME] est présent.',
  'Médecin traitant : Dr [Lise Carpentras:NAME]',
  "suivie à l'[Hôpital Sainte-Odile:HOSPITAL]",
  'adressé par la [Clinique du Parc:HOSPITAL]',
  'opéré au [CHU de Limoges:HOSPITAL]',
  'demeurant [12 rue des Lilas, 35000 Rennes:ADDRESS]',
  'né à [Cayenne:ADDRESS], retraité',
  "résident de l'[EHPAD Les Tilleuls:ORGANIZATION]",
];

const SPANISH = [
  'Paciente: [Remedios Arcas Luján:NAME]   NHC',
  'Fdo.: Dra. [Olga Peñarrubia:NAME]',
  'su hija [Nuria:NAME] acompaña',
  'derivada al [Hospital Comarcal de Sierra Blanca:HOSPITAL]',
  '[Centro de Salud Los Pinos:HOSPITAL], consulta 3',
  'Domicilio: [C/ Cervantes, 8, 28014 Madrid:ADDRESS]',
  'natural de [Cuenca:ADDRESS]',
  'vive en la [Residencia San Blas:ORGANIZATION]',
];

const SWEDISH = [
  'Patient: [Ingela Wikander:NAME]   Personnr',
  'barnmorskan [Lisbeth:NAME] kontaktas',
  'remiss från [Björkhaga vårdcentral:HOSPITAL]',
  'vårdades på [Norra Länssjukhuset:HOSPITAL]',
  'Adress: [Ekgatan 14, 582 22 Linköping:ADDRESS]',
  'jobbar på [Sandviksverken AB:ORGANIZATION]',
];

const ITALIAN = [
  'Sig.ra [Ornella Bassanelli:NAME], nata a [Lecce:ADDRESS]',
  'Il marito [Tullio:NAME] è informato.',
  'Dott. [Saverio Montalto:NAME]',
  "ricovero presso l'[Ospedale San Biagio:HOSPITAL]",
  'residente in [via Garibaldi 22, 40121 Bologna:ADDRESS]',
  'ospite della [RSA Villa Aurora:ORGANIZATION]',
];

const rows = (language: 'en' | 'de' | 'fr' | 'es' | 'sv' | 'it', texts: readonly string[]) =>
  texts.map((text) => [language, text] as const);

test.each([
  ...rows('en', [...ENGLISH, ...ENGLISH_NOTHING]),
  ...rows('de', [...GERMAN, ...GERMAN_NOTHING]),
  ...rows('fr', FRENCH),
  ...rows('es', SPANISH),
  ...rows('sv', SWEDISH),
  ...rows('it', ITALIAN),
])('%s: %s', (language, marked) => {
  expect(markedIn(language, unmark(marked).text)).toBe(marked);
});

test('every reason is a rule of its recognizer, and its term no text of the note', () => {
  const rules = new Set(
    RECOGNIZERS.filter(({ id }) => id.endsWith('-latin')).flatMap(({ rules: own }) => Object.keys(own)),
  );
  const findings = findIn('en', ENGLISH.map((marked) => unmark(marked).text).join('\n\n'));
  expect(findings.map(({ reason }) => reason.rule).filter((rule) => !rules.has(rule))).toEqual([]);
  const terms = findings.filter(({ type }) => type === 'NAME').map(({ reason }) => reason.term ?? '');
  expect(terms.filter((term) => /Fairley|Pemberton|Siobhan|Crabtree/.test(term))).toEqual([]);
});

test('an address with a house number has level 1, a city alone level 2', () => {
  const levels = findIn('en', 'She moved from 5 Dock Road to Leeds.').map(({ type, level }) => [type, level]);
  expect(levels).toEqual([
    ['ADDRESS', 1],
    ['ADDRESS', 2],
  ]);
});

test.each([
  'John ',
  'Dr ',
  'de la ',
  'Hospital ',
  '12 Main Street, ',
  '00000 Paris ',
  'A. ',
  '"',
  'of the ',
  "O'",
  'Name: ',
])('a long run of %s ends with sound spans', (part) => {
  const text = part.repeat(100_000 / part.length);
  for (const language of ['en', 'de', 'fr'] as const) {
    for (const { start, end } of findIn(language, text)) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }
});
