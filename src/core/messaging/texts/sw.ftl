### Kiswahili. One SMS each, GSM-7 alone: 160 septets with the longest facts and an 11-letter brand.
### `.sms` is said on SMS in place of the text, `.tail` after it; `choice` holds the shared answers.
### Both clocks are said; `kifurushi` takes ki-, `bidhaa` and `oda` take i-.

item = { $noun ->
    [order] oda
    [parcel] kifurushi
   *[item] bidhaa
}
item-name = { $noun ->
    [order] Oda
    [parcel] Kifurushi
   *[item] Bidhaa
} { $item }
is-there = { $noun ->
    [parcel] kipo
   *[item] ipo
}
is-not-there = { $noun ->
    [parcel] hakipo
   *[item] haipo
}
few-left = { $noun ->
    [parcel] vimebaki vichache
   *[item] zimebaki chache
}
found-again = { $noun ->
    [parcel] kimepatikana
   *[item] imepatikana
}
last-is-gone = { $noun ->
    [parcel] cha mwisho kimechukuliwa
   *[item] ya mwisho imechukuliwa
}
mine-is = { $level ->
    [COVERT] { $noun ->
        [order] oda yako iko
        [parcel] kifurushi chako kiko
       *[item] bidhaa yako iko
    }
   *[GENERAL] dawa ziko
}
kept-for-you = { $level ->
    [COVERT] Tumekuwekea
   *[GENERAL] Tumekuwekea dawa zako
}
dear = { $level ->
    [OPEN] { $brand }: { $name },
   *[COVERT] { $brand }:
}
there = { $level ->
    [COVERT] pale unapoenda kwa kawaida
   *[GENERAL] kwenye kliniki yako
}
other-has-it = { $amount ->
    [few] { $noun ->
        [parcel] Vipo vichache
       *[item] Zipo chache
    }
   *[yes] { $noun ->
        [parcel] Kipo
       *[item] Ipo
    }
} sehemu { $other }

choice =
    .menu = Menyu
    .call = Nipigie simu
    .book = Weka miadi
    .visits = Miadi yangu
    .more = Zaidi
    .more-days = Siku zingine
    .more-times = Saa zingine
    .check = Angalia { item }
    .pickups = { $noun ->
        [order] Oda za kuchukua
        [parcel] Vifurushi vya kuchukua
       *[item] Bidhaa za kuchukua
    }
    .help = Nisaidie
    .keep = Niwekee
    .keep-there = Niwekee huko
    .other-place = Sehemu nyingine
    .tell-me = { $noun ->
        [parcel] Nijulishe kikipatikana
       *[item] Nijulishe ikipatikana
    }
    .tell-sure = Nijulishe mkiwa na uhakika
    .not-now = Sihitaji kwa sasa
    .number = Nambari yangu
    .other-day = Siku nyingine
    .another-day = Siku nyingine
    .someone = Nitatuma mtu
    .drop = Sihitaji tena
    .not-there = { $noun ->
        [parcel] Nilikuja, hakikuwepo
       *[item] Nilikuja, haikuwepo
    }
    .not-mine = Si yangu
    .language = Lugha
    .morning = Asubuhi
    .afternoon = Mchana
    .evening = Jioni
    .yes = Ndiyo
    .no = Hapana
    .english = ENGLISH
    .swahili = KISWAHILI
    .french = FRANÇAIS
    .covert = Kidogo kabisa
    .general = Zaidi kidogo
    .open = Zaidi, pamoja na jina langu
    .next-place = Inayofuata
    .not-expected = Sikutarajia
called =
    .menu = Menyu
    .finding = Kama { is-there }
    .collecting = Kuchukua
    .settings = Mipangilio yangu
    .calling = Kupigiwa simu
    .person = Ni ya nani
    .unlocking = Nambari ya siri
    .visiting = Miadi yangu
    .visit-at = Miadi yangu { $at }
    .caring = Hali yangu

## The menu and a person

menu = { $brand }. Unahitaji nini?
    .sms = { $brand }. Tuma nambari moja:
menu-first = { $brand }. Unahitaji nini?
    .sms = { $brand }. Tuma nambari moja:
    .tail = PAUSE au STOP wakati wowote.
help = Msaada:
    .pause = Simamisha ujumbe kwa muda
    .details = Taarifa zangu
call-hours = Tukupigie simu wakati gani?
call-noted = Sawa, mtu atakupigia simu { $when ->
    [morning] asubuhi
    [afternoon] mchana
    [evening] jioni
   *[chosen] saa ulizochagua
}.
danger = Asante kwa kutuambia. Ukihitaji msaada sasa hivi, piga { $number }. Mtu atakupigia haraka sana.
danger-no-number = Asante kwa kutuambia. Tafadhali nenda sasa hivi kwa mtu unayemwamini. Tutakupigia haraka sana.
not-ok = Asante kwa kutuambia. Tutakupigia saa ulizochagua. Unahitaji mtu sasa? Piga { $number }.
not-ok-no-number = Asante kwa kutuambia. Tutakupigia saa ulizochagua.
thanks = Sawa, asante.
which-person = Hii ni ya nani?
    .entry = { $nickname ->
        [nobody] Mtu mwingine
       *[other] { $nickname }
    }
which-of-two = Ni kuhusu:
    .entry = { $matter }
closed-question = Swali hilo limefungwa.
    .tail = Tuma 0 kupata menyu.
expired = Kitufe hicho ni cha zamani.
error1 = Samahani, bonyeza kitufe kimojawapo.
    .sms = Samahani, tuma { $digits }. 0 kwa menyu.
error2 = Tukurahisishie: mtu anaweza kukupigia simu.
    .sms = Tukurahisishie: tuma 5 na mtu atakupigia simu. 0 kwa menyu.
error3 = Mtu ataangalia hili na kukupigia. Huna haja ya kujibu.
busy = Tuna shughuli nyingi kwa sasa. Tafadhali tuma tena baada ya dakika chache.
too-many = Ujumbe umekuwa mwingi kwa pamoja. Subiri kidogo, kisha tuma mmoja.
who = Hii ni { $brand }: miadi na bidhaa.
    .tail = Si yako? Tuma 9 na hatutatuma tena ujumbe kwa nambari hii.
wrong = Samahani kwa usumbufu. Hatutatuma tena ujumbe kwa nambari hii.
    .tail = Ulituma kwa bahati mbaya? Tuma 0.
    .by-mistake = Nilikosea kutuma
wrong-or-day = Je, ni:
    .wrong-day = Siku au saa si sahihi
still-you = Hii ni { $brand }. Ulitarajia ujumbe kutoka kwetu?
stop-or-drop = Unataka nini?
    .no-more = Msinitumie ujumbe tena
    .drop-kept = Kufuta miadi au nilichowekewa
    .other-hours = Ujumbe uje saa nyingine
stopped = Sawa, hatutakuandikia tena. Ukitaka kurudi, tuma START.

## Finding

which-item = { $noun ->
    [order] Oda gani?
    [parcel] Kifurushi gani?
   *[item] Bidhaa gani?
}
    .entry = { item-name }
no-item = Bado huna { item } hapa. Tafadhali uliza { there }.
no-such-place = Hatuijui sehemu hiyo. Nambari za sehemu ziko kwenye kadi yako.
item-yes = { item-name }: ndiyo, { is-there } sehemu { $place } ({ $counted }).
item-low = { item-name }: { few-left } sehemu { $place } ({ $counted }).
item-no = { item-name }: { is-not-there } sehemu { $place }. { other-has-it } ({ $counted }).
item-nowhere = { item-name }: kwa sasa { is-not-there } popote.
no-other-place = { item-name }: kwa sasa { is-not-there } sehemu nyingine.
lost-race = Samahani, { last-is-gone } sasa hivi. { other-has-it }.
lost-race-nowhere = Samahani, { last-is-gone } sasa hivi. Kwa sasa { is-not-there } sehemu nyingine.
tell-me-set = Sawa, tutakujulisha { item } { $item } { $noun ->
    [parcel] kikipatikana
   *[item] ikipatikana
}.
back = { dear } { $level ->
    [COVERT] { item } { $item } { found-again }
   *[GENERAL] dawa zako zimepatikana
} tena sehemu { $place }.
turned-away = Pole, na asante kwa kutuambia. { other-has-it } ({ $counted }).
turned-away-nowhere = Pole, na asante kwa kutuambia. Kwa sasa { is-not-there } sehemu nyingine.
turned-away-kept = Pole, na asante kwa kutuambia. Bado tumekuwekea na tunatafuta: subiri ujumbe wetu kabla ya kuja. { other-has-it }.
turned-away-kept-nowhere = Pole, na asante kwa kutuambia. Bado tumekuwekea na tunatafuta: subiri ujumbe wetu kabla ya kuja.
no-handover-place = { item-name }: hatuwezi kukuwekea kwa ujumbe. Tafadhali uliza { there }.
item-early = { item-name }: { $amount ->
    [few] { few-left }
   *[yes] ndiyo, { is-there }
} sehemu { $place } ({ $counted }). Tunaweza kukuwekea kuanzia { $from }.
too-early = Bado ni mapema kidogo. Tunaweza kukuwekea kuanzia { $from }.

## Collecting

kept = { kept-for-you } sehemu { $place } hadi { $until }. Tutakujulisha ukiweza kuja.
    .tail = Kubadilisha tuma 4.
kept-already = { $level ->
    [COVERT] Tayari tumekuwekea
   *[GENERAL] Tayari tumekuwekea dawa zako
} sehemu { $place } hadi { $until }.
    .tail = Kubadilisha tuma 4.
ready = { dear } { mine-is } tayari sehemu { $place } hadi { $until }.
ready-helper = { $brand }: kuna { item } tayari sehemu { $place } hadi { $until }. Tafadhali mwambie mwenyewe.
code = Nambari yako ni { $code }. Ionyeshe kwenye sehemu uliyochagua. Inatumika mara moja tu.
    .tail = Unaweza kufuta ujumbe huu: tuma 4 kuiona tena.
code-someone = Nambari ya atakayekuja ni { $code }. Inatumika mara moja; ya zamani haitumiki tena. Mwambie yeye tu.
    .tail = Tuma 4 kuiona tena.
not-ready = Bado tunaandaa. Tutakujulisha ukiweza kuja.
    .tail = Kuangalia tuma 4.
pickups-none = Kwa sasa hakuna tulichokuwekea.
pickups = Tumekuwekea:
    .entry = { item-name }: { $state ->
        [ready] tayari
       *[kept] bado tunaandaa
    }
pickup-kept = { kept-for-you } sehemu { $place } hadi { $until }. Bado tunaandaa.
pickup-ready = { $noun ->
    [parcel] Kiko
   *[item] Iko
} tayari kuchukuliwa sehemu { $place } hadi { $until }.
pickup-day = Siku gani inakufaa?
    .entry = { $day }
pickup-time = { $day }, kuanzia saa ngapi?
    .entry = { $time }
changed = Sawa, tumebadilisha. { kept-for-you } sehemu { $place } hadi { $until }.
    .tail = Kubadilisha tuma 4.
no-later-day = Hatuwezi kukuwekea kupita { $until }.
dropped = Sawa, hatukuwekei tena.
    .undo = Nimebadili nia, niwekee
why = { $brand }: bado tumekuwekea { $level ->
    [COVERT] hadi
   *[GENERAL] dawa hadi
} { $until }.
    .coming = Nakuja
    .enough = { $noun ->
        [parcel] Bado ninacho
       *[item] Bado ninayo
    }
    .elsewhere = Nilipata kwingine
    .moved = Nilihama
still-kept = { kept-for-you } sehemu { $place } hadi { $until }. Karibu.
    .tail = Kubadilisha tuma 4.
put-back = Asante kwa kutuambia. { $noun ->
    [parcel] Tumekirudisha
   *[item] Tumeirudisha
} kwa sasa.
    .tail = Ukihitaji, tuma 1.
moved-noted = Asante kwa kutuambia. Mtu wetu atakusaidia kuhusu hilo.
missed = { $brand }: tukuwekee { $level ->
    [COVERT] { $noun ->
        [order] oda yako
        [parcel] kifurushi chako
       *[item] bidhaa yako
    }
   *[GENERAL] dawa zako
} sehemu { $place }?
course-due = { $brand }: siku gani inakufaa, sehemu { $place }? { $level ->
    [COVERT] Tutakuwekea.
   *[GENERAL] Tutakuwekea dawa zako.
}
    .show-days = Nionyeshe siku
hold-lapsed = { $brand }: muda wa kuchukua sehemu { $place } umeisha. Tukuwekee tena?
    .again = Ndiyo, niwekee
hold-cancelled = { $brand }: samahani, sehemu { $place } haiwezi kukuwekea tena. { other-has-it }.
hold-cancelled-nowhere = { $brand }: samahani, sehemu { $place } haiwezi kukuwekea tena. Kwa sasa { is-not-there } sehemu nyingine.
day-closed = { $brand }: sehemu { $place } imefungwa wakati huo. { kept-for-you } hadi { $until }.
not-yet = { $brand }: samahani, bado tunaandaa. { kept-for-you } sehemu { $place } hadi { $until }. Tutakujulisha.
    .tail = Kubadilisha tuma 4.
withheld = { $brand }: tafadhali njoo tuzungumze kwanza, { $day }, sehemu { $place }.
    .will-come = Nitakuja

## Visits

visit-noted = { $brand }: miadi yako: { $at }, sehemu { $place }. Nambari { $ref }.
    .fine = Sawa
    .other-time = Muda mwingine
visit-moved = { $brand }: miadi mpya: { $at }, sehemu { $place }, nambari { $ref }. Ya awali imefutwa.
    .fine = Sawa
    .other-time = Muda mwingine
visit-closed = { $brand }: sehemu { $place } itafungwa { $day }.
    .elsewhere = Sehemu nyingine, siku hiyo
visit-off = { $brand }: samahani, miadi { $ref } ya { $at }, sehemu { $place } imefutwa.
visit-offer = { $brand }: nafasi imepatikana: { $at }, sehemu { $place }.
    .take-it = Naichukua
    .leave-it = Hapana, asante

visit-reminder = { $brand }: { $at }, sehemu { $place }.
    .will-come = Nitakuja
    .change-day = Nibadilishie siku
    .cannot-come = Siwezi kuja
visit-helper = { $brand }: unayemfahamu anatarajiwa { $at }, sehemu { $place }. Tafadhali mkumbushe.
visit-missed = { $brand }: tukutafutie siku nyingine, sehemu { $place }?
    .find-day = Ndiyo, siku nyingine

## How you are

check-in = { $brand }: unaendeleaje wiki hii?
    .well = Vizuri
    .not-well = Si vizuri
check-in-well = Asante kwa kutuambia. Uwe na wiki njema.
later-set = Sawa, tutakuuliza tena kesho saa hii.
later-not = Sawa, tunaacha ilivyo.
so-far = { $days ->
    [none] { "" }
   *[other] { " " }Inatosha siku { $days }.
}{ $visits ->
    [0] { "" }
   *[other] { " " }Miezi 3: umefika miadi { $kept } kati ya { $visits }.
}{ so-went }
so-far-shorter = { $days ->
    [none] { "" }
   *[other] { " " }Inatosha siku { $days }.
}{ $visits ->
    [0] { "" }
   *[other] { " " }Miezi 3: umefika { $kept }/{ $visits }.
}{ so-went }
so-went = { $went ->
    [all] { " " }Ulikuwa nayo karibu kila siku.
    [most] { " " }Ulikuwa nayo siku nyingi.
    [some] { " " }Ulikuwa nayo siku kadhaa.
   *[none] { "" }
}
report-both = Miadi ijayo: { $visit }. Kuchukua: { $pickup }.{ so-far }
report-there = Sehemu { $place }: miadi { $visit }, kuchukua { $pickup }.{ so-far }
report-apart = Miadi: { $visit }{ $place ->
    [0] { "" }
   *[other] , sehemu { $place }
}. Kuchukua: { $pickup }{ $place2 ->
    [0] { "" }
   *[other] , sehemu { $place2 }
}.{ so-far-shorter }
report-visit = Miadi ijayo: { $visit }{ $place ->
    [0] { "" }
   *[other] , sehemu { $place }
}.{ so-far }
report-pickup = Kuchukua: { $pickup }{ $place ->
    [0] { "" }
   *[other] , sehemu { $place }
}.{ so-far }
report-none = Bado hakuna kilichopangwa.{ so-far }
opening = { $day }{ $place ->
    [0] { "" }
   *[other] , sehemu { $place }
} ({ $by ->
    [with] kwa nambari yako
   *[without] bila nambari
})
opening-before = { $day2 }{ $place2 ->
    [0] { "" }
   *[other] , sehemu { $place2 }
} ({ $by2 ->
    [with] kwa nambari yako
   *[without] bila nambari
})
log-none = Hakuna aliyefungua taarifa zako kwa siku 30 zilizopita.
log-one = Siku 30: imefunguliwa mara moja, { opening }.
    .tail = Si sawa? Tuma 5.
log-some = Siku 30: imefunguliwa mara { $count }, mwisho { opening } na { opening-before }.
    .tail = Si sawa? Tuma 5.
away = Ukiwa safarini, sehemu yako iwe { $other }?{ $how ->
    [several] {" "}Au tuma nyingine, mfano sehemu 12.
   *[one] {""}
}
away-days = Sehemu { $other }: kwa muda gani?
    .week = Wiki moja
    .two-weeks = Wiki mbili
    .four-weeks = Wiki nne
away-set = Sawa. Hadi { $until } miadi yako na tutakachokuwekea vitakuwa sehemu { $other }.
away-new = Sawa. Hadi { $until } sehemu yako ni { $other }. Ulichopangiwa au kuwekewa kwingine kinabaki huko.
away-bring = Sawa. Hadi { $until } sehemu yako ni { $other }. Tuhamishe huko { $what ->
    [visit] miadi yako
    [visits] miadi yako yote
    [kept] tulichokuwekea
   *[both] miadi na tulichokuwekea
} pia?
    .move-it = Ndiyo, tafadhali
    .leave-it = Ibaki ilivyo
away-brought = { $how ->
    [all] Tayari, vyote viko sehemu { $other }.
   *[some] Tumehamishia sehemu { $other } vilivyowezekana.
} Miadi ijayo: { $at }.
    .tail = Kuona vyote tuma 3 au 4.
away-kept = { $how ->
    [all] Tayari, vyote tumekuwekea sehemu { $other }.
   *[some] Tumehamishia sehemu { $other } vilivyowezekana.
}
    .tail = Kuviona tuma 4.
away-no-room = Samahani, sehemu { $other } haina nafasi kwa sasa. Vyote vinabaki vilivyokuwa.
away-left = Sawa, inabaki ilivyokuwa.
away-now = Uko safarini hadi { $until }: sehemu yako ni { $other }.
    .back-now = Nimerudi
away-over = Karibu tena. Sehemu yako ni { $place } kama kawaida.
home-bring = Karibu tena. Sehemu yako ni { $place } kama kawaida. Turudishe huko { $what ->
    [visit] miadi yako
    [visits] miadi yako yote
    [kept] tulichokuwekea
   *[both] miadi na tulichokuwekea
}?
    .move-it = Ndiyo, tafadhali
    .leave-it = Ibaki ilivyo
home-brought = Tayari, vyote viko mahali pa kawaida. Miadi ijayo: { $at }.
    .tail = Kuona vyote tuma 3 au 4.
home-stays = Karibu tena. Sehemu yako ni { $place } kama kawaida. Ulichopangiwa au kuwekewa sehemu { $other } kinabaki huko.

## Booking

visit-kind = Miadi gani?
    .entry = Miadi { $item }
visit-place = Miadi { $item }: iwe sehemu { $place }?
no-visit = Bado huwezi kuweka miadi hapa. Tafadhali uliza { there }.
visit-days = Siku zilizo wazi:
    .entry = { $day }
visit-full = Hakuna nafasi { $day }. Siku zilizo wazi:
    .entry = { $day }
visit-calendar = { $month }. Siku gani inakufaa? Nukta ni siku ambayo tayari ni yako.
    .sms = { $month }. Siku gani inakufaa?
visit-month-full = Hakuna nafasi { $day }. { $month }: siku gani inakufaa?
visit-times = { $day }:
    .entry = { $time }
visit-taken = Pole, saa hiyo haina nafasi. { $day }:
    .entry = { $time }
visit-elsewhere = Sehemu { $place } iko wazi. { $day }:
    .entry = { $time }
visit-sure = { $at }, sehemu { $place }. Tukuwekee?
    .book-it = Ndiyo, niwekee
    .other-time = Saa nyingine
visit-booked = Sawa. Miadi yako ni { $at }, sehemu { $place }. Nambari ya miadi: { $ref }.
    .tail = Kubadilisha au kufuta tuma 3.
visit-changed = Imebadilishwa: { $at }, sehemu { $place }. Nambari ya miadi: { $ref }. Ile ya awali imefutwa.
    .tail = Kubadilisha tuma 3.
visit-stays = Miadi yako inabaki kama ilivyo: { $at }, sehemu { $place }. Nambari ya miadi: { $ref }.
    .tail = Kubadilisha tuma 3.
same-day = Tayari una miadi { $day }.
    .move-it = Nibadilishie hiyo
hold-gone = Nafasi hiyo imeachiliwa.
    .tail = Tuma 2 kuangalia upya au 0 kupata menyu.
visit-none = Hakuna siku iliyo wazi kwa sasa.
    .tell-day = Nijulishe siku ikipatikana
visit-wait-set = Sawa, tutakujulisha siku ikipatikana.
visit-offer-left = { $still ->
    [yes] Sawa, si siku hiyo. Tutakujulisha siku nyingine ikipatikana.
   *[no] Sawa. Kutafuta siku nyingine, tuma 2.
}
visit-again = { $why ->
    [impossible] Samahani, siku hiyo haipo kwenye kalenda.
    [past] Samahani, siku hiyo imepita.
   *[unclear] Samahani, ni siku gani?
} Tuma kama hivi: Jumanne asubuhi, au tarehe 16 Machi.
    .show-days = Nionyeshe siku
visit-which = Ulimaanisha ipi?
    .entry = { $at }
visits-none = Huna miadi kwa sasa.
visits = Miadi yako:
    .entry = { $day }
visit-one = { $at }, sehemu { $place }. Nambari ya miadi: { $ref }.
    .drop-it = Siihitaji tena
visit-dropped = Sawa, miadi hiyo imefutwa.
    .undo = Nirudishie miadi hiyo
visit-unknown = Huna miadi yenye nambari hiyo.
drop-which = Unataka kufuta nini?
    .kept-one = Nilichowekewa
    .visit-one = Miadi
item-given = { item-name }: { $amount ->
    [few] { few-left }
   *[yes] ndiyo, { is-there }
} sehemu { $place } ({ $counted }).
    .pick-day = Chagua siku, tutakuwekea

## Joining and settings

unknown = Mazungumzo haya hayajasajiliwa na { $brand }. Tafadhali uliza pale unapoenda kwa kawaida.
    .sms = Nambari hii haijasajiliwa na { $brand }. Tafadhali uliza pale unapoenda kwa kawaida.
join-how = Tuma JOIN na maneno yako matatu, au shiriki nambari yako mwenyewe hapa.
    .sms = Tuma JOIN na maneno yako matatu.
    .share = Shiriki nambari yangu
join-heard = Asante. Tunaangalia maneno yako: ujumbe mwingine unakuja sasa hivi.
join-refused = Maneno hayo hayakukubalika. Angalia tena, kisha tuma JOIN na maneno yote matatu.
joined = Karibu. Hatua ya mwisho, nambari yako ya siri: tuma tarakimu { $first } na { $second } tu, kama 58. Telegram inaweza kusoma mazungumzo na bot: /privacy inaeleza.
    .sms = Karibu. Hatua ya mwisho, nambari yako ya siri: tuma tarakimu { $first } na { $second } tu, kama 58.
join-desk = Tumekaribia kumaliza. Waambie mapokezi kuwa ulituma maneno, watakamilisha.
join-done = Tayari, sasa unaweza kutuandikia hapa.
    .tail = Tuma 0 wakati wowote kupata menyu.
join-nickname = Tukuite nani hapa? Tuma jina moja fupi, si jina lako halisi.
proposed = Asante, uko kwenye orodha. Njoo ndani ya siku { $days }, uwaambie mapokezi kuwa ulituma ujumbe.
proposed-waiting = Tayari uko kwenye orodha. Ukija, waambie mapokezi.
unlock = Nambari ya siri: tuma tarakimu { $first } na { $second } tu, kama 58.
unlock-again = Hizo mbili hazilingani. Tuma tarakimu { $first } na { $second } tu, kama 58.
no-secret = Bado huna nambari ya siri. Mapokezi watakupa moja, au mtu atakupigia simu.
locked = Imefungwa kwa sasa, kwa usalama wako. Mtu atakupigia simu.
secret-suggest = Umetumia nambari yako ya siri hapa mara kadhaa. Kupata mpya, uliza mapokezi.
secret-forgotten = Usijali. Mapokezi watakupa nambari mpya ya siri, au mtu akupigie simu.
language = Lugha gani?
language-lacking = Samahani, bado hatuna lugha hiyo. Tuna:
language-set = Sawa, kuanzia sasa ni Kiswahili.
pause = Tusimamishe ujumbe kwa muda gani?
    .week = Wiki moja
    .two-weeks = Wiki mbili
    .month = Mwezi mmoja
paused = Tumesimamisha ujumbe hadi { $until }. { $visits ->
    [yes] Miadi yako inabaki.
   *[no] Tulichokuwekea kinabaki.
} Tuma ENDELEA kuanza mapema.
resumed = Sawa, tutakutumia ujumbe tena.
details = Taarifa zangu. Jina na simu: uliza mapokezi.
    .usual-place = Sehemu yangu ya kawaida
    .hours = Saa za ujumbe
    .level = Ujumbe useme kiasi gani
    .away = Niko safarini
    .helper = Msaidizi
helper = Kuna mtu anayeweza kukuchukulia. Simu yake inayoishia na { $ending } hujulishwa.
    .end-it = Asisaidie tena
    .next-helper = Anayefuata
helper-in-chat = Kuna mtu anayeweza kukuchukulia. Hujulishwa kwenye Telegram yake.
    .end-it = Asisaidie tena
    .next-helper = Anayefuata
helper-untold = Kuna mtu anayeweza kukuchukulia. Simu yake haijulishwi.
    .end-it = Asisaidie tena
    .next-helper = Anayefuata
helper-none = Bado hujamtaja mtu wa kukusaidia. Unaweza kumtaja mapokezi.
helper-ended = Sawa, hatakusaidia tena. Hataambiwa.
usual-place = { $place ->
    [0] Bado huna sehemu ya kawaida. Iwe sehemu { $other }?
   *[other] Sehemu yako ya kawaida ni { $place }. Iwe sehemu { $other }?
}
usual-place-set = Sawa, sehemu yako ya kawaida sasa ni { $place }.
hours = Tukutumie ujumbe wakati gani?
    .all-day = Siku nzima
hours-set = Sawa, tutafuata saa hizo.
level = Ujumbe wetu useme kiasi gani?
level-again = Mara moja kwa mwaka tunauliza: ujumbe wetu useme kiasi gani? Hadi sasa: { $level ->
    [COVERT] { choice.covert }
    [GENERAL] { choice.general }
   *[OPEN] { choice.open }
}.
level-set = Sawa, kuanzia ujumbe unaofuata.
wiped = Tayari, tumefunga upande wetu. Sasa futa ujumbe huu kwenye simu yako pia.
privacy = Telegram inaweza kusoma mazungumzo na bot. Ujumbe wako tunauhifadhi kwa siri, kwa siku { $days } tu. /delete inafuta mazungumzo haya.
    .sms = SMS husomeka kwenye simu hii. Sisi tunahifadhi kwa siri, kwa siku { $days } tu. WIPE inamaliza mazungumzo; futa ujumbe hapa mwenyewe.
consent-notes = Nambari { $code }: mwambie aliye nawe tu, aone kumbukumbu zako mara moja. Dakika 5.
    .tail = Hukutarajia? Tuma 5.
consent-details = Nambari { $code }: mwambie aliye nawe tu, aone au abadilishe taarifa zako mara moja. Dakika 5.
    .tail = Hukutarajia? Tuma 5.
number-code = Nambari { $code } inaonyesha kuwa simu hii ni yako. Mwambie aliye nawe tu. Dakika 5.
    .tail = Hukutarajia? Tuma 5.
own-code = Nambari yako ni { $code }. Iandike mwenyewe pale ulipoiomba. Usimwambie mtu. Dakika 5.
    .tail = Hukutarajia? Tuma 5.
form-answered = { $brand }: kuna jibu lako. Muulize aliyekutuma kwetu.
code-refused = Asante. Nambari hiyo haifungui chochote sasa. Mtu atalifuatilia.
number-added = { $brand }: kuanzia sasa simu nyingine pia inapokea ujumbe wako.
    .tail = Huijui? Tuma 5.
helper-ask = { $brand }: mtu unayemjua anaomba tukujulishe pia { $noun ->
    [order] oda yake ikiwa
    [parcel] kifurushi chake kikiwa
   *[item] bidhaa yake ikiwa
} tayari. Tufanye hivyo?
helper-agreed = Asante. Tutakujulisha { $noun ->
    [parcel] kikiwa
   *[item] ikiwa
} tayari. Kuacha, tuma STOP.
helper-declined = Sawa, hatutafanya hivyo.
try-answer = { $brand }: tujaribu pamoja kidogo.
    .tail = Tuma 1 kuonyesha kuwa unaweza kusoma hii.
    .i-read-it = Naweza kusoma hii
try-secret = Vizuri. Sasa nambari yako ya siri: tuma tarakimu { $first } na { $second } tu, kama 58.
try-delete = Vizuri sana. Sasa futa ujumbe huu kwenye simu yako.
    .tail = Kisha tuma 3.
    .done-it = Nimefuta
try-done = Ni hayo tu, sasa unajua jinsi ya kutumia.
    .tail = Tuma 0 wakati wowote kupata menyu.
staff-tasks = { $brand }: { $count ->
        [one] kazi 1 inakusubiri.
       *[other] kazi { $count } zinakusubiri.
    }
staff-urgent = { $brand }: kuna kazi isiyoweza kusubiri. Tafadhali iangalie sasa.
staff-day = { $brand }: leo { $count ->
        [one] una miadi 1, { $begins }.
       *[other] una miadi { $count }, ya kwanza { $begins }, ya mwisho { $ends }.
    }
chat-linked = { $brand }: mazungumzo haya yameunganishwa na ukurasa wako. Kinachokusubiri kitatajwa hapa. Uyatenganishe kwenye ukurasa huo.
chat-not-linked = { $brand }: kiungo hicho kimeisha, au mazungumzo haya yana mwenyewe tayari. Tengeneza kingine pale pale.
