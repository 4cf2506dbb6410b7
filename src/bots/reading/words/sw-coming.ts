import type { Words } from './words.js';

/** Swahili words for coming, not coming, and how one is. */
export const swComing: Words['says'] = {
  'will-come': `nitachelewa, ntachelewa, nimechelewa, nachelewa, nitachelewa kidogo, nimefika,
    nimeshafika, nishafika, niko hapa, niko hapa nje, niko nje, nipo hapa, nipo nje`,
  'no-secret': `nimesahau namba ya siri, nimesahau nambari ya siri, nilisahau namba ya siri, namba
    yangu ya siri nimesahau, namba ya siri nimesahau, sijui namba ya siri, sijui namba yangu ya
    siri, sikumbuki namba, sikumbuki namba ya siri, namba ya siri gani, namba ya siri ni gani, namba
    ya siri ni ipi, nimesahau pin, nimesahau siri, sina namba ya siri, nimepoteza namba ya siri,
    nimesahau namba yangu ya siri`,
  yes: `sawa daktari, sawa dokta, ndiyo daktari, ok daktari, sawa dada, sawa sister, sawa nesi,
    oky, okei`,
  help: `kadi yangu imepotea, nimepoteza kadi, nimepoteza kadi yangu, nimeshindwa kuelewa,
    nimeshindwa, unamaanisha, unasemaje, mnasemaje`,
  puzzled: `nini, ati, aje`,
  away: `nimehama, nimehamia, nilihama, nilihamia`,
  'got-any': `nimebakiwa na, nimebakiwa`,
  'dont-need': `bado niko nazo, bado nikonazo, nimebaki nazo, bado nina za kutosha`,
  other: `nimebakiwa`,
  discreet: `msiandike neno, usiandike neno, msiandike dawa, usiandike dawa, muwe makini, kuwa
    makini, angalieni mnachoandika, ficha, ficha zaidi, fichia, nifichie, siri zaidi, kwa siri,
    punguza maneno, punguzeni maneno, maneno machache, andika kidogo, sema kidogo, usiandike mengi,
    msiandike mengi, usiseme mengi, msiseme mengi, usitaje, msitaje`,
  peeks: `anasoma, husoma, wanasoma, inasomwa, zinasomwa, wanaangalia, anaangalia, huangalia,
    anaona, wanaona, anacheki, wanacheki, anachungulia, anafungua, hufungua, anapekua,
    anapekuapekua`,
  'how-long': `hadi lini, mpaka lini, muda gani, kwa muda gani, siku ngapi, hadi siku gani, mpaka
    siku gani, hadi saa ngapi, mpaka saa ngapi`,
};
