import type { Words } from './words.js';

/** What a hand does to somebody, after its subject and tense. */
const HURTS = 'piga chapa tesa baka umiza nyonga kaba chomea choma dunga ua tishia kata';
const WHO_AND_WHEN =
  'ana ame ali ata aka ka hu anga ange amesha kesha wana wame wali wata waka wamesha una ume uli uta';

/** "Amenipiga", "kanipiga", "wananichapa": each verb of hurting with each beginning. */
const hurts = WHO_AND_WHEN.split(' ').flatMap((start) =>
  HURTS.split(' ').map((verb) => `${start}ni${verb}`),
);

/** The same of somebody else: danger only beside whom it hits, for "anampigia" is a call. */
const beats = WHO_AND_WHEN.split(' ').flatMap((start) => [`${start}mpiga`, `${start}wapiga`]);

/** Swahili and Sheng words of danger, and what only sounds like them. */
export const swDanger: Words['says'] = {
  danger: `nilale nisiamke, kulala nisiamke, nisiamke, kujirusha, nijirushe, najirusha, kujitupa,
    nijitupe, najitupa, nimezidiwa sana, amezidiwa sana, amezidiwa na ugonjwa, mgonjwa amezidiwa,
    chai ya moto imem, imemwagikia, yamemwagikia, ngozi imetoka, hunishika usiku, anamlala mtoto,
    anamlala, hunilazimisha, ananilazimisha kulala, sehemu za siri, alimvua mtoto, alimvua nguo,
    atanichinja, ananichinja, kunichinja, ananimaliza, atanimaliza, wataniua, najikatakata, najikata
    mikono, anaona giza, naona giza, kiza mbele, haikatiki, damu haikatiki, barua ya kwaheri,
    hamtanipata, hamtaniona tena, hutaniona tena, umekufa ghafla, kama mlevi, anaongea kama mlevi,
    amedegedege, mtoto halii, midomo ya bluu, rangi ya bluu, anakoroma tu, hakinyonyi, kimelegea,
    naogopa kurudi home, naogopa kurudi nyumbani, anatetemeka haelewi, anatupiga, ametupiga,
    hutupiga, katupiga, vibaya mtoto, anamshika mtoto, anamshika vibaya, ananishika vibaya,
    ameblackout, kablackout, blackout, macho yamegeuka, macho yamepinduka, upande mmoja umekufa,
    umekufa ganzi, kufa ganzi, kitovu kimetoka, kitovu nje, kitovu kimetoka nje, anajikata,
    kajikata, amejikata, na wembe, wembe, insulin mara mbili, kuua haraka, inaua haraka, nife
    haraka, bila maumivu nife, hakuna atakayenilia, hakuna atanililia, sitakuwepo tena, barua ya
    kuaga, maji ya moto, kanimwagia maji, amenimwagia maji, amenimwagia, kanimwagia, nimeungua,
    ameungua, kaungua vibaya, nisiamke tena, anatetemeka macho, amemeza vidonge vyote, amemeza
    vidonge vingi, kujitoa roho, nijitoe roho, kutoa uhai wangu, kutoa roho yangu, nataka kufa,
    ninataka kufa, natamani kufa, ningependa kufa, bora nife, bora kufa, heri nife, heri kufa,
    afadhali nife, afadhali kufa, nife, nitakufa, ntakufa, nakufa, ninakufa, niko karibu kufa,
    karibu kufa, karibu nife, acha nife, wacha nife, acheni nife, nifeni, kufa, nijiue, najiua,
    ninajiua, nitajiua, ntajiua, kujiua, nimejiua, jiue, jiua, kujinyonga, nijinyonge, nitajinyonga,
    najinyonga, kujitoa uhai, nijitoe uhai, kujimaliza, nijimalize, nitajimaliza, najimaliza,
    kujimada, kudedi, nidedi, nadedi, kujidedisha, kumaliza maisha yangu, nimalize maisha, kukatiza
    maisha, kujidhuru, nijidhuru, kujiumiza, nijiumize, najiumiza, kujikata, najikata, nijikate,
    sitaki kuishi, staki kuishi, sioni sababu ya kuishi, sina sababu ya kuishi, nimechoka kuishi,
    nimechoka na maisha, nimechoka maisha, nimechoka na dunia, sina haja ya kuishi, maisha hayana
    maana, maisha haina maana, maisha yamenishinda, maisha imenishinda, sitaki maisha, anataka kufa,
    anataka kujiua, anakufa, amekunywa sumu, nimekunywa sumu, nitakunywa sumu, nakunywa sumu, sumu,
    kunywa sumu, nikunywe sumu, natokwa na damu, natokwa damu, ninatokwa na damu, anatokwa na damu,
    natoka damu, ninatoka damu, anatoka damu, kutokwa na damu, kutokwa damu, kutoka damu, damu
    inatoka, damu inanitoka, damu haikomi, damu haiachi, damu nyingi, damu mingi, navuja damu,
    ninavuja damu, anavuja damu, kuvuja damu, natapika damu, ninatapika damu, anatapika damu,
    kutapika damu, nakohoa damu, ninakohoa damu, anakohoa damu, kukohoa damu, nimetapika damu,
    nimekohoa damu, nableed, anableed, kubleed, ninableed, kukojoa damu, nakojoa damu, natoa damu,
    kuharisha damu, naharisha damu, damu imekataa, uso umevimba, uso imevimba, uso wangu umevimba,
    uso yangu imevimba, umevimba uso, nimevimba uso, nimevimba, amevimba, ninavimba, midomo
    imevimba, mdomo umevimba, ulimi umevimba, koo imevimba, koo limevimba, shingo imevimba, macho
    yamevimba, macho imevimba, uso umefura, uso imefura, nimefura uso, nimefura, amefura, mdomo
    umefura, siwezi kupumua, siwezi pumua, sipumui, nashindwa kupumua, ninashindwa kupumua, napumua
    kwa shida, kupumua kwa shida, anashindwa kupumua, hawezi kupumua, hapumui, shida ya kupumua,
    shida kupumua, siezi pumua, siezi kupumua, hawezi pumua, pumzi imekata, pumzi inakata, nakosa
    pumzi, kupumua ni shida, nakosa hewa, nimekosa pumzi, naishiwa pumzi, naishiwa na pumzi,
    nimeishiwa pumzi, kifua kinauma, kifua inauma, kifua kinabana, kifua inabana, maumivu ya kifua,
    maumivu kifuani, kifua kimebana, kifua imebana, kifua inaniuma, kifua kinaniuma, nimezimia,
    amezimia, nazimia, ninazimia, kuzimia, nimezirai, amezirai, nazirai, kuzirai, amepoteza fahamu,
    nimepoteza fahamu, kupoteza fahamu, haamki, hajitambui, hana fahamu, ameanguka, degedege,
    kifafa, amefit, mshtuko wa moyo, nimemeza dawa zote, nimemeza vidonge vyote, nimemeza zote,
    amemeza dawa zote, nimekunywa dawa zote, nimemeza dawa nyingi, nimemeza vidonge vingi,
    nimekunywa dawa nyingi, nimemeza madawa, amemeza dawa nyingi, nimezidisha dawa, nimezidisha
    dozi, nimeoverdose, kuoverdose, nimekunywa nyingi, dawa kupita kiasi, mtoto amemeza, amekunywa
    dawa, ananipiga, amenipiga, alinipiga, wananipiga, hunipiga, wamenipiga, walinipiga, atanipiga,
    kunipiga, nimepigwa, nilipigwa, napigwa, ninapigwa, kupigwa, ananichapa, amenichapa, alinichapa,
    nimechapwa, nachapwa, ananitesa, amenitesa, ananiua, ataniua, kuniua, anataka kuniua,
    ameniumiza, ananiumiza, nimebakwa, nilibakwa, amenibaka, alinibaka, wamenibaka, walinibaka,
    ananibaka, kubakwa, kunibaka, amenilazimisha, ananilazimisha, amenidunga, amenichoma, amenidunga
    kisu, ana kisu, ana bunduki, ananitishia, amenitishia, ananitisha kuniua, kunitishia, niko
    hatarini, niko kwa hatari, hatarini, maisha yangu yako hatarini, dharura, emergency, ambulensi,
    nisaidieni nakufa, mimba imetoka, mimba inatoka, mimba imeharibika, nimeumwa na nyoka, nyoka
    ameniuma, nasikia sauti, ninasikia sauti, sauti zinaniambia, siwezi kumeza, ngozi inatoka, ngozi
    inachubuka, ngozi inabambuka, macho ya njano, macho ni ya njano, macho yamekuwa njano,
    ananinyonga, amenikaba, ananikaba, kinachofanya nife, niue, niueni, natamani kifo, nataka kifo,
    ananidhulumu kingono, damu pua, nimepooza, kajiua, kujiuwa, nijiuwe, najiuwa, nitajiuwa,
    ntajiuwa, mwisho wangu, ndio mwisho wangu, nishachoka na dunia, nishachoka na maisha,
    nimechoshwa na maisha, nimeichoka dunia, nawaachia watoto, niwaachie watoto, mtunze watoto
    wangu, watunzie watoto wangu, wasipate shida na mimi, kheri nife, heri nisingezaliwa, bora
    nisingezaliwa, sitaki kuwepo, kajinyonga, amejinyonga, anajinyonga, amejiua, anajiua, kanywa
    sumu, kazimia, kazirai, kapoteza fahamu, kaanguka, kadondoka, nilizimia, kanishikia kisu,
    amenishikia kisu, kashika kisu, kashika panga, na panga, amenifungia ndani, kanifungia ndani,
    amenilazimisha kulala, kwa nguvu, amemla mtoto wangu, nalazimishwa, sumu ya panya, uso unavimba,
    uso umevimba na, midomo inavimba, ulimi unavimba, koo linabana, koo inabana, povu mdomoni,
    anatoa povu, natoa povu, anatokwa povu, moyo unakimbia, moyo unaenda mbio, moyo inaenda mbio,
    moyo wangu unaenda mbio, damu haikati, damu haiishi, damu haisimami, damu inachuruzika,
    ninavuja, mimba inavuja, nyoka, najisiwa, amenajisiwa, nimenajisiwa, *najisiwa, ananishika
    usiku, ananishikashika, ananigusa usiku, huniwasha, ananiwasha, mdomo umepinda, mdomo imepinda,
    hawezi kuongea, koo inafunga, koo linafunga, koo langu linafunga, koo langu linabana, koo
    limeziba, koo langu limeziba, nione kifo, amefaint, kafaint, nimefaint, anafaint, anafit, kafit,
    amekuwa blue, anageuka blue, damu haiachi kutoka, analia msaada, anapiga mayowe, hataki
    kunyonya, hanyonyi, mwili wa baridi, mwili baridi, ana kamba shingoni, ameumwa na nyoka,
    ameng'atwa, ${hurts.join(', ')}`,
  laugh: `haha*, hehe*, lol, kicheko`,
  beats: beats.join(', '),
  victim: `buda, mzae, mama, baba, babu, bibi, nyanya, cucu, mzee, mtoto, mwanangu, mtoi, kaka,
    dada, mume, mke, jirani, shosho, mjamzito, msichana, mvulana, kijana, mkewe, mke wake, mke
    wangu, mumewe, watoto, watoto wake, mtoto wake, mtoto wangu, mamangu, mama yangu, dada yangu`,
  weapon: `kisu, bunduki, panga, shoka, rungu, nyundo, waya, kamba`,
  wielded: `shingoni, alinishikia, amenishikia, ameshika, kashika, akashika, ana, na, alikuja,
    anatishia, amebeba`,
  chest: `kifua, kifuani`,
  ache: `kinauma, inauma, anaumwa, naumwa, kinabana, inabana, kinabonyea, uchungu, maumivu,
    kubana, kinaniuma, inaniuma, anaumwa sana, kimebana, imebana, kinachoma`,
  swallowed: `nimemeza, nimezimeza, amemeza, kameza, kazimeza, nilimeza, nimebugia, kabugia,
    amebugia, nimekula, kala, amekula`,
  took: `nimekunywa, kanywa, nimezinywa, amekunywa, nilikunywa`,
  whole: `kwa mkupuo, mkupuo, kwa pamoja, kwa mpigo, mara moja, chupa nzima, paketi nzima, boksi
    nzima, yote mara moja, zote mara moja, vyangu vyote, zangu zote, vyote, vidonge vyote, tembe
    zote, dawa zote, dozi nzima, wholes`,
  poisons: `jik, sumu, dawa ya panya, dawa ya mende, dawa ya ngombe, dawa ya ng'ombe, dawa za
    ngombe, dawa ya kuogesha, dawa ya mifugo, mafuta ya taa, tindikali, sabuni, petroli, dawa ya
    wadudu, doom, omo`,
  still: `ya bluu, halii, haamki, hachezi, hasogei, hachezi tangu, amelegea, macho hafungui,
    hapumui vizuri, anapumua haraka, wa baridi, hashtuki, hajitambui, hatingishiki, haonyeshi uhai,
    amekuwa baridi, hafungui macho`,
  'no-reason': `sioni maana, sioni sababu, sina sababu, hakuna maana, haina maana, hayana maana,
    sioni haja, sina maana, sioni faida, sina tumaini, sina hamu, sina hamu ya`,
  breath: `kupumua, pumua, anapumua, napumua, ninapumua, hupumua, kuhema, hema, pumzi, hewa,
    kupumuwa`,
  hard: `ameshindwa, nimeshindwa, wameshindwa, nashindwa, ninashindwa, anashindwa, siwezi, siezi,
    hawezi, sishiki, kwa shida, shida, vigumu, ngumu, nakosa, nimeishiwa, inakata, imekata`,
  body: `uso, midomo, mdomo, ulimi, koo, shingo, macho, mwili`,
  swell: `*mevimba, *mefura, *navimba, umevimba, imevimba, yamevimba, unavimba, inavimba, vimba,
    kuvimba, umefura, imefura, unafura, inafura, kufura`,
  pills: `dawa, vidonge, tembe, madawa`,
  weary: `nimechoka, nimechoshwa, nishachoka, nimeshachoka, nachoka, nimechoka na, imenishinda,
    yamenishinda`,
  life: `maisha, dunia, duniani, kuishi, uhai, maisha haya, hii dunia, hii maisha`,
  blood: `damu, madamu`,
  'much-blood': `nyingi, mingi, inatoka, tapika, kutapika, kohoa, haikomi, haiachi, haikati,
    inamwagika, sana, kila mahali, puani, haisimami`,
  ill: `siwezi kusimama, siwezi kutembea, siwezi kuinuka, siwezi kuamka, siwezi kula wala, siwezi
    simama, siwezi tembea, siwezi inuka, hawezi kutembea, hawezi kuinuka, haongei, hawezi kuongea,
    hasemi, hajibu, hajibu kitu, anatoa jasho, jasho linamtoka, haoni, haoni vizuri, hasimami,
    hauinuki, hawezi kusimama`,
  aside: `upande, upande mmoja, umeenda upande, kwa upande`,
  idiom: `nimechoka kufa, nimechoka mpaka kufa, dharura ndogo, dharura ya familia, dharura ya
    kazi, dharura kazini, nimezidiwa na kazi, amezidiwa na kazi, nimezidiwa sana na kazi, nakufa kwa
    kuchek*, nakufa na kuchek*, kuniua na maswali, kuniua na kicheko, kuniua kwa kicheko, kuniua na
    kuchek*, dawa ya kifafa, dawa za kifafa, alipata stroke, kipimo cha sehemu za siri, wameniua
    jana, chai na maji ya moto, maji ya moto ya, nakufa kwa foleni, nakufa na foleni, njaa itaniua,
    njaa inaniua, kazi inaniua, foleni inaniua, stress inaniua, nakufa njaa, ninakufa njaa, nakufa
    na njaa, nitakufa njaa, kufa njaa, nimekufa na njaa, nakufa kicheko, nakufa na kicheko, nakufa
    kwa kicheko, nakufa na baridi, nakufa na usingizi, nakufa na kiu, nakufa usingizi, simu inakufa,
    simu imekufa, simu yangu inakufa, simu yangu imekufa, battery inakufa, betri inakufa, betri
    imekufa, ananipiga simu, amenipiga simu, alinipiga simu, kufa na kupona, kufa kupona, nakufa na
    mapenzi, nimepigwa na butwaa, nimepigwa na jua, napigwa na baridi, nimepigwa na mvua, nakufa
    cheka, simu itakufa, napigwa simu, nimepigwa simu, nilipigwa simu, kupigwa simu, ananipiga
    picha, kunipiga simu, nimepigwa sms, si dharura, sio dharura, hakuna dharura, itakufa simu,
    nakufa na stress ya foleni, nakufa na cheko, atanipiga simu, amenipiga picha, simu kufa,
    nimepigwa chenga, nimepigwa na usingizi, nakufa na uchovu, kanipiga simu, kanipiga picha,
    kanipiga chenga, amenipiga jeki, kanipiga jeki, amenipiga tafu, kanikata simu, amenikata simu,
    amenikatia, kaniua na kicheko, ameniua na kicheko, ameniua kwa kicheko, umeniua, umeniua kwa
    kicheko, kwa nguvu zote, kwa nguvu mpya, damu yangu, kupima damu, nipime damu, pimwa damu,
    vipimo vya damu, kutoa damu kupimwa, kipimo cha damu, kipimo damu, group ya damu, damu kidogo,
    haikuwa dharura, haikua dharura, sikuwa na dharura, hanipigi tena, hanipigi, haniumizi, ameacha
    kunipiga, aliacha kunipiga, wanipe heart attack, nusura wanipe heart attack, simba wametuua,
    wametuua uwanjani, wametuua leo, wamenipiga bei, wamenipiga faini, nimepigwa faini, kuchangia
    damu`,
  gravely: `naumwa sana, anaumwa sana, mgonjwa sana, ninaumwa sana, hali mbaya, hali yake mbaya,
    nimezidiwa, amezidiwa, sina nguvu, hana nguvu, dhaifu sana, nimedhoofika`,
  device: `simu, betri, battery, chaji, mtandao, network, redio, gari, laini, tochi`,
};
