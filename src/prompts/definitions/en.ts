import type { Definitions } from './definition.ts';

export const DEFINITIONS_EN: Definitions = {
  NAME: {
    mark: 'The name of any person: patient, relative, staff, contact; nicknames too. The name alone: "Dr Sarah Cole" gives "Sarah Cole", "Mr Ng" gives "Ng".',
    skip: 'Masked names (J. ***), and words such as patient, wife, mother.',
  },
  ID_NUMBER: {
    mark: 'Any number that stands for one person or one of their records: national ID, passport, MRN, NHS or insurance number, account, specimen, accession or order number, licence plate. The number alone, without its label.',
    skip: 'Lot numbers of drugs and devices, doses, results.',
  },
  CONTACT: {
    mark: 'Telephone (with area code and extension), fax, e-mail, account names, personal web addresses. The number or account alone.',
  },
  ADDRESS: {
    mark: 'Places of birth, living, work, travel or accident: the longest run of their parts, from street to state, with the postcode inside it.',
    skip: 'A country alone, nationality; a place inside the name of a hospital belongs to the hospital.',
    levels: {
      1: 'finer than a district or county: street, road, village, building, door',
      2: 'city, district, county, state or province only',
    },
  },
  HOSPITAL: {
    mark: 'Any health-care facility by name, abbreviation or alias: hospital, clinic, surgery, health centre, laboratory, blood bank; with its campus, without the department after it.',
    skip: 'Phrases without a name: our hospital, outside hospital, the local clinic.',
  },
  STD: {
    mark: 'Sexually transmitted and blood-borne infections: disease, pathogen or test, with the result or titre right after it (RPR 1:16, anti-HIV negative). Denied and negative mentions as well, without the word of denial before them. Where several share one result, each is marked and the result is left out.',
    skip: 'Hepatitis A or E, hepatitis without a type, shingles, vaccines, names of drugs and departments.',
    levels: {
      1: 'HIV and AIDS, syphilis, gonorrhoea',
      2: 'genital herpes, HPV and genital warts, chlamydia, mycoplasma, trichomonas and other STDs',
      3: 'hepatitis B and C and their markers, screening panels, general words (history of STD, unprotected sex)',
    },
  },
  PREGNANCY: {
    mark: 'Pregnancy, childbirth, contraception, reproductive and marital status: the shortest phrase that carries the fact, with its count or date (G3P1, 12 weeks pregnant, miscarriage in 2015, married, two children).',
    skip: 'Organs and their ordinary diseases, regular periods, departments.',
    levels: {
      1: 'abortion, miscarriage, stillbirth, ectopic or molar pregnancy, pregnancy out of wedlock or by assault; obstetric formulas that state a loss (G3P1A1)',
      2: 'pregnancy, its course, complications, procedures and deliveries; coil, sterilisation, IVF, infertility; formulas in a current pregnancy',
      3: 'marital and childbearing status, contraception, bare formulas (G2P2)',
    },
  },
  DATE: {
    mark: 'A calendar date with at least a month or a day, or with a year, and the clock time right after it.',
    skip: 'Durations (3 days ago), a bare year, a clock time alone.',
    levels: { 1: 'date of birth', 2: 'every other date' },
  },
  AGE: { mark: 'An age of 90 or more, with its unit.', skip: 'Ages below 90.' },
  ORGANIZATION: {
    mark: 'Employer, school, military unit, care home, police station or prison by name.',
    skip: 'Health-care facilities, and phrases without a name.',
  },
};
