/** Names of medicines and their brands, alike in every language; written as in gate-words.ts. */
export const products = `
  tenofovir*, tdf, taf, tld, tle, lamivud*, 3tc, emtricit*, ftc, efavirenz, efv, dolutegrav*,
  dtg, zidovud*, azt, abacavir*, nevirapin*, nvp, atazanav*, lopinav*, ritonav*, darunav*,
  raltegrav*, bictegrav*, cabotegrav*, lenacapav*, rilpivir*, dapivir*, truvada, descovy,
  biktarvy, triumeq, tivicay, kaletra, aluvia, atripla, apretude, cabenuva, sunlenca, yeztugo,
  vocabria, isoniazid*, inh, rifampi*, rifapent*, rifabut*, ethambut*, pyrazinam*, 3hp,
  rhze, bedaquil*, linezolid*, delamanid*, pretomanid*, clofazim*, levoflox*, moxiflox*,
  cotrimox*, septrin*, bactrim, fluconaz*, dapsone, methadon*, buprenorph*, subutex, suboxone,
  buvidal, sublocade, naltrex*, naloxon*, vivitrol, disulfiram, acamprosat*, haloperid*,
  haldol, fluphenaz*, modecate, olanzap*, risperid*, risperdal, paliperid*, clozap*,
  chlorpromaz*, largactil, quetiap*, aripipraz*, abilify, lithium, valpro*, carbamaz*,
  tegretol, lamotrig*, phenobarb*, phenyto*, fluoxet*, prozac, sertral*, amitript*, citalopram,
  escitalop*, diazepam, valium, sayana, depo provera, depoprovera, provera, implanon,
  nexplanon, jadelle, norplant, microgynon, femiplan, postinor, levonorg*, mirena, noristerat,
  dmpa, misoprost*, mifeprist*, cytotec, penicil*, benzath*, acyclov*, ribavir*, sofosbuv*
`;
