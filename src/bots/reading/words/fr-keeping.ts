import type { Words } from './words.js';

/** French words about what is kept, collected, dropped or not there. */
export const frKeeping: Words['says'] = {
  keep: `mettez le mien, mettez le mien de cote, mets le mien de cote, de cote, gardez le mien,
    gardez la mienne, garde le mien, reservation de, reservation pour, gardiez, reserviez, le
    gardiez, gardiez le, mets de cote, met de cote, mettez de cote, mets moi de cote, garder l
    article, garde moi ca, gardez m en, garde, gardez, garder, gardez le, gardez le moi, gardez la
    moi, gardez moi, garde le moi, garde moi, gardez moi le, gardez pour moi, reserve, reservez,
    reserver, reservez le, reservez moi, reserve moi, reservez le moi, mettez le de cote, mettre de
    cote, mettez moi de cote, conservez, conserver, conserve, conservez le, retenez, retenir,
    retenez le, bloquez, bloquer, bloquez le, laissez le moi, gardez en un, gardez m en un, gardez
    les moi, gardez les, garder pour moi, me garder, me le garder, me reserver, me le reserver,
    gardez la, gardez un, reservation pour moi, mettez en reserve, mettre en reserve, gardez ca,
    gardes, gardes moi, gader, gadez, le garder`,
  kept: `avez annule, a annule, est annule, ete annule, etait annule, rien annule, n annulez,
    annulez surtout pas, avez efface ma, avez supprime ma, avez vous annule, avez vous efface ma,
    garde, reserve, avez vous garde, vous avez garde, est il garde, est ce garde, vous gardez jusqu,
    reste garde, vous l avez garde, m avez garde, vous m avez garde, m avez vous garde, jusqu a
    quand vous gardez, jusqu a quand gardez vous, avez garde, est garde, est reserve, reserve pour
    moi, cest garde, cest reserve, a ete garde, combien de temps gardez vous, l avez garde, avez
    reserve, avez vous reserve, avez mis de cote, ont garde, ete garde`,
  tell: `envoyez un texto, envoyez moi un texto, envoie un texto, dites moi, dis moi, dites le
    moi, faites moi signe, fais moi signe, faites moi savoir, faites le moi savoir, ecrivez moi,
    ecris moi, envoyez moi un message, envoyez moi un sms, tenez moi, appelez moi, appelle moi,
    signalez moi, signalez, rappelez moi, un sms, un message, bipez moi, fais moi savoir, me dire,
    envoyez un message, envoyez un sms, dit moi, dite moi`,
  notify: `prevenez moi, previens moi, prevenez, prevenir, me prevenir, informez moi, informe moi,
    avertissez moi, avertis moi, avisez moi, alertez moi, alerte moi, notifiez moi, tenez moi
    informe, tenez moi au courant, dites moi quand, dis moi quand, m avertir, m informer, prevener
    moi, prevené moi, tenez moi informee, previenez moi, me tenir informe, me tenir au courant,
    prevenes moi, etre prevenu, etre informe, me notifier, liste d attente, m alerter, m aviser,
    mettez moi au courant, prevenez nous, notification, savoir des que, un message quand, un sms
    quand, message des que, savoir quand ca`,
  pickups: `prends a quel point, prendre a quel point, recupere a quel point, retire a quel point,
    prends a quel endroit, quelle heure je passe, je passe a quelle heure, a quelle heure je passe,
    je viens a quelle heure, retraits, retrait, mes retraits, mon retrait, ma reservation, mes
    reservations, mes commandes, recuperer, recuperation, retirer, je viens chercher, venir
    chercher, mes colis a retirer, a retirer, venir prendre, passer prendre, je recupere, chercher
    mon, chercher ma, venir recuperer, collecte, retire ou, je retire ou, retirer ou, prendre ou, le
    prends ou, ou le retirer, ou retirer, ou je retire, m attend, qui m attend, en attente pour
    moi`,
  code: `mon chiffre, mes chiffres, quel numero je montre, quel numero montrer, quel numero je
    donne, code, mon code, mon numero, le code, le numero, numero de retrait, code de retrait,
    numero a montrer, mon pin, numero secret, mon numero de retrait, code secret, chiffre secret,
    voir mon numero, numero je montre`,
  lost: `perdu, oublie, renvoyer, renvoyez, renvoie, renvoyez moi, retrouve plus, trouve plus, pas
    recu, jamais recu, recevoir, envoyez, envoyez moi, efface, quel est, quel, ou est, donnez,
    donnez moi, montrez, voir, je veux, besoin, redonner, redonnez, n ai plus, j ai plus, j ai pas,
    je n ai pas, pas eu, revoir, souviens, rappelle plus, supprime, avoir, c est quoi, cest quoi,
    ecrase`,
  ready: `pret, prete, prets, pretes, c est pret, cest pret, est ce pret, est il pret, est pret`,
  collect: `recuperer, retirer, chercher, prendre, venir chercher, venir prendre, passer prendre`,
  drop: `liberer, liberez, libere, lacher, relacher, abandonner, supprimer la reservation,
    supprimer ma reservation, laisser tomber, laissez tomber, enlever la reservation, retirer la
    reservation, remettre en stock, remettez en stock, relachez, lachez`,
  'drop-it': `oubliez ma commande, oublie ma commande, oubliez mon article, donner le mien a
    quelqu un, donner le mien a un autre, plus besoin de garder, pas besoin de garder, inutile de
    garder, pas la peine de le garder, plus la peine de le garder, enlevez ma reservation, enleve ma
    reservation, supprimez ma reservation, retirez ma reservation, laissez le aux autres, donner a
    quelqu un d autre, donner a un autre, donner a d autres, donne a quelqu un d autre, donne le a
    quelqu un d autre, donnez le a quelqu un d autre, donnez a quelqu un d autre, donnez le a un
    autre, donnez a un autre, ne gardez pas, ne le gardez pas, ne gardez plus, ne le gardez plus,
    gardez pas, le gardez pas, gardez plus, pas la peine de garder, annuler ma reservation, annulez
    ma reservation, ne me le gardez pas, ne me le gardez plus, laissez pour les autres, donnez aux
    autres, donnez ca a quelqu un, j annule ma reservation, annuler la reservation, annulez la
    reservation, ne reservez pas, ne reservez plus, liberez le`,
  'dont-need': `j en ai trouve ailleurs, en ai trouve ailleurs, prendrai pas, prendrai plus,
    prends pas, prends plus, le prendrai pas, le prends pas, pas besoin, plus besoin, je n ai pas
    besoin, je n ai pas besoin de, n ai pas besoin de, n ai plus besoin de, j ai pas besoin de, j ai
    plus besoin de, j ai pas besoin, j ai plus besoin, pas besoin de, plus besoin de, n ai pas
    besoin, n ai plus besoin, n en ai plus besoin, n en ai pas besoin, j en ai encore, en ai encore,
    j en ai assez pour, je l ai eu ailleurs, l ai eu ailleurs, j ai eu ailleurs, j ai trouve
    ailleurs, je l ai trouve ailleurs, en ai plus besoin, en ai pas besoin, ne viendrai pas le
    chercher, plus necessaire, pas necessaire, plus utile, j en ai deja, je l ai deja, deja eu, j ai
    deja eu, je l ai achete ailleurs, deja trouve, plus la peine, pas la peine, ne le prendrai pas,
    je ne le prends plus, j en ai suffisamment, deja pris`,
  'not-want': `veux plus de, veux pas de, veux plus du, veux plus l, n en veux plus, n en veux
    pas, veux plus, veux pas, ne veux plus, ne veux pas, pas interesse, pas interessee, plus
    interesse, change d avis, je change d avis, en veux plus, en veux pas, ne le veux plus, ne le
    veux pas, le veux plus, le veux pas, ne m interesse pas, m interesse pas`,
  came: `j ai paye le taxi, j ai paye le transport, j ai paye le zem, paye la moto, j arrive du,
    arrive du, venus, venues, on est venus, sommes venus, arrive au, arrive a, j arrive au, arrivee
    au, rendu, rendue, marche jusqu, fait la queue, j ai attendu, quand je suis passe, quand je suis
    venu, quand je suis arrive, y suis alle, y suis passe, je suis venu, je suis venue, suis venu,
    suis venue, suis passe, suis passee, je suis passe, je suis alle, je suis allee, suis alle, suis
    allee, je suis parti, suis parti, partie, venu, venue, j etais, j y etais, etais la, je suis la,
    je suis sur place, sur place, j y suis alle, y suis allee, on m a dit, m a dit, m ont dit, ils m
    ont dit, ils ont dit, ils disent, on me dit, on est venu, on est alle, j arrive de, je viens de,
    je reviens de, je reviens du, me suis deplace, me suis deplacee, je me suis presente, deplace, j
    ai ete, ete au, je sors de, je suis au, passe hier, venu hier, la dame a dit, le monsieur a dit,
    la personne a dit, arrive la bas, arrive sur place, rendu au, me suis rendu, me suis rendue, je
    suis arrive, suis arrive, suis arrivee, fait le deplacement, elle a dit, il a dit, elle m a dit,
    il m a dit, j ai demande, nous sommes venus, nous sommes alles, j ai fait le trajet, parti au`,
  'when-came': `j en viens, j en reviens, quand je suis venu, quand je suis venue, quand je suis
    passe, quand je suis passee, quand je suis arrive, quand je suis arrivee, quand je suis alle,
    quand je suis allee`,
  nothing: `vide, vides, c etait vide, pas de, pas d article, pas d articles, pas mon article, pas
    de produit, pas de colis, rien, n y avait pas, n y avait rien, y avait rien, y avait pas, n y en
    avait pas, n y en avait plus, y en avait pas, y en avait plus, avait plus, avait pas, pas la,
    pas trouve, rien trouve, rien eu, rien recu, pas eu, n y en a pas, n y en a plus, y en a pas, y
    en a plus, rupture, en rupture, fini, finis, epuise, epuises, en rupture de stock, n etait pas
    la, etait pas la, n y etait pas, y etait pas, pas disponible, n y a pas, n y a rien, n y a plus,
    y a rien, y a pas, y a plus, ya rien, ya pas, ya plus, plus de stock, pas de stock, les mains
    vides, mains vides, pour rien, n ont pas, n ont plus, n en ont pas, n en ont plus, n avaient
    pas, n avaient plus, manquait, manque, indisponible, sans rien, termine, bredouille, aucun
    article, pas l article, en ont plus, en ont pas, n ai rien eu, ont rien, sans mon, pas dispo,
    ont plus, ont pas, plus rien, aucun stock`,
  'turned-away': `m ont chasse, m ont chassee, m a chasse, m a chassee, m ont refoule, m ont
    renvoye, m ont renvoyee, ma renvoye, ma renvoyee, ma chasse, ma refoule, n avaient plus rien, n
    avait plus rien, avaient plus rien, n y avait plus rien, avaient plus, n y en avait pas, n y en
    avait plus, y en avait pas, y en avait plus, n y avait rien, y avait rien, renvoye, renvoyee,
    refoule, refoulee, n y avait pas l article, n y avait pas mon, rien trouve, reparti sans,
    repartie sans, reparti les mains vides, repartie les mains vides, rentre les mains vides,
    rentree les mains vides, rentre bredouille, n en avaient pas, n en avaient plus, en avaient pas,
    en avaient plus, n etait pas la, n y etait pas, etait pas la, venu pour rien, venue pour rien,
    deplace pour rien, y etait pas, on m a renvoye, on m a rien donne, on ne m a rien donne, ils ne
    m ont rien donne, m ont rien donne, repartie sans rien, reparti sans rien, rentre sans, rentree
    sans, etait fini, etait epuise, etait en rupture, n avaient rien, avaient rien, n etait pas
    disponible, etait pas disponible, n y avait plus, y avait plus, il y avait rien, yavait rien, ya
    rien eu, j ai rien trouve, mains vides, etagere vide, etageres vides, rayon vide`,
  none: `rien`,
  nobody: `personne, il n y avait personne, n y avait personne, y avait personne, c etait ferme,
    ferme, etait ferme, ferme a cle, tout est ferme, pas ouvert`,
};
