import type { Words } from './words.js';

/** French words for booking a visit, moving it, and asking when it is. */
export const frVisits: Words['says'] = {
  visits: `j ai pris rdv, ai pris rdv, ai je pris rdv, qui est libre, se voir, on peut se voir,
    trouvez moi un jour, voir l infirmier, me recevoir, inscrivez moi, pouvez me prendre, dites moi
    la date, dites moi le jour, donnez moi ma date, connaitre ma date, savoir ma date, la date ou je
    viens, creneau, un creneau, de la place, une place, reservez moi une place, reserver une place,
    donnez moi une date, donne moi une date, fixez moi un rdv, fixez moi une date, voir quelqu un,
    voir le docteur, voir le medecin, voir l infirmiere, rappelez moi la date, rappelez moi ma date,
    rappelle moi la date, rappelez moi mon rdv, rappelez moi le jour, rappelez moi l heure, ce jour
    la changez, changez la date, changez le jour, changez ma date, changez mon rdv, rdv, mes rdv,
    mon rdv, prendre rdv, prise de rdv, rdv's, rencontre, visite, visites, ma visite, changer de
    jour, changer le jour, changer la date, changer de date, autre jour, un autre jour, autre date,
    une autre date, autre heure, une autre heure, reporter, reportez, decaler, decalez, repousser,
    quand dois je venir, je viens quand, quand est ce que je viens, quand venir, prochain rdv,
    prochaine visite, changer, deplacer, date de rdv, ma date, mon jour, quel jour, quelle date, je
    dois venir quand, consultation, changer l heure, changer d heure, modifier mon rdv, quand je
    viens, nouveau jour, nouvelle date, avancer`,
  booking: `qui est libre, on peut se voir, se voir, trouvez moi un jour, voir l infirmier, pouvez
    me prendre, me prendre, me recevoir, inscrivez moi, mettez moi le, mettez moi pour, notez moi,
    creneau, un creneau, avez de la place, avez vous de la place, y a de la place, reservez moi une
    place, reserver une place, donnez moi une date, donne moi une date, fixez moi un rdv, fixez moi
    une date, voir quelqu un, voir le docteur, voir le medecin, voir l infirmiere, prendre rdv,
    prise de rdv, prendre un rdv, voudrais un rdv, veux un rdv, demande un rdv, nouveau rdv, donnez
    moi un rdv, fixer un rdv`,
  'book-alone': `rdv`,
  moving: `a la place, plutot, ce jour la changez, changez la date, changez le jour, changez ma
    date, changez mon rdv, changez de jour, repoussez, avancez mon rdv, decaler mon rdv, changer de
    jour, changer le jour, changer la date, changer de date, autre jour, un autre jour, autre date,
    une autre date, autre heure, une autre heure, reporter, reportez, decaler, decalez, repousser,
    changer, deplacer, changer l heure, changer d heure, modifier mon rdv, nouveau jour, nouvelle
    date, avancer, changer mon rdv, changer le rdv`,
  'may-come': `je peux venir, puis je venir, je peux passer, puis je passer, on peut passer, on
    peut venir, je voudrais venir, je voudrais passer, je veux venir, je veux passer, j aimerais
    venir, j aimerais passer, je souhaite venir, je souhaite passer, je compte passer, est ce que je
    peux venir, est ce que je peux passer, possible de venir, possible de passer, pourrais je venir,
    pourrais je passer`,
  'must-come': `je dois venir, dois je venir, je devais venir, je suis cense venir, je suis censee
    venir, on m attend, je dois passer, dois je passer, je dois revenir, il faut que je vienne`,
  'when-where': `cest a quel point, c a quel point, a quelle heure je dois venir, a quelle heure
    dois je venir, je peux venir quand, je peux passer quand, quand est ce que je dois venir, on m
    attend quand, cest quel point, ou, cest ou, c ou, ou cest, ou est ce, ou dois je aller, ou je
    vais, ou aller, je vais ou, je viens ou, ou venir, ou dois je venir, a quel endroit, quel
    endroit, cest a quelle heure, a quelle heure, quelle heure, a quelle heure je viens, je viens a
    quelle heure, quand, cest quand, cest pour quand, c quand, quand dois je venir, quand venir,
    quel jour, cest quel jour, j ai oublie, j ai oublie la date, j ai oublie de venir, oublie de
    venir, j ai oublie le jour, j ai oublie mon rdv, j ai oublie le rdv, j ai rate mon rdv, j ai
    rate le rdv`,
  unsuited: `ca ne me va pas, ne me va pas, me va pas, ca me va pas, me convient pas, ne me
    convient pas, convient pas, m arrange pas, ne m arrange pas, arrange pas, pas possible ce jour,
    ce jour la je peux pas, je peux pas ce jour la, pas ce jour la, pas ce jour, pas cette heure,
    pas disponible ce jour, je ne suis pas libre, je suis pas libre, pas possible, cest pas
    possible`,
  'will-answer': `je reponds, je repondrai, je vous reponds, je vous repondrai, je vous dirai, je
    te dirai, je vous dis, je vais repondre, je vais voir, demandez moi, demande moi, redemandez
    moi, redemande moi, je confirme, je confirmerai`,
  later: `cest pas le moment, pas le moment, mauvais moment, peux pas parler, je peux pas parler,
    ecrivez moi plus tard, je conduis, je suis au volant, en reunion, en cours, redemande moi
    demain, redemandez moi demain, redemande moi plus tard, suis au boulot, suis au travail, plus
    tard, pas maintenant, demande moi plus tard, rappelle moi demain, demandez moi demain, pas tout
    de suite, tout a l heure, je suis occupe, je suis occupee, occupe, attendez, attends, un
    instant, demain, apres, une minute, patientez, demandez moi plus tard, redemande demain,
    redemandez demain, demande moi demain`,
};
