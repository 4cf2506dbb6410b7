import type { Words } from './words.js';

/** Swahili words for coming, not coming, and how one is. */
export const swComing: Words['says'] = {
  'when-where': `wapi, hapo ni wapi, niende wapi, naenda wapi, nije wapi, nakuja wapi,
    nitakuja wapi, nikuje wapi, wapi hapo, iko wapi, mahali gani, saa ngapi, ni saa ngapi, nije saa
    ngapi, nikuje saa ngapi, nakuja saa ngapi, nitakuja saa ngapi, niende saa ngapi, naenda saa
    ngapi, lini, ni lini, nikuje lini, nimesahau kuja, nilisahau kuja, nilisahau, nimesahau,
    nimesahau tarehe, nimesahau siku, nimesahau siku yangu, nimesahau miadi, nimesahau miadi yangu,
    nilisahau miadi, nilisahau miadi yangu, miadi iko lini, miadi ni lini, miadi ni saa ngapi, miadi
    iko saa ngapi, miadi saa ngapi`,
  'will-come': `nitachelewa, ntachelewa, nimechelewa, nachelewa, nitachelewa kidogo, nimefika,
    nimeshafika, nishafika, niko hapa, niko hapa nje, niko nje, nipo hapa, nipo nje`,
  unsuited: `haifai, hainifai, haitafaa, siku hiyo haifai, siku hiyo hainifai, siku hiyo siwezi,
    hiyo siku siwezi, hiyo saa siwezi, saa hiyo siwezi, saa hiyo haifai, siwezi siku hiyo, siwezi
    saa hiyo, haiwezekani, siku hiyo haiwezekani, sio siku hiyo, si siku hiyo, sina nafasi siku
    hiyo, siku hiyo sina nafasi, niko busy siku hiyo, siku hiyo niko busy, siku hiyo nina kazi`,
  'no-secret': `nimesahau namba ya siri, nimesahau nambari ya siri, nilisahau namba ya siri, namba
    yangu ya siri nimesahau, namba ya siri nimesahau, sijui namba ya siri, sijui namba yangu ya
    siri, sikumbuki namba, sikumbuki namba ya siri, namba ya siri gani, namba ya siri ni gani, namba
    ya siri ni ipi, nimesahau pin, nimesahau siri, sina namba ya siri, nimepoteza namba ya siri,
    nimesahau namba yangu ya siri`,
  yes: `sawa daktari, sawa dokta, ndiyo daktari, ok daktari, sawa dada, sawa sister, sawa nesi,
    oky, okei`,
  help: `kadi yangu imepotea, nimepoteza kadi, nimepoteza kadi yangu, nimeshindwa kuelewa, nimeshindwa, unamaanisha, unasemaje, mnasemaje`,
  puzzled: `nini, ati, aje`,
  away: `nimehama, nimehamia, nilihama, nilihamia`,
  'got-any': `nimebakiwa na, nimebakiwa`,
  'dont-need': `bado niko nazo, bado nikonazo, nimebaki nazo, bado nina za kutosha`,
  other: `nimebakiwa`,
};
