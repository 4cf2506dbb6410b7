import type { Words } from './words.js';

/** Swahili and Sheng words about what is kept, collected, dropped or not there. */
export const swKeeping: Words['says'] = {
  keep: `weka moja, wekea moja, uihifadhi, muihifadhi, ihifadhi, ihifadhini, ihifadhiwe,
    zihifadhi, uzihifadhi, utunzie, mtunzie, mutunzie, watunzie, mnitunzie, unitunzie, ushikilie,
    mshikilie, mushikilie, washikilie, mnishikilie, unishikilie, weka kando, wekeni kando, weka
    pembeni, wekeni pembeni, iwekeni kando, niwekee, nikwekee, niwekeeni, uniwekee, mniwekee,
    muniwekee, waniwekee, uniwekeeni, mniwekeeni, muniwekeeni, waniwekeeni, niwekea, niwekeye,
    niweke, tuwekee, wekea, niwekeyeni, niekee, niekeeni, nihifadhie, nihifadhieni, hifadhi,
    unihifadhie, mnihifadhie, munihifadhie, wanihifadhie, nitunzie, nitunzieni, tunza, munitunzie,
    wanitunzie, nishikie, nishikieni, shikilia, nishikilie, unishikie, mnishikie, munishikie,
    wanishikie, nikeepie, nikipie, nikeepe, nikeepieni, mnikeepie, unikeepie, niachie, niachieni,
    nibakishie, nibakizie, iwekeni, iweke, ziweke, ziwekeni, kuwekewa, niwekewe, nireserve,
    nireservie, unireservie, nisevie, uiweke, muiweke, nihold, niholdie, mniholdie, niwekeane,
    niwekeeni hiyo, ninwekee, nwekee, wekeeni, niwekee yangu, kuniwekea, kunihifadhia, kando,
    pembeni`,
  kept: `mtaniwekea, utaniwekea, hamkuniwekea, hukuniwekea, hujaniwekea, hamjaniwekea, aliwekewa,
    wamewekewa, nimewekewa, mmefuta, umefuta, mlifuta, imefutwa, ilifutwa, msifute oda, usifute oda,
    mtaifuta, amefuta, sijafuta, mmeghairi, imeghairiwa, *meniwekea, *meshaniwekea, *liniwekea,
    umeniwekea, mmeniwekea, imewekwa, zimewekwa, niliwekewa, mlinihifadhia, mliniwekea, uliniwekea,
    mmenihifadhia, imehifadhiwa, vimewekwa, kimewekwa, nilichowekewa, mlichoniwekea, mlioniwekea,
    umenikeepia, yamewekwa, iliwekwa, ziliwekwa, ilihifadhiwa`,
  tell: `nitumie text, nitumieni text, kuambiwa, niambiwe, niandikie, niandikieni, mniandikie,
    mtanitumia ujumbe, mtanitumia sms, utanitumia ujumbe, utanitumia sms, unitumie ujumbe, unitumie
    sms, mnitumie ujumbe, mnitumie sms, mtaniambia, utaniambia, taarifa, nipe taarifa, naomba
    taarifa, nambie, nijulisha, *nijulisha, *nambie, niambie, niambieni, *niambie, uniambie,
    nieleze, nitext, nitumie ujumbe, nitumie sms, nitumie meseji, nipigie, nipigye, nishow, nishtue,
    nistue, niarifu, nipe habari, nikumbushe, nitumieni ujumbe, nichapie, mniambie, nitell, nitumie
    msg, nifahamishe, utanishtua, mtanishtua, *nishtua`,
  notify: `kujulishwa, kufahamishwa, kuarifiwa, *nishtue, *nijuze, nijulishe, nijulisheni,
    *nijulishe, *nijulisheni, nijuze, nijuzeni, nijulise, nijulishwe, nifahamishe, *nifahamishe,
    niarifuni, niarifu, *niarifu, nitaarifu, nitaarifuni, nijulsihe, tujulishe, nijurishe,
    nitaarifiwe, nijulishie, kujua ikifika, kujua ikija, kujua ikirudi, kujua ikipatikana, kujua
    zikifika, kujua zikirudi, ujumbe ikifika, ujumbe ikirudi, sms ikifika`,
  pickups: `kuchukua, bidhaa za kuchukua, nichukue, nachukua, nitachukua, ninachukua, kuchukuwa,
    bidhaa zangu za kuchukua, vya kuchukua, za kuchukua, nikachukue, niende kuchukua, nilichoweka,
    nichukuwe, nikuje kuchukua, nije kuchukua, nije nichukue, kupick, nachukulia wapi, nitachukulia
    wapi, nachukua wapi, nichukue wapi, nachukulia, nachukuwa wapi, kuchukulia wapi`,
  code: `kuonyesha namba gani, nionyeshe namba gani, naonyesha namba gani, kuonesha namba gani,
    namba ya kuonyesha, namba ya kuonesha, nambari yangu, namba yangu, nambari ya siri, namba ya
    siri, kodi yangu, kodi, code yangu, nambari ya kuchukua, namba ya kuchukua, namba ya kuchukulia,
    nambari ya kuchukulia, nambari zangu, namba zangu, pin yangu, nambari ile, code ya, codi`,
  lost: `nimesahau, nimepoteza, nimeipoteza, nilipoteza, imepotea, nitumie tena, nitumie, naomba,
    nipe, nionyeshe, nimefuta, sijapata, sikupata, sijaona, nilisahau, siioni, haijafika, nataka, ni
    gani, ni ipi, nikumbushe, sioni, rudia, niambie, ilipotea, tuma, wapi, nitumieni, nimeifuta,
    nimeisahau, niletee, sina, iko wapi, ikowapi, nipatie, nipatieni, nahitaji`,
  ready: `iko tayari, ipo tayari, ziko tayari, tayari, vimekuwa tayari, imekuwa tayari, viko
    tayari, zipo tayari, iko ready, iko rdy`,
  collect: `kuchukua, nichukue, anichukulie, kunichukulia, achukue, kuchukulia, aje achukue,
    kuipick, kupick, anipickie, atachukua, wachukue`,
  drop: `mfute, ufute, mnifutie, unifutie, nifutieni, futa, liberea, achilia, iachilie, ifute,
    kufuta, nifutie, ondoa, iondoe, niondolee, kudrop, drop, futeni, achia, wachilia, sitisha oda,
    sitisha order, ifuteni, nidropie`,
  'drop-it': `achaneni na oda, achana na oda, achaneni na order, sahau oda yangu, kumpa mwingine
    yangu, kumpa mtu mwingine yangu, hakuna haja ya kuniwekea, hakuna haja ya kuweka, haina haja ya
    kuniwekea, waachie wengine, waachieni wengine, toa oda yangu, mpe mtu mwingine, mpeni mtu
    mwingine, wape wengine, wapeni wengine, usiniwekee, msiniwekee, usiiweke, msiiweke, rudisha kwa
    stock, usiniwekee tena, pea mtu mwingine, peaneni, mpe mwingine, mpeni mwingine, peana`,
  'dont-need': `nimepata kwingine, nilipata kwingine, nimeipata kwingine, nimenunua kwingine,
    nimeshanunua, nilinunua kwingine, nimenunua, nimeshanunua kwingine, nimepata kwa rafiki,
    nilipata kwa rafiki, sihitaji, siihitaji, sizihitaji, sihitaji tena, siihitaji tena,
    sitaihitaji, sitahitaji, haina haja, hakuna haja, bado ninayo, bado ninazo, nimepata kwengine,
    bado niko nayo, bado nikona, nina za kutosha, niko na za kutosha, nimeshapata, sitachukua,
    sitakuja kuchukua, nishapata, si hitaji, sizitaki tena na`,
  'not-want': `siitaki, sizitaki, siyataki, sivitaki, nimebadilisha mawazo, sikitaki, situmii
    tena, siitaki tena, nimebadili mawazo`,
  came: `walinishow, wamenishow, waliniambia, walishow, nimeenda mpaka, nimeenda hadi, nilienda
    mpaka, nilienda hadi, nimefika mpaka, nilirudi, nilirejea, nimerejea, nimetoka, nilitembea,
    nilisafiri mpaka, nilipanda gari, nilikuja, nilienda, nimekuja, nimeenda, nilifika, nimefika,
    nilitoka, tulikuja, tulienda, nikaja, nikaenda, nilipita, nilipofika, nikafika, nilitembelea,
    naenda, nilipoenda, nilipokuja, nimepita, walisema, wamesema, wameniambia, wanasema, niliambiwa,
    nimeambiwa, nikaambiwa, nimeshaenda, nimeshakuja, nko hapa, niko hapa, nilikuwa hapo, nimekuwa
    hapo, wakasema, nilikuwa huko, nilikuwepo, walinijibu, nikafika hapo, wakaniambia, nilikua,
    nlikuja, nlienda, nilikuj, ata nilienda, nilikam, nimecome, nilicome, niligo, nimego, nilitoka
    huko, nliambiwa, nimetoka huko, wanadai, nilishakuja, nilishaenda, tulifika, nimerudi`,
  'when-came': `nimetoka huko, nimetoka hapo, natoka huko, nilipokuja, nilipofika, nilipoenda,
    tulipofika, nilipopita, nilipotembelea`,
  nothing: `bila, bila kitu, bila kupata, patupu, tupu, hakuna, haikuwepo, hazikuwepo, havikuwepo,
    hakikuwepo, haikuwa, hazikuwa, hakukuwa, hapakuwa, haipo, haiko, hazipo, haziko, havipo,
    imeisha, zimeisha, vimeisha, iliisha, ziliisha, sikupata, sijapata, sikuipata, sijaipata,
    sikuzipata, sijazipata, sikukuta, sikuikuta, hawana, hawakuwa, hamna, hawakuwa na, hamkuwa,
    hapakuwepo, hakukuwepo, mikono mitupu, bure, haikua, hawakua, haikuweko, hakuna kitu, sikuona,
    sijaona, nimekosa, nilikosa, nikakosa, imekwisha, zimekwisha, ikaisha, hakukuwa na, hazikua,
    hakikuwa, havikuwa, haikupatikana, hazikupatikana, hawajapata, imeshaisha, nimeikosa, niliikosa,
    sikupewa, nikapata hakuna, hazijafika, haijafika, haujakuwa, nikazikosa, hazikuweko, walikosa,
    wamekosa, hamukua, hawanazo, hawanayo, hawako nayo, hawako nazo`,
  'turned-away': `nilikosa bidhaa, nimekosa bidhaa, nilikosa item, nilikosa dawa, sikupata bidhaa,
    sikupata item, sikupata dawa, nilirudishwa bila, haikuwepo, hazikuwepo, havikuwepo, hakikuwepo,
    haikuweko, hazikuweko, hawakuwa nayo, hawakuwa nazo, walinirudisha, wamenirudisha, nilirudishwa,
    nimerudishwa, nilirudi mikono mitupu, nimerudi mikono mitupu, nimetoka bure, nilirudi bila,
    nimerudi bila, nimeondoka bila, niliondoka bila, haikuwa huko, haikuwa pale, walinifukuza,
    haikuwapo, hazikuwapo, wamenifukuza, nilirudi mtupu, nimerudi mtupu, haikua huko, haikua hapo,
    hawakua nayo, hawakua nazo, nimerudi bure, nilirudi bure, haikuwa hapo, hawakuwa na, hakukuwa na
    kitu, hawana kitu, rafu tupu, hawakuwa na kitu`,
  none: `haikuwepo, haikuweko`,
  nobody: `hakuna mtu, hakukuwa na mtu, palikuwa pamefungwa, pamefungwa, wamefunga, walikuwa
    wamefunga, imefungwa, hakuna watu, kumefungwa, walikua wamefunga, hapakuwa na mtu, hawakuwepo,
    walifunga, hakukua na mtu, hakuna mhudumu`,
};
