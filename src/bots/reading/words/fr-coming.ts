import type { Words } from './words.js';

/** French words for coming, not coming, and how one is. */
export const frComing: Words['says'] = {
  'when-where': `ou, cest ou, c ou, ou cest, ou est ce, ou dois je aller, ou je vais, ou aller, je
    vais ou, je viens ou, ou venir, ou dois je venir, a quel endroit, quel endroit, cest
    a quelle heure, a quelle heure, quelle heure, a quelle heure je viens, je viens a quelle heure,
    quand, cest quand, cest pour quand, c quand, quand dois je venir, quand venir, quel jour, cest
    quel jour, j ai oublie, j ai oublie la date, j ai oublie de venir, oublie de venir, j ai oublie
    le jour, j ai oublie mon rdv, j ai oublie le rdv, j ai rate mon rdv, j ai rate le rdv`,
  'will-come': `je serai en retard, je suis en retard, en retard, j aurai du retard, j ai du
    retard, je suis arrive, je suis arrivee, je suis devant, je suis la, j y suis`,
  'cannot-come': `n ai pas pu venir, pas pu venir, pas pu passer, pas pu etre la`,
  unsuited: `ca ne me va pas, ne me va pas, me va pas, ca me va pas, me convient pas, ne me
    convient pas, convient pas, m arrange pas, ne m arrange pas, arrange pas, pas possible ce jour,
    ce jour la je peux pas, je peux pas ce jour la, pas ce jour la, pas ce jour, pas cette heure,
    pas disponible ce jour, je ne suis pas libre, je suis pas libre, pas possible, cest pas
    possible`,
  'no-secret': `oublie mon numero secret, oublie le numero secret, numero secret oublie, connais
    pas mon numero secret, sais pas mon numero secret, souviens pas du numero, souviens plus du
    numero, souviens plus, souviens pas, quel numero secret, pas de numero secret, perdu mon numero
    secret, oublie mon code secret, oublie mon pin, code secret oublie`,
  yes: `d acc, oui docteur, ok docteur, d accord docteur, oky`,
  help: `j ai pas compris, pas compris, j ai rien compris`,
  puzzled: `quoi, hein`,
  later: `redemande demain, redemandez demain, demande moi demain, demandez moi demain`,
  other: `quelle heure est il`,
};
