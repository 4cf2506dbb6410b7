import type { Words } from './words.js';

/** French words, as typed in West and Central Africa. */
export const fr: Words = {
  spelled: `kelkun = quelqu un, kelqun = quelqu un, jviens = je viens, yavai = y avait, yavait = y
    avait, yavais = y avait, lai = l ai, nai = n ai, jen = j en, nen = n en, quil = qu il, cetait =
    cest, netait = n etait, navait = n avait, dautre = d autre, jarrive = j arrive, jattends = j
    attends, jenvoie = j envoie, jetais = j etais, jetouffe = j etouffe, mecrire = m ecrire,
    quelquun = quelqu un, quelqun = quelqu un, quelquin = quelqu un, aujourdhui = aujourd hui, s'il
    vous plait = svp, s'il te plait = svp, sil vous plait = svp, sil te plait = svp, s'il vous plaît
    = svp, stp = svp, s il vs plait = svp, silvouplait = svp, sivouplai = svp, siouplait = svp, bjr
    = bonjour, bjour = bonjour, bonjr = bonjour, bj = bonjour, bsr = bonsoir, slt = salut, cc =
    coucou, mrc = merci, mci = merci, mer6 = merci, mercii = merci, jai = j ai, jsuis = je suis,
    chui = je suis, chuis = je suis, j suis = je suis, jveu = je veux, jveux = je veux, j veux = je
    veux, je veu = je veux, jpeux = je peux, jpeu = je peux, je peu = je peux, j peux = je peux,
    jvoudrais = je voudrais, jvoudrai = je voudrais, je voudrai = je voudrais, jv = je vais, koi =
    quoi, ki = qui, kel = quel, kelle = quelle, kan = quand, kand = quand, qd = quand, pk =
    pourquoi, pkoi = pourquoi, pq = pourquoi, pourkoi = pourquoi, ds = dans, pr = pour, vs = vous,
    ns = nous, tt = tout, bcp = beaucoup, ajd = aujourd hui, auj = aujourd hui, 2main = demain, dem1
    = demain, dmain = demain, c'est = cest, ce est = cest, sa = ca, nest = n est, yen = y en, pa =
    pas, mesaj = message, msj = message, num = numero, numro = numero, nimero = numero, artikle =
    article, artcle = article, aricle = article, articl = article, est ce que = estceque, esque =
    estceque, eske = estceque, esk = estceque, est-ce que = estceque, est ce qu = estceque, es que =
    estceque, es ce que = estceque, dac = d accord, dacc = d accord, dak = d accord, daccord = d
    accord, ok d accord = d accord, wi = oui, ui = oui, ouais = oui, ouai = oui, ouep = oui, nn =
    non, nan = non, apl = appelez, tel = telephone, rdv's = rdv, rendez vous = rdv, rendevous = rdv,
    randevou = rdv, rdvs = rdv, rende vous = rdv, dispos = dispo, jspr = j espere, je ne = je, j ne
    = je`,
  numbers: `zero = 0, un = 1, une = 1, deux = 2, trois = 3, quatre = 4, cinq = 5, six = 6, sept =
    7, huit = 8, neuf = 9, dix = 10, premier = 1, premiere = 1, deuxieme = 2, seconde = 2, troisieme
    = 3, quatrieme = 4, cinquieme = 5`,
  says: {
    noise: `si dieu veut, si dieu le veut, s il plait a dieu, par la grace de dieu, dieu voulant,
      svp, monsieur, madame, mr, mme, chef, patron, grand, tantie, tonton, la famille, donc, alors,
      bon, ben, bah, euh, hein, juste, vraiment, bien, veuillez, bien vouloir, cher, chere, chers`,
    gap: `encore, en, y, tout`,
    article: `le, la, les, l, un, une, d, de, du, des, ce, cet, cette, ces`,
    filler: `viens de loin, je viens de loin, habite loin, j habite loin, suis loin, pas de
      credit, pas de forfait, pas d unites, plus de credit, plus d unites, n ai pas de credit, n ai
      plus de credit, ai pas de credit, ai plus de credit, credit fini, pas une machine, pas un
      robot, quelques, du tout, finalement, enfin, apparemment, a propos, au fait, aux nouvelles,
      le, la, les, l, de, du, des, d, a, au, aux, un, une, et, ou, en, y, ce, cet, cette, ces, ca,
      cest, c, que, qu, qui, dans, sur, pour, par, avec, mon, ma, mes, votre, vos, notre, nos, je,
      j, tu, il, elle, on, nous, vous, ils, elles, lui, leur, me, m, te, t, se, s, moi, est, suis,
      etes, es, sont, sera, serait, ai, as, avez, avons, ont, aurai, aurez, etait, ete, avais,
      avait, encore, aussi, tres, si, plus, la bas, ici, faut, fait, faire, peut, peux, pouvez,
      pourriez, puis, vais, va, veux, voudrais, aimerais, savoir, maintenant, aujourd hui, vite,
      urgent, mais, car, parce, estceque, chez, deja, peu, tout, toute, tous, hui, mien, mienne, ne,
      n, avoir, aller, vite fait, rapidement, besoin, voulais, petit, trop, quelque, dit, autre,
      toujours, point, bas, soit, fois, jamais, y a, ait, cela, celui, celle, dessus`,
    other: `je garde, garde la foi, prenez garde, prends garde, reserve naturelle, de garde, en
      garde, personne a l accueil, pluie, faim, maison, argent, prix, payer, travail, marche, ecole,
      eglise, temps, ami, amour, ferme, fermee, fermes, ouvert, ouverte, retard, fatigue, occupe,
      manger, boire, dormir, vacances, fete, football, match, file, queue, longue, arret de bus,
      rien que, sens, anniversaire, credit, n appelez pas, ne m appelez pas, m appelez pas, n
      appelez plus, m appelez plus, ne m appelez plus, n appelle pas`,
    neg: `pas, ne, n, jamais, sans, aucun, aucune, plus de, non, ni, pas la peine, plus la peine,
      inutile de, pas besoin de`,
    if: `si, au cas ou, tant que, sauf, jusqu, jusque, avant de`,
    ask: `ou, quand, quel, quelle, comment, combien, estceque, quoi, quels, quelles, puis je,
      pouvez vous, est il, est elle, est ce, avez vous, y a t il, peut on, peux tu, as tu, laquelle,
      lequel, je peux`,
    why: `pourquoi, depuis quand, comment ca se fait, depuis`,
    i: `je, j, j ai, je suis, nous`,
    me: `me, m, moi, pour moi, le mien, la mienne, mien, mienne, les miens, nous`,
    you: `vous, tu, t, toi`,
    want: `je veux, je voudrais, j aimerais, j ai besoin, je cherche, veux, voudrais, besoin,
      cherche, aimerais, il me faut, je demande, demande, je souhaite, souhaite, je voulais,
      voulais, je voulais savoir, souhaiterais, je souhaiterais, savoir, j aurais besoin, je
      demandais`,
    have: `ai, j ai, avoir`,
    greeting: `bonjour, bonsoir, salut, coucou, bonne journee, bonne soiree, bon matin, bon apres
      midi, comment allez vous, comment ca va, ca va, allo, salutations, bonne arrivee, comment vas
      tu, comment vous allez, bonjour a tous, yo, re bonjour, rebonjour, bonjour la famille, ca dit
      quoi, on dit quoi, quoi de neuf, salam, bonjour a vous, bonne nuit, hey, cava, sava, sa va, ca
      va bien, j espere que vous allez bien, bonjour comment, bnjour, bonjours, bonsoir a vous, ca
      roule, yako, mbote, mbote na yo, nanga def, i ni sogoma, bjour, bonne annee`,
    thanks: `merci, merci beaucoup, merci bien, je vous remercie, je te remercie, remercie, mille
      mercis, grand merci, parfait, super, genial, tres bien, c est bon, cest bon, cest gentil, bien
      recu, recu, entendu, compris, j ai compris, dieu vous benisse, au revoir, a bientot, bonne
      continuation, de rien, pas de souci, pas de probleme, pas grave, tant mieux, je vois, cest
      note, note, merci infiniment, merci pour tout, cest super, nickel, avec plaisir, je vous en
      prie, cest parfait, que dieu vous benisse, soyez benis, pas de soucis, rien de grave, aucun
      souci`,
    yes: `oui, d accord, ok, okay, oki, bien sur, volontiers, entendu, ca marche, ca me va, cest d
      accord, tout a fait, exact, exactement, absolument, si si, avec joie, parfait oui, c bon, yes,
      voila, oui oui, ouii, mais oui, je confirme, confirme, je suis d accord, certainement,
      evidemment, vrai`,
    no: `non, non merci, pas du tout, jamais, je refuse, non non, pas vraiment, nenni, non pas`,
    sorry: `pardon, desole, desolee, excusez moi, excuse moi, excusez, je suis desole, mes
      excuses, je m excuse, excuses`,
    choice: `choix, numero, option, le, la, envoyer, j envoie, je choisis, choisis, je prends,
      prends, reponse, chiffre, je tape, tapez, numeros, c, cest, cest le, ma reponse, ma reponse
      cest, je veux, je dis, pour, la reponse est, nombre, touche, je reponds, option numero,
      choisir, je vote, l option, le numero, prenons`,
    days: `jour, jours, journee, journees, jrs`,
    weeks: `semaine, semaines, huitaine, sem`,
    months: `mois`,
    when: `aujourd hui, demain, apres demain, lundi, mardi, mercredi, jeudi, vendredi, samedi,
      dimanche, matin, ce matin, ce soir, soir, apres midi, cet apres midi, cette semaine, semaine
      prochaine, la semaine prochaine, ce mois, mois prochain, le mois prochain, maintenant, tout de
      suite, hier, tout a l heure, en ce moment, weekend, week end, midi, heure, heures, bientot,
      tantot, la semaine derniere, avant hier, ma paie, la paie, mon salaire, fin du mois, la fin du
      mois`,
    ahead: `demain, apres demain, la semaine prochaine, semaine prochaine, le mois prochain, mois
      prochain, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, bientot, plus tard, sera,
      seront, aurez vous, vous aurez, il y aura, y aura, y aura t il, sera t il, arrivera, viendra,
      prochaine, prochain`,
    'at-times': `la nuit, nuit, le soir, soir, le matin, matin, au travail, travail, quand je
      suis, trop tot, trop tard, tard, si souvent, trop, souvent, tous les jours, chaque jour,
      pendant, entre, avant, apres, le dimanche, dimanche, le weekend, sauf, jusqu, jusqu a, autant,
      tant, aujourd hui, demain, cette semaine, en ce moment, pour l instant, pour le moment, tot,
      si tard, si tot, a minuit`,
    morning: `matin, le matin, matinee, dans la matinee, ce matin`,
    afternoon: `apres midi, l apres midi, cet apres midi, midi, apremidi, aprem`,
    evening: `soir, le soir, soiree, ce soir, dans la soiree`,
    menu: `menu, accueil, debut, retour, options, retour au menu, liste, voir le menu, le menu,
      recommencer, que puis je faire, vos services, services, menu principal, qu est ce que je peux
      faire, commencer, montrez le menu, retourner, choix possibles, au debut`,
    item: `article, articles, stock, stocks, commande, commandes, colis, produit, produits,
      paquet, paquets, medicament, medicaments, medoc, medocs, medocament, remede, remedes, chose,
      choses, mes choses, affaire, affaires, mes affaires, boite, boites, flacon, comprimes,
      cachets, mes produits, traitement, marchandise, mon truc, truc, trucs, livraison, livre mon,
      ordonnance, pilule, pilules, arv, sachet, provision, provisions, pochette`,
    check: `verifier, verifiez, verifie, voir si, voir, regarder, regardez, regarde, consulter,
      chercher, cherchez, savoir si, savoir, disponibilite, dites moi si, dis moi si, controler, des
      nouvelles, nouvelles de, demander si, voyez si, verification, voyez, checker, checkez,
      consultez, je voulais savoir, renseigner`,
    here: `disponible, disponibles, dispo, cest la, c la, deja la, arrive, arrives, arrivee,
      arrivees, en stock, est la, sont la, est arrive, est arrivee, sont arrives, present, presente,
      il y en a, y en a, en reste, reste, reste t il, revenu, revenus, revenue, rentre, en place, en
      rayon, est revenu, disponib, disponnible, disponibl, est dispo, il en reste, en reste t il, de
      retour, recu, recus, livre, livres, est ici, y est, existe, disponibilite, il y a, restent,
      est rentre, au magasin, sera la, dispnible`,
    there: `la, ici, y est`,
    it: `il, elle, ils, elles, cest, l`,
    gone: `indisponible, indisponibles, pas disponible, pas disponibles, pas dispo, rupture, en
      rupture, rupture de stock, en rupture de stock, fini, finis, finie, epuise, epuises, epuisee,
      pas la, pas arrive, pas encore arrive, pas en stock, plus en stock, plus de stock, plus
      disponible, n y en a pas, n y en a plus, y en a pas, y en a plus, pas encore la, il n y a pas,
      n y a pas, n y a plus, y a pas, y a plus, ya pas, ya plus, termine, manque, manquant, pas de
      stock, n est pas la, est pas la, pas encore`,
    'got-any': `en ont, ont ils, vous en aurez, en aurez vous, vous aurez, aurez vous, il y en
      aura, avez vous, vous avez, as tu, tu as, il y a, y a t il, y a il, ya, ya t il, est ce qu il
      y a, y a, il reste, reste t il, en avez vous, vous en avez, vous auriez, auriez vous, ou
      trouver, ou est, ou sont, ou puis je, ou je peux, je trouve, ou avoir, puis je avoir, je peux
      avoir, j ai plus, je n ai plus, n ai plus, en manque, je n en ai plus, j en ai plus, j ai
      fini, j ai termine, a court, presque fini, y en a t il, y a encore, en a t il, qui a, reste
      il, peut on avoir, ou se trouve, l avez, vous l avez, l avez vous, l as tu, tu l as, les avez,
      vous les avez, a le mien, ont le mien, avez le mien, a la mienne, ont la mienne, quel point
      a`,
    once: `quand, des que, lorsque, lorsqu, aussitot, une fois, des qu, au moment`,
    back: `revient, quand il revient, quand il sera, quand il arrive, quand c est, quand cest,
      quand il y a, quand il y en a, quand il y en aura, quand vous, quand vous aurez, quand vous en
      avez, quand elle, quand ils, quand ca, quand ca arrive, quand l article, quand le, quand mon,
      des que, des qu il, des qu, lorsqu, lorsque, une fois, au retour, quand il y aura, quand c
      dispo, quand disponible, quand dispo, quand ce sera, quand ca sera, quand il va, quand ca va,
      si ca arrive, si il revient, s il revient, quand ca revient, quand y en a, quand y en aura,
      quand y a, si ca revient, quand mes, aussitot, quand la, quand c est la, quand sera, quand ca
      vient, quand il vient, quand il est, du retour`,
    place: `points, point, lieu, endroit, site, place, centre, boutique, pharmacie, hopital,
      poste, depot, antenne, agence`,
    'other-place': `pas ce point, autre point, un autre point, autre lieu, autre endroit, un autre
      endroit, un autre lieu, autre place, ailleurs, autre site, autre centre, autre part, quelque
      part d autre, plus pres, plus proche, pres de moi, pres de chez moi, proche de moi, changer de
      point, changer le point, changer d endroit, changer de lieu, autres points, dans un autre,
      points proches, trop loin, cest loin, loin, ou d autre, ou autre, quel autre, a proximite,
      proche, autre boutique, autres endroits, autres lieux, autre pharmacie, proches`,
  },
};
