import type { Words } from './words.js';

/** Swahili words, coast and upcountry, with Sheng. */
export const sw: Words = {
  spelled: `miad = miadi, myadi = miadi, miadii = miadi, appoint = appointment, cjaelewa =
    sijaelewa, cjaona = sijaona, cjapata = sijapata, nambari = namba, ndo = ndiyo, ndio = ndiyo,
    ndyo = ndiyo, ndiyoo = ndiyo, ndioo = ndiyo, eeh = ndiyo, ee = ndiyo, ehe = ndiyo, hpn = hapana,
    hapna = hapana, hapan = hapana, bdhaa = bidhaa, bidha = bidhaa, bithaa = bidhaa, cmu = simu, smu
    = simu, kesh = kesho, tafadhal = tafadhali, tafadali = tafadhali, tafazali = tafadhali,
    tafathali = tafadhali, tfadhali = tafadhali, xaxa = sasa, xema = sema, sasaa = sasa, saiz =
    sasa, saizi = sasa, saii = sasa, saa hii = sasa, niaj = niaje, habar = habari, hbr = habari,
    nmba = namba, nambar = nambari, namb = namba, no yangu = nambari yangu, m2 = mtu, mtt = mtoto,
    mtto = mtoto, mm = mimi, ww = wewe, cjui = sijui, cwezi = siwezi, cko = siko, ctaki = sitaki,
    cna = sina, ni wekee = niwekee, sm ya 2 = sehemu ya 2, sehem = sehemu, ikwapi = iko wapi, iko
    wapi = ikowapi, ipo wapi = ikowapi, ziko wapi = ikowapi, viko wapi = ikowapi, kiko wapi =
    ikowapi, siyo = sio`,
  numbers: `sifuri = 0, moja = 1, mbili = 2, tatu = 3, nne = 4, tano = 5, sita = 6, saba = 7, nane
    = 8, tisa = 9, kumi = 10, kwanza = 1, pili = 2, mosi = 1, mbil = 2, mojo = 1, mmoja = 1, miwili
    = 2, mitatu = 3, minne = 4, wawili = 2, watatu = 3`,
  says: {
    noise: `mungu akipenda, mungu akijalia, mola akipenda, tafadhali, naomba, ninaomba, tunaomba,
      nakuomba, nawaomba, boss, bosi, mkuu, msee, manze, buda, bro, jamani, jameni, bwana,
      mheshimiwa, tu, hivi, eti, kwani, basi, lakini, haki, aki, walai, yaani, yani, kwa kweli,
      kweli, samahanini, hebu, ebu, wadau, shem, morio`,
    gap: `ya, wa, za, la, cha, vya, hii, hiyo, hizi, hizo, ile, zile, huko, hapo, kwa, na, tena,
      bado, pia, sana`,
    filler: `natoka mbali, nimetoka mbali, naishi mbali, toka mbali, ninatoka mbali, sina credo,
      sina kredo, sina salio, sina airtime, sina credit, sina vocha, sina bundle, sina bando, sina
      hela ya simu, sina pesa ya simu, sina unit, sio mashine, si mashine, sio robot, si robot,
      natumia, ninatumia, usimpe, msimpe, kila kitu, labda, hatimaye, kuhusu, kwenye, lakini, ila,
      sasa hivi, nyingine, zingine, nyengine, ingine, zengine, jana, leo, ya, wa, za, la, cha, vya,
      kwa, na, ni, ile, hiyo, hizo, hii, hizi, hiki, hivyo, hivi, huyu, yule, wale, pia, bado, tena,
      au, sana, hapo, pale, huko, kule, nina, niko, mko, uko, wako, yako, yangu, zangu, changu,
      vyangu, langu, wangu, yenu, zenu, zetu, yetu, mna, una, tuna, katika, mimi, wewe, nyinyi,
      ninyi, sisi, yeye, wao, kama, nataka, ninataka, ningependa, natafuta, ikiwa, kupata, nipate,
      unaweza, naweza, mnaweza, inaweza, ku, kesho, sasa, haraka, ndani, nje, juu, chini, mapema,
      kutoka, hadi, mpaka, tayari, nayo, nazo, yote, zote, yoyote, iyo, zile, ama, hata, kila,
      walio, ambayo, lini, mahali, hapa, dakika, kidogo, wenu, yao, ivi, izi, ata, ilikuwa, kuwa,
      kuna, hilo, ilo, iko, imekuwa, tafuta, jamaa, watu, vile, hio, hyo, sitaki kuja bure, sitaki
      kuja, sitaki kupoteza, sitaki usumbufu, sitaki safari`,
    other: `nimekuwa, kuanza, nianze, pumzika, napumzika, nimepumzika, afya, amenipigia,
      alinipigia, wamenipigia, walinipigia, ananipigia, wananipigia, atanipigia, *nipigiana, mvua,
      njaa, chakula, kazi, nyumba, nyumbani, pesa, bei, kulipa, gari, matatu, shule, kanisa, soko,
      sokoni, mpira, kiti, chai, nimechelewa, kuchelewa, foleni, imefungwa, kufungwa, imefunguliwa,
      wazi, rafiki, mapenzi, mapema, nimechoka, nimelala, kulala, habari njema, usiku mwema, likizo,
      sherehe, nafikiri, nadhani, maji, nyota, nitoke, natoka, nikitoka, ntoke, simu imeharibika,
      simu yangu imeharibika, simu imepotea, simu ya rafiki, simu ya jirani, simu ya mtu`,
    neg: `si, sio, sija, siwezi, usi, msi, hapana, sijui, hatu, ha, bila, sina, hana, sitaki,
      sijaona, sijapata, usinipig*, msinipig*, usipig*, msipig*, usinicall*, msinicall*,
      usinitafut*, hakuna haja, haina haja`,
    if: `nikienda, nikipita, nikipitia, nikifika, kama, ikiwa, iwapo, endapo, nikija, nikikuja,
      hadi, mpaka`,
    ask: `wapi, lini, ipi, gani, vipi, nini, je, ngapi, mbona, kwa nini, kwanini, naweza,
      ikowapi`,
    why: `mbona, kwa nini, kwanini, tangu lini, toka lini`,
    i: `mimi, mi, nina, niko, sisi`,
    me: `mimi, yangu, langu, zangu, changu, vyangu, wangu, kwangu, sisi`,
    you: `wewe, nyinyi, ninyi, mnani, wewe ni`,
    want: `nataka, ninataka, ningependa, nahitaji, ninahitaji, natafuta, tunataka, tunahitaji,
      nilikuwa nataka, nilitaka, ninatafuta, nauliza, nauliza kama, nilikuwa nauliza, kuuliza,
      niulize, nimeuliza, nilikua nauliza, nilikua nataka`,
    have: `nina, nayo, ninayo`,
    greeting: `salamu alaikum, salaamu alaikum, salam alekum, asalamu alaikum, asalaam alaikum,
      habari, habari yako, habari zenu, habari gani, habari za asubuhi, habari za leo, habari za
      mchana, habari za jioni, habari ya asubuhi, habari ya leo, habari ya mchana, habari ya jioni,
      habari za saa hizi, habari za sasa hivi, habari za kazi, habari ya kazi, habari za huko,
      habarini, jambo, hujambo, hamjambo, sijambo, mambo, mambo vipi, mambo poa, vipi, sasa, niaje,
      niaje sasa, sema, semeni, uko aje, uko poa, uko fiti, uko vipi, mko aje, mko poa, shikamoo,
      shikamo, marahaba, salaam, salamu, salam, salama, salaam aleikum, salam alaikum, asalam
      aleikum, assalamu alaikum, asalaam aleykum, salaam alaikum, salam aleikum, za asubuhi, za leo,
      za jioni, za mchana, za kwako, za huko, umeamkaje, mmeamkaje, umeshindaje, mmeshindaje,
      wasalaam, rada, form ni gani, form, oyaa, oya, oyah, freshi, fresh, safi, poa poa, alafu,
      wazima, mzima, mko salama, uko salama, umelalaje, habari ya wewe, habari wewe, wasee, mambo
      yako, mambo ni vipi, hali yako, uhali gani, hodi, hello habari, nawasalimu, nakusalimu, salamu
      zenu, sema boss, sema msee, habari mpendwa, nawasalimia, habari dear, kwema, kwema huko, vp,
      mambo vp, niaje msee`,
    thanks: `asante, asante sana, asanteni, ahsante, ahsanteni, ahsante sana, shukrani, shukran,
      nashukuru, ninashukuru, tunashukuru, nimeshukuru, mungu akubariki, mungu awabariki, ubarikiwe,
      barikiwa, mbarikiwe, poa sana, nimepata, nimeona, nimeelewa, nimesikia, karibu, karibuni,
      kwaheri, kwa heri, santeni, thenks, asanti, hakuna shida, hakuna matata, hakuna neno, hakuna
      noma, shwari, nashkuru, shukrani sana, vizuri sana, vyema, asnte, asnt, pamoja sana`,
    yes: `ndiyo, naam, sawa, sawa sawa, sawasawa, sawa kabisa, haya, poa, ndiyo hiyo, kabisa,
      hakika, nakubali, nimekubali, vizuri, swa, sw sawa, sawia, ewaa, eewa, iko sawa, iko poa,
      fiti, inafaa, nathibitisha`,
    no: `hapana, hapana asante, la, la hasha, sikubali, nakataa, zii, zi, ata, hata kidogo,
      siwezi, hapana sitaki, nimekataa, ai`,
    sorry: `samahani, samahanini, pole, poleni, nisamehe, niwie radhi, radhi`,
    choice: `nambari, namba, chagua, nachagua, nimechagua, chaguo, tuma, natuma, ya, jibu, jibu
      ni, nataka, ninataka, napenda, nipe, hiyo ya, ile ya, ndiyo ya, bonyeza, nambari ya, namba ya,
      jibu langu, ni, natuma namba, la, weka`,
    days: `siku`,
    weeks: `wiki, juma, majuma`,
    months: `mwezi, miezi`,
    when: `mpaka nilipwe, hadi nilipwe, leo, kesho, kesho kutwa, keshokutwa, mtondo, jumatatu,
      jumanne, jumatano, alhamisi, ijumaa, jumamosi, jumapili, asubuhi, mchana, jioni, usiku,
      alfajiri, sasa hivi, wiki hii, wiki ijayo, mwezi huu, mwezi ujao, jana, juzi, sasa, saa, hivi
      sasa, wiki iliyopita, wiki kesho, dakika hii, mwaka huu, nilipwe, nikilipwa, mwisho wa mwezi,
      mwisho mwezi, mshahara`,
    ahead: `kesho, kesho kutwa, keshokutwa, wiki ijayo, wiki kesho, mwezi ujao, baadaye, jumatatu,
      jumanne, jumatano, alhamisi, ijumaa, jumamosi, jumapili, itakuwepo, itakuwa, zitakuwa,
      vitakuwa, itafika, zitafika, vitafika, itakuja, zitakuja, vitakuja, itapatikana, zitapatikana,
      vitapatikana, mtapata, mtakuwa, itarudi`,
    'at-times': `usiku, asubuhi mapema, kazini, nikiwa, kila siku, kila saa, mara nyingi, nyingi,
      mingi, ovyo, jumapili, mchana, leo, kesho, wiki hii, mpaka, hadi, isipokuwa, wakati, mke
      wangu, mume wangu, bwanangu, mapema, sasa hivi, kabla, baada`,
    morning: `asubuhi`,
    afternoon: `mchana, alasiri, adhuhuri`,
    evening: `jioni, usiku`,
    menu: `anza, menyu, meny, orodha, mwanzo, menyuu, huduma, chaguzi, mnafanya nini, naweza
      kufanya nini, nionyeshe menyu, rudi mwanzo, rudi nyuma, anza upya, huduma zenu, mnatoa huduma
      gani, mnatoa nini`,
    item: `bidhaa, kitu, vitu, kitu yangu, kitu changu, vitu vyangu, vitu zangu, mzigo, mzigo
      wangu, mizigo, oda, order, stoki, stock, dawa, dawa zangu, dawa yangu, madawa, daw, vidonge,
      kifurushi, vifurushi, paketi, pakiti, bizaa, item yangu, itemu, aitem, aitemu, kipakiti,
      stokini, boksi, sanduku, mali, mali yangu, furushi, madonge, madawa yangu, ndude, form yangu`,
    check: `angalia, angalieni, niangalie, niangalizie, uangalie, kuangalia, nicheki, nichekie,
      cheki, chekini, kucheki, unicheki, tazama, nitazamie, hakikisha, niambie kama, nijulishe kama,
      angalizia, muangalie, mniangalizie, mnichekie, unichekie, nione kama, uniangalizie, kuona
      kama, kujua kama, nijue kama, mniambie kama, uniambie kama, nataka kujua, naangalia, nacheki,
      nitafutie, mniangalie, unitazamie, nataka kujua kama, nichekieni, kuuliza kama, naulizia,
      kuulizia, niulizie, naulizi`,
    here: `mtakuwa nayo, mtakuwa nazo, mtakuwa nacho, mtakuwa navyo, ipo, iko, zipo, ziko, vipo,
      viko, kipo, kiko, lipo, liko, yapo, yako, upo, uko, imefika, imekuja, zimefika, zimekuja,
      vimefika, vimekuja, kimefika, kimekuja, umefika, umekuja, limefika, yamefika, inapatikana,
      zinapatikana, vinapatikana, kinapatikana, unapatikana, yanapatikana, imepatikana,
      zimepatikana, vimepatikana, kimepatikana, inapatkana, inapatikna, imerudi, zimerudi, imeingia,
      zimeingia, vimeingia, kimeingia, umeingia, imeletwa, zimeletwa, vimeletwa, imeshafika,
      zimeshafika, imebaki, zimebaki, imesalia, ishafika, ishakuja, zishafika, zishakuja,
      kipatikane, itakuwepo, itakuwa, zitakuwa, vitakuwa, itafika, zitafika, vitafika, itakuja,
      zitakuja, vitakuja, itapatikana, zitapatikana, imerejea, imetua, vitapatikana, itarudi, mko
      nazo, mko nayo, mnazo, mnayo, mnavyo, mnacho, mnao, iko hapo, ipo hapo, ipo huko, iko uko,
      ko`,
    gone: `haijaja, hazijaja, havijaja, bado haijaja, haipo, haiko, hazipo, haziko, havipo,
      haviko, hakipo, hakiko, haupo, imeisha, imekwisha, zimeisha, vimeisha, kimeisha, hakuna,
      haijafika, hazijafika, havijafika, haijakuja, hazijakuja, imeishia, ziliisha, iliisha,
      haipatikani, hazipatikani, havipatikani, hakipatikani, hamna, hamna stock, imeshaisha,
      zimeshaisha, bado haijafika, imekataa, haija, hakuna stock, haikufika, haijarudi, ikaisha,
      hakijafika, haujafika`,
    'got-any': `wanayo, wanazo, wanacho, wanavyo, wana, mna, mnayo, mnazo, mko na, uko na, mnavyo,
      mnacho, una, unayo, unazo, kuna, iko wapi, ikowapi, naweza kupata, nitapata wapi, napata wapi,
      nipate wapi, nitapata, nitaipata, nazipata, naipata, naeza pata, naweza pata, ninaweza kupata,
      ntapata, je kuna, kuna mahali, wapi kuna, nitapata lini, nimeishiwa, niko bila, imeniishia,
      zimeniishia, nimeishiwa na, zimenimalizikia, nimemaliza, zangu zimeisha, yangu imeisha,
      ntaipata, nataka kupata, mko nayo, mko nazo, uko nayo, uko nazo, mnauza, mtakuwa na,
      nitazipata, nikona, mkona, niko na shida ya, nitapataje`,
    once: `wakati, pindi, mara, siku`,
    back: `ikipatikana, zikipatikana, vikipatikana, kikipatikana, ikifika, zikifika, vikifika,
      kikifika, ikija, zikija, vikija, ikikuja, zikikuja, vikikuja, ikirudi, zikirudi, ikiwa tayari,
      zikiwa tayari, ikiwa ipo, ikiwepo, zikiwepo, ikiingia, zikiingia, vikiingia, itakapofika,
      zitakapofika, itakapopatikana, itakapokuwepo, itakaporudi, mkipata, mkiwa nayo, mkiwa nazo,
      pindi, mkipokea, ikiletwa, zikiletwa, wakati itafika, itakapokuja, ikirejea, ukipata, ikianza
      kupatikana, ikiwa huko, ikikam, zikikam, ikicome, zikicome, ikiland`,
    place: `sehemu, kituo, mahali, pahali, pale, duka, tawi, eneo, stesheni, kliniki, hospitali,
      zahanati, pleisi, ploti, base, hosi`,
    'other-place': `sehemu ya karibu, sehemu iliyo karibu, mahali pa karibu, sehemu karibu, sehemu
      gani ingine, sehemu gani nyingine, place gani ingine, mahali kwingine, mahali gani pengine,
      sehemu nyingine, sehemu ingine, sehemu zingine, sehemu nyengine, sehemu tofauti, mahali
      pengine, mahali pingine, pahali pengine, pahali pingine, kwingine, kwengine, pengine, kituo
      kingine, kituo ingine, place ingine, place nyingine, karibu zaidi, karibu nami, karibu nangu,
      karibu na mimi, badilisha sehemu, badili sehemu, nibadilishie sehemu, hapo mbali, ni mbali,
      mbali sana, mbali, huko mbali, kituo nyingine, point ingine, eneo lingine, duka lingine, tawi
      lingine`,
  },
};
