import type { Words } from './words.js';

/** Swahili and Sheng words about texts, people and the service itself. */
export const swTexts: Words['says'] = {
  pause: `nyamaza, nyamazeni, mapumziko, mapumziko ya ujumbe, pumzisha, simamisha kwa muda,
    simamisha ujumbe kwa muda, nyamazisha, tulia kidogo, pumzisha ujumbe, pumzisha sms, pumzisheni,
    nipumzishe, acha kwa muda, sitisha kwa muda, simamisha kidogo, pumzisha meseji, kupumzisha,
    pumzisha kidogo, kwa muda`,
  resume: `kuendelea kutuma, kuendelea kunitumia, mnaweza kuendelea, unaweza kuendelea, muendelee
    kutuma, nitumieni sms tena, nitumieni ujumbe tena, mnaweza kunitumia, mnaweza kunitumia tena,
    unaweza kunitumia, endelea, endeleeni, rudisha ujumbe, anza tena, endelea kutuma, endelea
    kunitumia, endeleeni kunitumia, rudisha sms, nirudishie ujumbe, anzisha tena, endelea tena,
    endeleza, anza kunitumia tena, washa ujumbe, endelezeni, muendelee, rudisheni ujumbe`,
  call: `nibip, nibipie, niflash, niflashie, nataka mtu, nataka binadamu, nataka mtu halisi,
    nipigia, kunipigia, munipigie, mnipigie, nipigie, nipigieni, unipigie, anipigie, wanipigie,
    unipigieni, mnipigieni, nipigie simu, nipigeni simu, nipige simu, piga simu, nipigiwe, kupigiwa,
    nipigiwe simu, nicall, nicallie, nicalie, unicall, nipigiye, tupigie, nibeep, nimewapigia,
    niliwapigia, nimekupigia, nipigue, nipigie cm, nipgie, npigie, npgie, simu, nipigieni simu,
    ongea nami, nicol, mnicall, niite, nipgie cm, nipigie kwa, nirudie simu, nipigye, nikol`,
  talk: `ongea, kuongea, niongee, zungumza, kuzungumza, nizungumze, kuongelesha, niongee na,
    kuongea na, nizungumze na, naongea, wasiliana, kuwasiliana`,
  human: `mtu, binadamu, mhudumu, mfanyakazi, mtu halisi, daktari, muuguzi, nesi, nyinyi, afisa,
    mtoa huduma, mmoja wenu, msee`,
  who: `sijawahi kujiandikisha, sikujiandikisha, sijajiandikisha, sijajisajili, sikujisajili, nani
    mwenzangu, mwenzangu nani, mmeipata wapi, umeipata wapi, mliipata wapi, uliipata wapi, mmeitoa
    wapi, umeitoa wapi, jina lenu, jina lenu nani, umepata wapi, mmepata wapi, umetoa wapi, mmetoa
    wapi, ulipata wapi, mlipata wapi, nani, ni nani, wewe ni nani, nyinyi ni nani, ninyi ni nani, ni
    nani huyu, huyu ni nani, hii ni nini, ni kina nani, kina nani, ni akina nani, hii namba ni ya
    nani, nambari ya nani, namba ya nani, hii ni ya nani, mlipata wapi namba yangu, umetoa wapi
    namba yangu, mmetoa wapi nambari yangu, umepata wapi namba yangu, mmepata wapi namba yangu,
    unani, sikujui, siwajui, siwafahamu, sikufahamu, kwani wewe ni nani, mnatoka wapi, unatoka wapi,
    nani huyu, hii sms inatoka wapi, hii ni kampuni gani, jina lako nani, jina lako, mbona
    unanitumia, mbona mnanitumia, mbona unanitext, nani anatuma, nani alituma, nani ametuma, hii
    ujumbe ni ya nani, mimi sikujui, baobab ni nini, baobab ni nani, ni kampuni gani, nyi ni nani,
    we ni nani, ww ni nani, ujumbe huu unatoka wapi, nani anaandika, nani amenipigia, nani
    alinipigia, nanii, unaitwa nani, mnaitwa nani, hii line ni ya nani, uliza wewe nani, mmetoa wapi
    namba yangu, ulitoa wapi namba yangu, mlitoa wapi namba yangu, utapeli, matapeli, namba yangu
    wapi, nambari yangu wapi, namba wapi, nani amekupa namba, nani aliwapa namba, nani amewapa
    namba`,
  help: `madhara ya dawa, madhara, vipele, upele, nawashwa, kuwashwa, natapika, kutapika,
    naharisha, kuharisha, kizunguzungu, kichefuchefu, naumwa kichwa, kichwa kinauma, homa, sijui
    kutumia, inafanya kazi, hii inafanya kazi, sijui kutuma, msaada, nisaidie, nisaidieni,
    *nisaidie, naomba msaada, nahitaji msaada, nataka msaada, sielewi, sijaelewa, sikuelewa,
    sifahamu, nifanyeje, nafanyaje, nitafanyaje, nifanye nini, inafanyaje, inafanya aje, hii
    inafanyaje, inatumikaje, natumiaje, nieleze, nieleweshe, nimechanganyikiwa, nimekwama, maelezo,
    maelekezo, sijui nifanye nini, sijui cha kufanya, nina shida, niko na shida, nina tatizo, swali,
    nina swali, niko na swali, kuna shida, tatizo, haifanyi, haifanyi kazi, saidia, saidieni,
    usaidizi, nielekeze, sielewagi, hii inafanya kazi vipi, inafanya kazi vipi, hii inafanya kazi
    aje, una maana gani, unamaanisha nini, malalamiko, maana yake, sijui natumiaje, nisaidike,
    nielezee`,
  details: `badili sehemu yangu, badilisha sehemu yangu, wamenipora simu, nimeporwa simu,
    niliporwa simu, wameniibia simu, ameniiba simu, ameniibia simu, waliiba simu, wameiba simu, simu
    imeibwa, simu imeporwa, laini imepotea, nimepoteza laini, nitumie jioni, nitumie asubuhi,
    nitumie mchana, nitumieni jioni, nitumieni asubuhi, nitumieni mchana, badilisha kituo changu,
    badilisheni kituo changu, kituo changu cha kawaida, nimebadilisha laini, badilisha laini, badili
    laini, taarifa zangu, maelezo yangu, jina langu, jina la utani, akaunti yangu, mipangilio,
    badilisha namba, nimebadilisha namba, nimebadilisha nambari, badilisha nambari, nambari mpya,
    namba mpya, line mpya, laini mpya, simu mpya, nimebadilisha line, habari zangu, nimebadili
    namba, nimebadili nambari, nimepoteza simu, simu yangu imeibiwa, simu iliibiwa, simu imepotea,
    saa zangu, faragha, badilisha jina, badilisha taarifa, wasifu wangu, details zangu, namba yangu
    mpya, nambari yangu mpya, kubadilisha namba, kubadilisha nambari, saa za faragha, nimepoteza
    line, nimechange namba, nimechange number, nimechange line, simu yangu imepotea, niliibiwa simu,
    nimeibiwa simu`,
  change: `badilisheni, badilini, mnibadilishie, mbadilishe, badilisha, badili, nibadilishie,
    kubadilisha, kubadili, rekebisha, kurekebisha, nibadilishe, sasisha, mpya, hariri`,
  language: `lugha, badilisha lugha, nibadilishie lugha, lugha nyingine, lugha ingine, tafsiri,
    lugha gani`,
  speaking: `kwa, kwa lugha, sijui, sielewi, siongei, ongea, sisomi, niandikie, andika, tumia,
    sijui kusoma, sifahamu, nitumie, kwa lugha ya, kusoma, naongea, naelewa, nijibu, nijibuni,
    niandikieni`,
  'in-en': `kiingereza, kingereza, kizungu, kiinglish, kimombo`,
  'in-sw': `kiswahili, swahili, kisw, kiswahil, kiswahiri, waswahili`,
  'in-fr': `kifaransa, kifaransi, kifransa`,
  'in-other': `kikuyu, kikamba, kiluo, kijaluo, kikalenjin, kiluhya, kisomali, kimaasai, kimeru,
    kihaya, kisukuma, kichaga, kiarabu, kireno, kihindi, kichina, kinyarwanda, kirundi, kilingala,
    kiganda, kinyakyusa, kigiriama, kidigo, kimakonde, kihehe, kigogo, kispanyola, kijerumani,
    kilugha, sheng, kisheng, kidachi, kiitaliano, kirusi`,
  join: `jiunga, jiungeni, join`,
  wipe: `safisha, futa yote, futa vyote, futa kila kitu`,
  'wipe-it': `sahau hii chat, sahau mazungumzo, sahau haya mazungumzo, sahau kila kitu, sahau
    yote, safisha kila kitu, safisheni kila kitu, futa ujumbe, futa kila kitu, futa ujumbe wote,
    futa meseji, futa sms, futa mazungumzo, futa hii chat, futa chat, futa mazungumzo yote, futa
    ujumbe huu, futa jumbe, futa haya mazungumzo, futa messages, futeni ujumbe, futa jumbe zote,
    futa msg`,
  away: `nimehamishwa, nimehamishiwa, sitakuwepo mjini, kijijini kwetu, nyumbani kijijini, mkoani,
    safarini, niko safarini, nimesafiri, nasafiri, ninasafiri, nitasafiri, niko safari, nimetoka nje
    ya mji, niko nje ya mji, niko mbali, sipo mjini, siko mjini, sipo, siko nyumbani, niko ushago,
    ushago, niko kijijini, naenda ushago, niko shags, shags, nimeenda ushago, nimesafiri nje, niko
    ocha, naenda ocha, ocha, kijijini, niko nje ya nchi, natravel, nimetravel, niko mkoa mwingine,
    naenda safari, mji mwingine, gichagi, nimeenda nyumbani, niko kwa safari, safari, nipo safarini,
    nitakuwa safarini, nitakuwa mbali, nikona safari, siko karibu, sipo nyumbani`,
  returned: `nimerudi, nimesharudi, nisharudi, nimerejea, nimesharejea, nimerudi nyumbani,
    nimesharudi nyumbani, nimerudi home, nimerudi safari, nimerudi kutoka safari, nimerudi kutoka
    safarini, nimerudi mjini, nimefika nyumbani, nimeshafika nyumbani, nishafika nyumbani, niko
    nyumbani, niko nyumbani sasa, nipo nyumbani, niko home, nimeback, nimecome back, safari imeisha,
    nimemaliza safari, nimerudi mtaa, nimerudi kwangu, nimerudi town`,
  person: `mtu, mtu mwingine, dada, dada yangu, kaka, kaka yangu, ndugu, ndugu yangu, mume, mume
    wangu, mke, mke wangu, mama, mama yangu, baba, baba yangu, mwanangu, mtoto, mtoto wangu, rafiki,
    rafiki yangu, jirani, jirani yangu, shangazi, mjomba, binamu, msaidizi, msaidizi wangu,
    bwanangu, bibi yangu, bwana yangu, siz, sista, broo, mathe, buda yangu, boda, mtu wangu, mtu wa
    boda, mtu wa pikipiki, bodaboda, mwenzangu, bro wangu, nyanya, babu, cuzo, beshte, beste, beshte
    yangu, mtoi, sistangu, mamangu, babangu, dadangu, ndugungu, mumewangu, kijana wangu, brathe
    yangu`,
  'will-come': `ntakam, nitacome, ntacome, nacome, natakuja, takuja, nitafika, nitakuja, ntakuja,
    nakuja, ninakuja, ntafika, nafika, nitapita, ntapita, nitakuwepo, nitakuwa hapo, niko njiani,
    nko njiani, njiani, nitakam, nakam, tutakuja, nitakuja sana, nitaenda, nitahudhuria, nakuja
    sasa, ntaenda, nakujia, nitajitahidi kuja, tutaonana, natokea, nitakujia`,
  'cannot-come': `siendi, siendi tena, sitaenda, siwezi kuja, siwezi fika, siwezi kufika,
    sitakuja, sitafika, sitaweza, sitaweza kuja, sitaweza kufika, sitakuwepo, siji, sifiki, sikuweza
    kuja, sitahudhuria, sitokuja, sitoweza, siwezi kam, sitakam, sijakuja, sikuja, siezi kuja, sito
    kuja, siezi fika, hatutakuja`,
  send: `nitatuma, ntatuma, natuma, nimetuma, namtuma, nitamtuma, ntamtuma, nimemtuma, kutuma,
    nimtume, tuma, nitume, ninatuma, namsend, nitasend, atakuja, atachukua, atanichukulia, atakujia,
    anakuja, aje, akuje, achukue, anichukulie, atapita, atafika, anaweza, atapick, aweza, kuchukua,
    atakam`,
  proxy: `nitamtuma, ntamtuma, namtuma, nimemtuma, nimtume, ninamtuma, nitatuma mtu, ntatuma mtu,
    natuma mtu, nitamtuma mtu, kuna mtu atakuja, mtu atakuja, mtu atanichukulia, mtu mwingine
    atakuja, nimtume mtu, naweza tuma mtu, naweza kutuma mtu, nimetuma mtu, anichukulie,
    atanichukulia, achukue kwa niaba yangu, kwa niaba yangu, nitasend mtu, atakujia, anikuchukulie,
    kunichukulia, wanichukulie, mtu anichukulie, niwatumie mtu, nitatuma msee, nitume mtu, badala
    yangu, anichukuliye, tuma bro, tuma brother, tuma sis, tuma msee, tuma beshte, nitume bro,
    watanichukulia, anichukulie yangu`,
  report: `mimi, ripoti, ripoti yangu, rekodi zangu, faili yangu, taarifa yangu, hali yangu,
    maendeleo yangu, naendeleaje, siku ngapi zimebaki, zimebaki siku ngapi, nimebakiwa na siku
    ngapi, nimebaki na siku ngapi, nimebakisha siku ngapi, nionyeshe ripoti yangu, nitumie ripoti
    yangu`,
  log: `nani kafungua faili langu, nani amefungua faili langu, nani kaona faili langu,
    aliyefungua, nani amefungua faili yangu, nani alifungua faili yangu, nani ameona faili yangu,
    nani aliona faili yangu, walioona faili yangu, nani amesoma faili yangu, waliofungua faili
    yangu, nani alisoma faili yangu`,
  stop: `sitisha, sitisheni, kusitisha, jiondoe, nisitishie, simamisha, simamisheni, nimesitisha`,
  soft: `achaneni na namba yangu, achana na namba yangu, sitaki, acha, toka, ondoka, acheni,
    uache, muache, mwache, uwache, muwache, tokeni, ondokeni, niache, niacheni, wacha, wacheni,
    niwache, niwacheni, achana na mimi, achaneni na mimi, achana nami, usinisumbue, msinisumbue,
    unanisumbua, mnanisumbua, potea, poteeni, koma, komeni, toka hapa, ishia, ishieni, unanibore,
    wachana na mimi, acha kunisumbua, acheni kunisumbua, sitaki usumbufu, sitaki tena, sitaki
    kabisa, wachana na mi`,
  cancel: `ghairi, kughairi, nighairi, kucancel, katiza, tengua, batilisha, nimeghairi,
    ghairisha`,
  message: `ujumbe, jumbe, sms, meseji, message, messages, mesej, taarifa, txt, maujumbe, masms,
    matext, mameseji, vikumbusho, ukumbusho, sms zenu, ujumbe wenu, mesegi, arafa, kukumbushwa,
    meseg, mesejii`,
  texting: `kunitumia, kutuma, kunitext, kunitexti, kuniandikia, kuandika, kutumiwa, kutext, kuni
    text, unitext, kunimessage, kunisumbua, kuwasiliana, kutumia, kunikumbusha, kutumiana, kuni sms,
    kunisms, kunitumiatumia, nitumia, tuma, kuniandika, kupokea, kupata, kunijulisha, kusms`,
  'dont-text': `usinitumie, msinitumie, usinitumie ujumbe, msinitumie ujumbe, usinitumie sms,
    msinitumie sms, usinitext, msinitext, usiniandikie, msiniandikie, usitume, msitume, usitume
    ujumbe, msitume ujumbe, sitaki sms, sitaki ujumbe, sitaki meseji, sitaki message, sitaki
    messages, sitaki kutumiwa, sitaki jumbe, sitaki sms zenu, sitaki ujumbe wenu, sihitaji sms,
    sihitaji ujumbe, sihitaji meseji, msitumie, usitumie ujumbe, msitutumie, usinitumie tena,
    msinitumie tena, sipendi sms, sipendi ujumbe, hatutaki sms, sitaki mnitumie, sitaki unitumie,
    sitaki kupokea, sitaki kupata sms, sitaki kupata ujumbe, sitaki kusikia kutoka, sitaki kusikia
    toka, sitaki mnitext, sitaki unitext, usinitumie meseji, msinitumie meseji, usinitumie jumbe,
    msinitumie jumbe, usinitumie message, usinitumie messages, sitaki text, sitaki texts, stakí sms,
    sitaki hizi sms, sitaki hizi meseji, sitaki hizi jumbe, sitaki hizi text, sitaki hizi messages,
    staki sms, staki ujumbe, staki meseji, staki message, staki messages, usinikumbushe,
    msinikumbushe, stakangi sms, sitaki vikumbusho, usinisms, msinisms, sitaki tena sms, sitaki sms
    tena, sitaki tena ujumbe, sitaki tena meseji, sitaki tena jumbe, hakuna haja ya sms, hakuna haja
    ya ujumbe`,
  refuse: `sitaki, sihitaji, sipendi, hatutaki, usitum*, usinitum*, msitum*, msinitum*, usiniand*,
    msiniand*, usinitext*, msinitext*, nimechoka na, nimechoshwa na, staki, inatosha, yatosha,
    imetosha, tumechoka na`,
  received: `sijapata, sikupata, sijaona, haijafika, haikufika, imefika, haijaingia, nimepata,
    nilipata, sipati`,
  all: `zote, yote, kabisa, milele, tena, mara moja, hizo, hizi, hii, hiyo, namba yangu, nambari
    yangu, namba hii, nambari hii, kwa namba, zenu, wenu, yenu, ovyo, zenyu, hii namba, sai, sahii,
    kwangu, katika namba, kwa simu yangu, kwa simu, simu yangu, za kila, ziwe, haraka`,
  'remove-me': `ondoa namba, ondoeni namba, toa namba, futa namba hii, nitoe, nitoeni, niondoe,
    niondoeni, niondolee, nitoe kwa list, nitoe kwenye orodha, niondoe kwenye orodha, ondoa namba
    yangu, ondoa nambari yangu, toa namba yangu, toa nambari yangu, futa namba yangu, futa nambari
    yangu, toeni namba yangu, futeni namba yangu, ondoeni namba yangu, nitoe kwa hii, nifute,
    nifuteni, nijitoe, nataka kujitoa, kujitoa, jitoa, nataka kutoka, kujiondoa, nataka kujiondoa,
    ondoeni nambari yangu, nitoeni kwa list, nitoeni kwenye orodha, nitolee namba yangu, niremove,
    niremovie, nataka kujitoa kwa`,
  'not-stop': `toka lini, toka jana, toka asubuhi, toka juzi, acha nione, acha nikuje, acha nije,
    acha nifikirie, acha nijaribu, acha ni*, wacha ni*, wacha nione, acha tu, wacha tu, toka huko,
    toka kwa, acha kesho, toka wiki, toka mwezi, acha niende, usiache, msiache, nimetoka, toka
    place, toka sehemu, acha iwe, wacha iwe, acha hapo, wacha hapo, acha apo, acha huko, acha
    kwanza, toka nyumbani, toka hapo, acha tuone, wacha tuone, iache hapo, acha na`,
  wrong: `imekosewa, umekosewa, mmekoseya, zimekosewa, makosa, kosa, si sahihi, sio sahihi,
    umekosea, mmekosea, umekoseya, isiyo sahihi, umechanganya, mmechanganya, kimakosa, mumekosea`,
  number: `nambari, namba, simu, laini, line, number, nomba`,
  'not-me': `sio yule, si yule, si mimi, sio mimi, si yangu, sio yangu, si kwangu, sio kwangu, si
    zangu, sio zangu, si langu, sio langu, si vyangu, sio vyangu, sio ya kwangu, si ya kwangu,
    hainihusu, haunihusu, hayanihusu, hainihusu mimi, si yetu, sio yetu, si wangu, sio wangu, si
    changu, sio changu, sio mi, si mi, ata si mimi, hazinihusu, hawako hapa, hayuko hapa, simjui,
    simfahamu, sio yake, si yake, mwenye simu, namba imebadilishwa, hakuna mtu kama huyo, hakuna mtu
    wa jina hilo, simjui huyo, simjui huyo mtu, mwenye namba, mimi siye, siye mimi`,
  'not-my': `sio siku, si siku, sio tarehe, si tarehe, sio saa, si saa, mimi si, mimi sio, hii si,
    hii sio, si ya`,
  'wrong-person': `mtu si sahihi, mtu mbaya, mtu tofauti, sio mtu huyo, si mtu huyo, mimi si huyo,
    mimi sio huyo, mimi sio huyo mtu, umekosea mtu, mmekosea mtu, umekosea namba, mmekosea namba,
    umekosea nambari, mmekosea nambari, umekosea number, mmekosea number, mtu asiye sahihi, umetuma
    kwa mtu tofauti, umekosea line, umekosea simu, mmekosea simu, umekosa namba, mmekosa namba,
    mumekosea namba, mumekosea nambari, umekosea no, sio huyo mtu, umekosea msee, namba umekosea,
    nambari umekosea, mmekosea line, umekosea ni namba ingine, umetuma kwa namba isiyo sahihi,
    umetuma namba isiyo sahihi`,
  'wrong-number': `nambari si sahihi, namba si sahihi, nambari sio sahihi, namba sio sahihi,
    nambari mbaya, namba mbaya, si namba yangu, sio namba yangu, si nambari yangu, sio nambari
    yangu, namba siyo, si hii namba, namba sio yangu, namba si yangu, nambari si yangu, nambari sio
    yangu, nambari isiyo sahihi, namba isiyo sahihi, namba ya makosa, nambari ya makosa, number sio
    yangu, number si yangu, namba sio hii, line sio yangu, simu si yangu, simu sio yangu, number si
    sahihi, sio number yangu, si number yangu`,
};
