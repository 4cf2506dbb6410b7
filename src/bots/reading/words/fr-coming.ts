import type { Words } from './words.js';

/** French words for coming, not coming, and how one is. */
export const frComing: Words['says'] = {
  'will-come': `je serai en retard, je suis en retard, en retard, j aurai du retard, j ai du
    retard, je suis arrive, je suis arrivee, je suis devant, je suis la, j y suis`,
  'cannot-come': `n ai pas pu venir, pas pu venir, pas pu passer, pas pu etre la`,
  'no-secret': `oublie mon numero secret, oublie le numero secret, numero secret oublie, connais
    pas mon numero secret, sais pas mon numero secret, souviens pas du numero, souviens plus du
    numero, souviens plus, souviens pas, quel numero secret, pas de numero secret, perdu mon numero
    secret, oublie mon code secret, oublie mon pin, code secret oublie`,
  yes: `d acc, oui docteur, ok docteur, d accord docteur, oky`,
  help: `j ai pas compris, pas compris, j ai rien compris`,
  puzzled: `quoi, hein`,
  other: `quelle heure est il`,
  discreet: `n ecrivez pas medicament, n ecrivez pas le mot, ne mettez pas le mot, n ecrivez pas
    le, faites attention a ce que, attention a ce que vous ecrivez, discret, discrets, plus discret,
    plus discrets, discretement, discretion, dites en moins, en dire moins, ecrivez moins, cachez,
    cachez plus, cacher, cachez les mots, moins de mots, plus prive, en secret`,
  peeks: `lit, lisent, lire, voit, voient, regarde, regardent, fouille, fouillent, ouvre, verifie,
    controle`,
  'how-long': `combien de temps, jusqu a quand, combien de jours, jusqu quand, jusque quand, jusqu
    a quelle heure, jusqu a quel jour`,
};
