import type { GateWords } from './gate-words.js';

/** English words that may not leave, by what they would tell. `stem*` is any word that begins so. */
export const en: GateWords = {
  allowedFromGeneral: 'clinic, clinics, medicine, medicines',
  never: {
    places: `
      hospital, hospitals, hospitalis*, hospitaliz*, hospice, health*, unhealthy, ward, wards,
      department*, dispensar*, pharmac*, chemist, chemists, drugstore*, surgery, lab, labs,
      laborator*, sanator*, asylum, maternity, outpatient*, inpatient*, opd, ccc, waiting room,
      clinical*, polyclinic*, icu, theatre
    `,
    people: `
      nurse, nurses, nursing, doctor*, dr, physician*, clinician*, midwi*, patient, patients,
      counsel*, therapist*, psychiatr*, psycholog*, medic, medics, gynaecolog*, gynecolog*,
      peer educator, case manager, dispenser*, druggist*, surgeon*, specialist*, matron,
      paediatr*, pediatr*, dentist*, physio*, obstetric*
    `,
    diseases: `
      hiv, aids, tb, mdr, tubercul*, disease*, illness*, ill, sick, sickness, infect*, virus*,
      viral*, virolog*, symptom*, diagnos*, hepat*, cancer*, syphilis, gonorrh*, chlamyd*,
      herpes, sti, stis, std, stds, vd, hpv, mental, mentally, psychi*, psychos*, psychot*,
      depress*, schizo*, bipolar, epilep*, seizure*, anxiety, suicid*, dementia, addict*,
      overdos*, relaps*, malaria, diabet*, asthma, fistula, sickle, leprosy, plague, contagio*,
      unwell, ailment*, chronic*, fever, cough*, allerg*, hypertens*, stigma*, sex, sexual*,
      rape, raped, gbv, violence
    `,
    programmes: `
      art, arvs, arv, haart, prep, pep, pmtct, mat, ost, dots, anc, antiretro*, methad*,
      contracep*, family planning, birth control, depot, depo, antenatal, postnatal, rehab*,
      detox*, support group, programme*, program, programs, harm reduction, needle exchange,
      key population, msm, retrovir*, prophyla*, vct, hts, ipt, tpt, morning after
    `,
    medicines: `
      drug, drugs, medical*, medicat*, medicinal, meds, pill, pills, tablet*, capsule*, syrup*,
      inject*, needle, needles, syringe*, jab, jabs, vaccin*, immuni*, dose, doses, dosed,
      dosing, dosage*, treatment*, treated, therap*, prescri*, refill*, regimen*, side effect,
      side effects, condom*, lubricant*, implant*, coil, iud, opioid*, opiate*, heroin,
      naloxone, rx, first line, antidepress*, antipsych*, antibiot*, insulin, cure, cures,
      cured, microbicid*
    `,
    findings: `
      test, tests, tested, testing, retest*, result*, positive*, negative*, status, blood*,
      sample*, cd4, cd 4, viral load, suppress*, undetect*, pregnan*, miscarr*, abort*, period,
      periods, x ray, xray, scan, scans, checkup*, check up, screening*, swab*, sputum, urine,
      biopsy, weigh in
    `,
    blame: `
      you missed, you have missed, missed, default*, failed, fail, fails, failure*, failing,
      must, you did not come, no show, adheren*, nonadheren*, noncomplian*, complian*, overdue,
      lost to follow, ltfu, warning, final notice
    `,
    files: `
      file number, file no, mrn, upi, record number, case number, medical record
    `,
    addresses: `
      street, streets, avenue, p o box, po box, house number, postcode
    `,
  },
};
