import type { Words } from './words.js';

/** Swahili and Sheng words of danger, and what only sounds like them. */
export const swDanger: Words['says'] = {
  danger: `amemeza vidonge vyote, amemeza vidonge vingi, kujitoa roho, nijitoe roho, kutoa uhai wangu, kutoa roho yangu, nataka kufa, ninataka kufa, natamani kufa, ningependa kufa, bora nife, bora kufa, heri nife, heri kufa, afadhali nife, afadhali kufa, nife, nitakufa,
    ntakufa, nakufa, ninakufa, niko karibu kufa, karibu kufa, karibu nife, acha nife, wacha nife, acheni nife, nifeni, kufa, nijiue, najiua, ninajiua,
    nitajiua, ntajiua, kujiua, nimejiua, jiue, jiua, kujinyonga, nijinyonge, nitajinyonga, najinyonga, kujitoa uhai, nijitoe uhai, kujimaliza, nijimalize,
    nitajimaliza, najimaliza, kujimada, kudedi, nidedi, nadedi, kujidedisha, kumaliza maisha yangu, nimalize maisha, kukatiza maisha, kujidhuru, nijidhuru,
    kujiumiza, nijiumize, najiumiza, kujikata, najikata, nijikate, sitaki kuishi, staki kuishi, sioni sababu ya kuishi, sina sababu ya kuishi, nimechoka kuishi,
    nimechoka na maisha, nimechoka maisha, nimechoka na dunia, sina haja ya kuishi, maisha hayana maana, maisha haina maana, maisha yamenishinda, maisha
    imenishinda, maisha haina maana, sitaki maisha, anataka kufa, anataka kujiua, anakufa, amekunywa sumu, nimekunywa sumu, nitakunywa sumu, nakunywa sumu, sumu,
    kunywa sumu, nikunywe sumu, natokwa na damu, natokwa damu, ninatokwa na damu, anatokwa na damu, natoka damu, ninatoka damu, anatoka damu, kutokwa na damu,
    kutokwa damu, kutoka damu, damu inatoka, damu inanitoka, damu haikomi, damu haiachi, damu nyingi, damu mingi, navuja damu, ninavuja damu, anavuja damu, kuvuja
    damu, natapika damu, ninatapika damu, anatapika damu, kutapika damu, nakohoa damu, ninakohoa damu, anakohoa damu, kukohoa damu, nimetapika damu, nimekohoa
    damu, nableed, anableed, kubleed, ninableed, kukojoa damu, nakojoa damu, natoa damu, kuharisha damu, naharisha damu, damu imekataa, uso umevimba, uso imevimba,
    uso wangu umevimba, uso yangu imevimba, umevimba uso, nimevimba uso, nimevimba, amevimba, ninavimba, midomo imevimba, mdomo umevimba, ulimi umevimba,
    koo imevimba, koo limevimba, shingo imevimba, macho yamevimba, macho imevimba, uso umefura, uso imefura, nimefura uso, nimefura, amefura, mdomo umefura,
    siwezi kupumua, siwezi pumua, sipumui, nashindwa kupumua, ninashindwa kupumua, napumua kwa shida, kupumua kwa shida, anashindwa kupumua, hawezi kupumua,
    hapumui, shida ya kupumua, shida kupumua, siezi pumua, siezi kupumua, hawezi pumua, pumzi imekata, pumzi inakata, nakosa pumzi, kupumua ni shida, nakosa
    hewa, nimekosa pumzi, naishiwa pumzi, naishiwa na pumzi, nimeishiwa pumzi, kifua kinauma, kifua inauma, kifua kinabana, kifua inabana, maumivu ya kifua,
    maumivu kifuani, kifua kimebana, kifua imebana, kifua inaniuma, kifua kinaniuma, nimezimia, amezimia, nazimia, ninazimia, kuzimia, nimezirai, amezirai, nazirai,
    kuzirai, amepoteza fahamu, nimepoteza fahamu, kupoteza fahamu, haamki, hajitambui, hana fahamu, ameanguka, degedege, kifafa, amefit, mshtuko wa moyo, nimemeza
    dawa zote, nimemeza vidonge vyote, nimemeza zote, amemeza dawa zote, nimekunywa dawa zote, nimemeza dawa nyingi, nimemeza vidonge vingi, nimekunywa dawa nyingi,
    nimemeza madawa, amemeza dawa nyingi, nimezidisha dawa, nimezidisha dozi, nimeoverdose, kuoverdose, nimekunywa nyingi, dawa kupita kiasi, mtoto amemeza, amekunywa
    dawa, ananipiga, amenipiga, alinipiga, wananipiga, hunipiga, wamenipiga, walinipiga, atanipiga, kunipiga, nimepigwa, nilipigwa, napigwa, ninapigwa, kupigwa,
    ananichapa, amenichapa, alinichapa, nimechapwa, nachapwa, ananitesa, amenitesa, ananiua, ataniua, wataniua, kuniua, anataka kuniua, ameniumiza, ananiumiza,
    nimebakwa, nilibakwa, amenibaka, alinibaka, wamenibaka, walinibaka, ananibaka, kubakwa, kunibaka, amenilazimisha, ananilazimisha, amenidunga, amenichoma,
    amenidunga kisu, ana kisu, ana bunduki, ananitishia, amenitishia, ananitisha kuniua, kunitishia, niko hatarini, niko kwa hatari, hatarini, maisha yangu
    yako hatarini, dharura, emergency, ambulensi, nisaidieni nakufa, mimba imetoka, mimba inatoka, mimba imeharibika, nimeumwa na nyoka, nyoka ameniuma, nasikia
    sauti, ninasikia sauti, sauti zinaniambia, siwezi kumeza, ngozi inatoka, ngozi inachubuka, ngozi inabambuka, macho ya njano, macho ni ya njano, macho
    yamekuwa njano, ananinyonga, amenikaba, ananikaba, kinachofanya nife, niue, niueni, natamani kifo, nataka kifo, ananidhulumu kingono, damu pua, nimepooza`,
  pills: `dawa, vidonge, tembe, madawa`,
  weary: `nimechoka, nimechoshwa, nachoka, nimechoka na, imenishinda, yamenishinda`,
  life: `maisha, dunia, kuishi`,
  blood: `damu`,
  'much-blood': `nyingi, mingi, inatoka, tapika, kutapika, kohoa`,
  idiom: `nakufa kwa foleni, nakufa na foleni, njaa itaniua, njaa inaniua, kazi inaniua, foleni inaniua, stress inaniua, nakufa njaa, ninakufa njaa, nakufa na njaa, nitakufa njaa, kufa njaa, nimekufa na njaa, nakufa kicheko, nakufa na kicheko, nakufa kwa kicheko, nakufa
    na baridi, nakufa na usingizi, nakufa na kiu, nakufa usingizi, simu inakufa, simu imekufa, simu yangu inakufa, simu yangu imekufa, battery inakufa, betri
    inakufa, betri imekufa, ananipiga simu, amenipiga simu, alinipiga simu, kufa na kupona, kufa kupona, nakufa na mapenzi, nimepigwa na butwaa, nimepigwa na
    jua, napigwa na baridi, nimepigwa na mvua, nakufa cheka, simu itakufa, napigwa simu, nimepigwa simu, nilipigwa simu, kupigwa simu, ananipiga picha, kunipiga
    simu, nimepigwa sms, si dharura, sio dharura, hakuna dharura, itakufa simu, nakufa na stress ya foleni, nakufa na cheko, atanipiga simu, amenipiga picha,
    simu kufa, nimepigwa chenga, nimepigwa na usingizi, nakufa na uchovu`,
};
