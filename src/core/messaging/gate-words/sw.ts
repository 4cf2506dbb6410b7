import type { GateWords } from './gate-words.js';

/** Swahili words that may not leave, by what they would tell. `stem*` is any word that begins so. */
export const sw: GateWords = {
  allowedFromGeneral: 'kliniki, dawa',
  never: {
    places: `
      hospital*, hosipitali*, klinikini, zahanati*, kituo cha, vituo vya, afya*, kiafya, wodi*,
      maabara*, famasi*, duka la dawa, maduka ya dawa, chumba cha daktari, kitengo, idara,
      leba
    `,
    people: `
      daktari*, madaktari*, dokta*, tabibu, matabibu, muuguzi, wauguzi, nesi, manesi, mkunga,
      wakunga, mfamasia, wafamasia, mganga, waganga, mshauri, washauri, mgonjwa, wagonjwa,
      muathirika, mwathirika, waathirika
    `,
    diseases: `
      vvu, ukimwi, virusi*, kirusi, kifua kikuu, tb, tibii, ugonjwa, magonjwa, maradhi, kuugua,
      anaugua, unaugua, umeugua, mahututi, maambukizi*, dalili, kaswende, kisonono, zinaa,
      homa ya ini, saratani, kansa, kifafa, sonona, msongo wa mawazo, akili, kichaa, wazimu,
      uraibu, mraibu, waraibu, malaria, kisukari, ngoma, kuambukiz*, ameambukiz*, umeambukiz*,
      pumu, ukoma, homa, kikohozi, ngono, ukatili, kupona
    `,
    programmes: `
      uzazi wa mpango, uzazi, mpango wa uzazi, methadoni, kupunguza makali, makali,
      ushauri nasaha, nasaha, tohara, kulevya, arv, arvs, prep, pep
    `,
    medicines: `
      madawa, dawazo, dawani, tembe, kidonge, vidonge, sindano, sirinji, chanjo, kuchanjwa,
      dozi*, matibabu, tiba, tibu, kutibu, kutibiwa, unatibiwa, bangi, heroini, kondomu,
      kitanzi, kipandikizi, vipandikizi
    `,
    findings: `
      kipimo, vipimo, kupima, kupimwa, pima, pimwa, upimaji, umepim*, utapim*, ulipim*,
      tukupime, matokeo, majibu, chanya, hasi, damu*, mimba, mjamzito, wajawazito, ujauzito,
      hedhi, mkojo, makohozi, sampuli, eksirei
    `,
    blame: `
      umekosa, ulikosa, umekosea, hukuja, hukufika, hujafika, umeshindwa, ulishindwa, lazima,
      ni sharti, umechelewa, ulichelewa, onyo, mtoro, umeacha, umeasi
    `,
    files: `
      nambari ya faili, namba ya faili, faili, kumbukumbu ya mgonjwa
    `,
    addresses: `
      barabara, mtaa, mtaani, s l p, slp, sanduku la posta
    `,
  },
};
