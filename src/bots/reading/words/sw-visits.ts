import type { Words } from './words.js';

/** Swahili words for booking a visit, moving it, and asking when it is. */
export const swVisits: Words['says'] = {
  visits: `nilibook, nimebook, nilibuku, tunaweza kuonana, tuonane, kuonana, kumuona, kumuona
    nesi, kumuona daktari, kupata nafasi, pata nafasi, nipate nafasi, niambie tarehe, niambie siku,
    nijue tarehe, kujua tarehe, appointment, nipe nafasi, naomba nafasi, nataka nafasi, mna nafasi,
    kuna nafasi, nafasi ya kuja, kuonana na, kuonana na mtu, kuonana na daktari, niandikie siku,
    nibukie, nibook, mnibook, unibook, nipe tarehe, nipe siku, nisogezee, mnisogezee, sogeza, sogeza
    mbele, rudisha nyuma, mnibadilishie tarehe, mnibadilishie siku, nibadilishieni, nibadilishieni
    siku, mniahirishie, nipangie, nipangieni, nipangie siku, miadi, miadi yangu, weka miadi, kuweka
    miadi, nibadilishie siku, badilisha siku, badili, badili siku, siku nyingine, siku ingine, siku
    tofauti, ahirisha, kuahirisha, hamisha, nihamishie, songesha, nije lini, nakuja lini, nitakuja
    lini, siku yangu ni lini, siku yangu, tarehe yangu, tarehe, appointment yangu, nirudi lini,
    narudi lini, clinic yangu, kliniki yangu, ni lini, siku gani, muda mwingine, tarehe gani, muda
    tofauti, siku ya kuja, niende lini, kubook, nataka kubook, nibookie, tarehe nyingine, tarehe
    ingine, saa nyingine, songesha siku, nisongezee siku, niahirishie, badilisha tarehe`,
  book: `weka, wekeni, kubook, nibookie`,
  booking: `tunaweza kuonana, tuonane, kuonana, kumuona nesi, kumuona daktari, kupata nafasi, pata
    nafasi, nipate nafasi, niwekeeni miadi, mniwekee miadi, uniwekee miadi, appointment, nataka
    appointment, nipe nafasi, naomba nafasi, nataka nafasi, mna nafasi, kuna nafasi, nafasi ya kuja,
    kuonana na, kuonana na mtu, kuonana na daktari, niandikie siku, nibukie, nibook, mnibook,
    unibook, nipe tarehe, naomba tarehe, nipe siku, naomba siku, nipangie, nipangieni, nipangie
    siku, weka, wekeni, kubook, nibookie, weka miadi, kuweka miadi, nataka kubook, niwekee miadi,
    nataka miadi, naomba miadi`,
  'book-alone': `miadi`,
  moving: `iwe, sogezeni, ahirisheni, badala yake, miadi yangu iwe, miadi iwe, nisogezee,
    mnisogezee, sogeza, sogeza mbele, sogeza miadi, rudisha nyuma, rudisha nyuma miadi,
    mnibadilishie tarehe, mnibadilishie siku, nibadilishie tarehe, nibadilishieni tarehe,
    nibadilishieni siku, siku hiyo nibadilishieni, siku hiyo nibadilishie, kubadilisha siku,
    kubadili siku, kubadilisha tarehe, kubadili tarehe, mniahirishie, nichangie siku, nichangie
    tarehe, nibadilishie siku, badilisha siku, badili, badili siku, siku nyingine, siku ingine, siku
    tofauti, ahirisha, kuahirisha, hamisha, hamisha miadi, nihamishie, songesha, muda mwingine, muda
    tofauti, tarehe nyingine, tarehe ingine, saa nyingine, songesha siku, nisongezee siku,
    niahirishie, badilisha tarehe, badilisha miadi, badili miadi, nibadilishie miadi`,
  'may-come': `nataka kuja, ninataka kuja, naweza kuja, naeza kuja, ninaweza kuja, ningependa
    kuja, natamani kuja, naomba kuja, nije, nikuje, nataka kupita, naweza kupita, nipite, nataka
    nije, nataka nikuje, nataka kukuja, naweza kukuja, nataka kufika, napanga kuja, niweze kuja,
    naweza nikaja, naeza kam, naweza kam, nataka kukam, nikam`,
  'must-come': `natakiwa kuja, ninatakiwa kuja, ninayotakiwa kuja, ninapotakiwa kuja, nafaa kuja,
    nafaa nikuje, napaswa kuja, ninapaswa kuja, nilitakiwa kuja, nilipaswa kuja, natakikana kuja,
    nastahili kuja, nitakiwe kuja`,
  'when-where': `naweza kuja lini, nikuje lini, naeza kuja lini, natakiwa kuja lini, natakiwa
    lini, nafaa kuja lini, napaswa kuja lini, siku ya kuja ni lini, wapi, hapo ni wapi, niende wapi,
    naenda wapi, nije wapi, nakuja wapi, nitakuja wapi, nikuje wapi, wapi hapo, iko wapi, mahali
    gani, saa ngapi, ni saa ngapi, nije saa ngapi, nikuje saa ngapi, nakuja saa ngapi, nitakuja saa
    ngapi, niende saa ngapi, naenda saa ngapi, lini, ni lini, nimesahau kuja, nilisahau kuja,
    nilisahau, nimesahau, nimesahau tarehe, nimesahau siku, nimesahau siku yangu, nimesahau miadi,
    nimesahau miadi yangu, nilisahau miadi, nilisahau miadi yangu, miadi iko lini, miadi ni lini,
    miadi ni saa ngapi, miadi iko saa ngapi, miadi saa ngapi`,
  unsuited: `haifai, hainifai, haitafaa, siku hiyo haifai, siku hiyo hainifai, siku hiyo siwezi,
    hiyo siku siwezi, hiyo saa siwezi, saa hiyo siwezi, saa hiyo haifai, siwezi siku hiyo, siwezi
    saa hiyo, haiwezekani, siku hiyo haiwezekani, sio siku hiyo, si siku hiyo, sina nafasi siku
    hiyo, siku hiyo sina nafasi, niko busy siku hiyo, siku hiyo niko busy, siku hiyo nina kazi`,
  'will-answer': `niulize, niulizeni, nitajibu, ntajibu, nitawajibu, nitakujibu, nitakuambia,
    nitawaambia, nitajulisha, ntakujibu, nitathibitisha, nitafikiria, nikumbushe, nikumbusheni`,
  later: `si wakati mzuri, sio wakati mzuri, siwezi kuongea sasa, siwezi kuongea, siwezi kuchat,
    nitumie baadaye, niandikie baadaye, naendesha, naendesha gari, niko kwa gari, niko kanisani,
    niko class, niko darasani, niko kazini, nipo kazini, baadaye, baadae, badae, badaye, si sasa,
    sio sasa, sio saa hii, niulize kesho, nikumbushe kesho, nikumbushe baadaye, niulize baadaye,
    nina kazi, niko busy, niko bize, nko busy, subiri, ngoja, subiri kidogo, ngoja kidogo,
    ntakuambia, nitakuambia, baadaye kidogo, kesho, nko bize, badala ya sasa`,
};
