import type { GateWords } from './gate-words.js';

/** French words that may not leave, by what they would tell; accents do not matter. `stem*` is any word that begins so. */
export const fr: GateWords = {
  allowedFromGeneral: 'clinique, cliniques, medicament, medicaments',
  never: {
    places: `
      hopital, hopitaux, hospital*, dispensaire*, centre de sante, sante, sanitaire*, pharmac*,
      labo, labos, laboratoire*, maternite*, urgences, chu, salle d attente, centre medical,
      cabinet, pavillon, parapharm*, sanatorium, salle de soins
    `,
    people: `
      medecin*, docteur*, doctoresse*, dr, infirmier*, infirmiere*, sage femme, sages femmes,
      patient, patiente, patients, patientes, soignant*, psychiatr*, psycholog*, psy, psys,
      gyneco*, therapeute*, chirurg*, specialiste*, pediatr*, dentiste*, obstetric*
    `,
    diseases: `
      vih, sida, sideen*, seropositi*, seronegati*, serolog*, tuberculo*, tuberculeu*, tb,
      malade, malades, maladie*, maladi*, infect*, virus, viral*, viraux, symptome*,
      diagnosti*, hepatite*, cancer*, syphilis, gonor*, ist, mst, depressi*, deprime*, schizo*,
      bipolaire*, epileps*, epilept*, mental, mentale, mentaux, psychose*, psychot*, suicid*,
      toxico*, addict*, drogue*, surdose*, overdose*, paludisme, diabet*, contagi*, rechute*,
      lepre, fievre, toux, sexe, sexuel*, allergi*, chronique*, hypertens*, viol, violence*
    `,
    programmes: `
      arv, arvs, tarv, tar, prep, pep, tpe, ptme, ost, antiretro*, methadone, contracept*,
      planning, planification familiale, sevrage, desintox*, substitution, groupe de parole,
      prenatal*, postnatal*, programme*, depot, retrovir*, prophyla*
    `,
    medicines: `
      medical, medicale*, medicaux, medication*, medicamenteu*, pilule*, comprime*, gelule*,
      cachet, cachets, sirop*, piqure*, inject*, seringue*, aiguille*, vaccin*, dose, doses,
      dosage*, posologie, traitement*, traite, therap*, trithera*, soin, soins, ordonnance*,
      prescri*, effets secondaires, preservatif*, implant*, sterilet*, heroine, opioide*,
      opiace*, remede*, antidepress*, antipsych*, antibiot*, insuline, guerir, guerison,
      medicinal*
    `,
    findings: `
      test, tests, teste, tester, depist*, analyse*, resultat*, positif*, positive*, negatif*,
      negative*, sang, sanguin*, prelev*, cd4, cd 4, charge virale, indetectable*, grossesse*,
      enceinte, enceintes, accouch*, avort*, ivg, regles, radio, scanner, echographie*,
      crachat*, urine*, consultation*, statut, bilan*
    `,
    blame: `
      rappel, rappels, manque, manquee, manques, manquer, manquez, vous devez, vous devrez,
      il faut, echec*, echou*, absence, absent, absente, en retard, perdu de vue,
      perdue de vue, observance, defaillan*, avertissement, oublie, rate
    `,
    files: `
      numero de dossier, dossier, dossiers, numero patient
    `,
    addresses: `
      rue, rues, avenue, boulevard, boite postale, quartier
    `,
  },
};
