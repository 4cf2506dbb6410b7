import type { Words } from './words.js';

/** French words about texts, people and the service itself. */
export const frTexts: Words['says'] = {
  pause: `mettez pause, mettre pause, mets pause, faites pause, pause, mettre en pause, mettez en
    pause, pause des messages, suspendre, suspendez, suspends, faire une pause, faites une pause,
    mets en pause, pauser, pause messages, silence, en pause, suspension, pause sms, pausez, en
    sourdine, pause de messages`,
  resume: `recommencer a envoyer, recommencez a envoyer, recommencer a m ecrire, recommencer a
    ecrire, recommencez a ecrire, pouvez ecrire, pouvez m ecrire, pouvez envoyer les messages,
    pouvez reprendre, tu peux ecrire, tu peux m ecrire, reprendre, reprenez, reprends les messages,
    continuer, continuez, continue, recommencer les messages, recommencez les messages, recommencez
    a m ecrire, reprendre les messages, reprenez les messages, reactiver, reactivez, relancer,
    remettez les messages, remettre les messages, recommencez a m envoyer, fin de pause, continuez a
    m ecrire, continuez a m envoyer, reecrire, me reecrire, reecrivez moi, ecrire a nouveau, ecrire
    de nouveau, reprendre contact`,
  call: `bipe moi, biper moi, flashez moi, au telephone, par telephone, appelez moi, appelez,
    appelle moi, appelle, appeler, rappelez moi, rappelez, rappelle moi, rappeler, rappel, appel, me
    rappeler, m appeler, telephonez moi, telephonez, un appel, coup de fil, passez moi un coup de
    fil, bipez moi, bip, rapelez moi, rapeler moi, apelez moi, apeler moi, appeler moi, apele moi,
    rappeler moi, un coup de fil, joignez moi, me joindre, appel manque, appellez moi, rapelle moi,
    appelez nous, je vous ai appele, me telephoner, rappellez moi, apeller moi, coup de telephone,
    me contacter par telephone, un rappel, apelle moi, une vraie personne, vraie personne`,
  talk: `parler, discuter, parler a, parler avec, discuter avec, contacter, joindre, causer,
    causer avec, parle, echanger, voir`,
  human: `quelqu un, une personne, personne, humain, un humain, agent, un agent, conseiller,
    operateur, infirmier, infirmiere, docteur, medecin, service client, responsable, vraie personne,
    un responsable, une vraie personne, personne reelle, etre humain, un etre humain, vraie voix`,
  who: `jamais inscrit, jamais inscrite, pas inscrit, pas inscrite, suis jamais inscrit, suis
    jamais inscrite, je vous connais, on se connait d ou, cest quoi ce truc, cest quoi cette
    affaire, vous avez eu mon numero, avez eu mon numero, eu mon numero comment, trouve mon numero,
    avez trouve mon numero, donne mon numero, a donne mon numero, obtenu mon numero, avez pris mon
    numero, qui, qui est ce, qui etes vous, c est qui, cest qui, qui es tu, t es qui, vous etes qui,
    tu es qui, qui est la, qui parle, qui ecrit, qui m ecrit, qui envoie, c est quoi, cest quoi,
    cest quoi ca, qu est ce que c est, quest ce que cest, qu est ce que cest, c est quoi baobab, qui
    est baobab, cest quoi baobab, d ou avez vous mon numero, d ou vous avez mon numero, comment avez
    vous eu mon numero, comment avez vous mon numero, qui vous a donne mon numero, a qui est ce
    numero, a qui appartient, quel est ce numero, cest quel numero, je vous connais pas, je ne vous
    connais pas, vous connais pas, connais pas ce numero, je connais pas, on se connait, on se
    connait pas, quelle entreprise, cest quoi ce message, cest quoi ce numero, pourquoi vous m
    ecrivez, pourquoi m ecrivez vous, de la part de qui, de qui, cest de la part de qui, a qui ai je
    l honneur, qui est a l appareil, votre nom, comment vous appelez vous, presentez vous, qui a
    appele, qui m a appele, arnaque, robot, etes vous un robot, pourquoi je recois, vous venez d ou,
    ou avez vous eu mon numero, c ki, ki est ce, etes vous une personne, quel est ce service, vous
    faites quoi, qui c est, qui cest, ne vous connais pas, qui m a ecrit, cest koi, inconnu`,
  'carrier-help': `info`,
  help: `effets secondaires, effet secondaire, boutons partout, des boutons, demangeaisons, ca me
    gratte, je vomis, vomissements, diarrhee, vertiges, vertige, maux de tete, mal a la tete,
    nausees, fievre, ca marche comment, marche comment, fonctionne comment, aide, aidez moi, aide
    moi, aider, besoin d aide, j ai besoin d aide, je comprends pas, comprends pas, compris pas, pas
    compris, pas comprendre, comment ca marche, comment faire, comment utiliser, comment on fait, je
    fais quoi, que faire, que dois je faire, quoi faire, expliquez, expliquez moi, explication,
    instructions, probleme, un probleme, j ai un probleme, souci, un souci, j ai un souci, question,
    j ai une question, une question, marche pas, fonctionne pas, ca veut dire quoi, que veut dire,
    je suis perdu, je suis perdue, perdu, perdue, bloque, bloquee, je suis bloque, assistance,
    renseignement, renseignements, reclamation, plainte, comment fonctionne, je sais pas, sais pas,
    quoi envoyer, je dois faire quoi, m aider, aides moi, de l aide, mode d emploi, renseignez moi,
    comprend pas, comment ca fonctionne, comment on utilise, informations, information, comprend
    rien, comprends rien, peux faire quoi, on peut faire quoi, vous faites quoi, je fais quoi ici`,
  details: `pris mon telephone, arrache mon telephone, vole mon portable, perdu mon portable,
    perdu mon tel, vole ma puce, mes infos, mes informations, mes donnees, mon profil, profil, mes
    details, mon compte, compte, surnom, mon nom, parametres, reglages, changer mon numero, changer
    de numero, change de numero, j ai change de numero, nouveau numero, mon nouveau numero, nouvelle
    puce, nouveau telephone, changer mon nom, mes heures, heures privees, mes horaires,
    confidentialite, vie privee, mes coordonnees, coordonnees, j ai perdu mon telephone, perdu mon
    telephone, telephone vole, vole mon telephone, point habituel, mon point, change de puce,
    changer de puce, perdu ma puce, change mon numero, modifier mes infos, mon aide, changer de
    telephone, changer mes infos, change de telephone, mon point habituel`,
  change: `mettez a jour, changer, changez, modifier, modifiez, corriger, mettre a jour, nouveau,
    nouvelle, mise a jour, changement, change`,
  language: `langue, langues, changer de langue, changer la langue, autre langue, une autre
    langue, traduire, traduction, choisir la langue, traduisez`,
  speaking: `parler, parlez, ecrivez, ecrivez moi, en, parle pas, comprends pas, je parle, je
    prefere, prefere, lis pas, sais pas lire, ecrire en, parle, passer en, comprend pas, mettez en,
    mettre en, lire, parlez vous, repondez, repondez en, comprends`,
  'in-en': `anglais, englais, en anglais, anglai, langlais`,
  'in-sw': `swahili, kiswahili, souahili`,
  'in-fr': `francais, en francais, fransais, franca, francai, francaise, frances, fracais`,
  'in-other': `lingala, arabe, wolof, bambara, dioula, peul, pular, malinke, soussou, kikongo,
    tshiluba, baoule, bete, more, moore, fon, ewe, haoussa, yoruba, portugais, espagnol, allemand,
    chinois, kirundi, kinyarwanda, malgache, sango, fang, douala, bassa, ewondo, creole, italien,
    russe, somali, amharique, afar, zarma, serere, mandingue, nouchi, mongo, mina, kabye, dendi,
    bariba, deutsch, espanol, portugues, italiano, turc, neerlandais`,
  join: `rejoindre, joindre, join`,
  wipe: `effacer, effacez, efface, supprimer, supprimez, supprime`,
  'wipe-it': `oubliez tout, oublie tout, oubliez cette conversation, oublie cette conversation,
    effacer messages, effacez messages, efface messages, supprime messages, supprimer messages,
    supprimez messages, efface conversation, effacer tout, tout effacer, effacez tout, efface tout,
    supprimer tout, tout supprimer, supprimez tout, effacer les messages, effacez les messages,
    effacer la conversation, effacez la conversation, supprimer la conversation, supprimer les
    messages, supprimez les messages, supprimez la conversation, effacer ca, effacer mes messages,
    effacez mes messages, supprimer ca, supprimer mes messages, effacer ces messages, effacez ca,
    vider la conversation, effacer cette conversation, effacez cette conversation, supprimer cette
    conversation, supprimez cette conversation, effacez ces messages, supprimer l historique,
    effacer l historique, effacez cette discussion, effacer la discussion, effacez la discussion,
    supprimez cette discussion, supprimer la discussion, effacer le chat, effacez le chat, effacez
    ce chat`,
  away: `je suis mute, suis mute, mutee, suis mutee, en voyage, je voyage, voyage, en deplacement,
    je suis en voyage, je pars, je pars en voyage, hors de la ville, pas en ville, au village, je
    suis au village, a l etranger, absent, absente, je suis absent, je suis absente, je serai
    absent, je serai absente, je suis loin, parti en voyage, partie en voyage, suis parti, pas la
    cette semaine, autre ville, une autre ville, en mission, en vacances, je serai en voyage, en
    brousse, pas a la maison, je serai pas la, je suis pas la, je suis pas en ville, dans une autre
    ville, voyager, je voyagerai, quitte la ville, j ai demenage, demenager, je demenage, change de
    ville, j habite plus`,
  returned: `je suis de retour, suis de retour, de retour chez moi, je suis rentre, je suis
    rentree, suis rentre, suis rentree, je suis revenu, je suis revenue, suis revenu, suis revenue,
    me voila de retour, de retour a la maison, rentre a la maison, rentre chez moi, rentree chez
    moi, revenu chez moi, de retour en ville, rentre de voyage, rentree de voyage, revenu de voyage,
    de retour de voyage, mon voyage est fini, voyage termine, je suis a la maison, je suis chez
    moi`,
  person: `taxi moto, le taxi, conducteur, motard, quelqu un, quelqu un d autre, soeur, ma soeur,
    frere, mon frere, mari, mon mari, femme, ma femme, mere, ma mere, maman, ma maman, pere, mon
    pere, papa, mon papa, fils, mon fils, fille, ma fille, ami, mon ami, amie, mon amie, voisin, mon
    voisin, voisine, ma voisine, cousin, mon cousin, cousine, ma cousine, tante, ma tante, oncle,
    mon oncle, enfant, mon enfant, copain, copine, epoux, epouse, mon epoux, mon epouse, autre
    personne, une autre personne, mon copain, ma copine, neveu, niece, zem, moto taxi, mon petit, ma
    petite, grand mere, un proche, collegue, zemidjan, taximan, un ami, une amie, un parent, mon
    petit frere, ma petite soeur, mon grand frere, ma grande soeur, grand frere, grande soeur`,
  'will-come': `sans faute, je viens, je viendrai, viendrai, je vais venir, je serai la, serai la,
    je serais la, j arrive, je passe, je passerai, passerai, j y serai, je viendrais, je vien,
    viendrais, en route, en chemin, je suis en route, je suis en chemin, on viendra, nous viendrons,
    je compte venir, je peux venir, j y vais, je vais passer, je serai present, je serai presente,
    vais venir, comptez sur moi, jarrive, je me presenterai, j arriverai`,
  'cannot-come': `jviens plus, je viens plus, ne viens plus, viendrai plus, je viendrai plus, peux
    pas venir, ne peux pas venir, pourrai pas venir, ne pourrai pas venir, viens pas, ne viens pas,
    viendrai pas, ne viendrai pas, je ne peux pas, je peux pas, pourrai pas, ne pourrai pas,
    impossible de venir, empechement, serai pas la, ne serai pas la, pourrais pas, pas pouvoir
    venir, pas pu venir, je ne viens pas, peux plus venir, n arrive pas a venir, je peut pas venir,
    peut pas venir, j ai un empechement, peux pas passer, pourrai pas passer`,
  send: `envoie, j envoie, envoyer, enverrai, j enverrai, vais envoyer, je vais envoyer, viendra,
    va venir, passera, va passer, peut venir, peut passer, vient, passer, venir, recuperer,
    chercher, prendre, prendra, recuperera, retirer, cherchera, pourra`,
  proxy: `quelqu un viendra, quelqu un va venir, quelqu un d autre viendra, quelqu un d autre va
    venir, quelqu un passera, j enverrai quelqu un, j envoie quelqu un, je vais envoyer quelqu un, a
    ma place, viendra pour moi, va venir pour moi, venir pour moi, chercher pour moi, prendre pour
    moi, recuperer pour moi, retirer pour moi, en mon nom, quelqu un peut venir, de ma part, quelqu
    un pour moi, envoyer quelqu un, passera pour moi, passer pour moi, quelqu un peut passer, une
    personne viendra, qui peut le prendre, qui peut prendre, le prendre pour moi, qui peut venir
    pour moi`,
  report: `moi, mon rapport, rapport, mon dossier, mes resultats, mon suivi, mon bilan, mon etat,
    mon resume, mon recapitulatif, ou j en suis, ou en suis je, jours restants, combien de jours il
    me reste, il me reste combien de jours, combien de jours me reste t il, montre moi mon rapport,
    montrez moi mon rapport, envoie moi mon rapport, envoyez moi mon rapport`,
  log: `journal, qui a ouvert mon dossier, qui a vu mon dossier, qui a lu mon dossier, qui a
    consulte mon dossier, qui a regarde mon dossier, qui a ouvert mes donnees, qui a vu mes donnees,
    qui a consulte mes donnees`,
  stop: `arret, arreter, arretez, arrete, arretes, desabonner, desabonnez moi, desabonnement,
    desabonne, me desabonner, desinscrire, desinscription, desinscrivez moi, stopper, stoppez,
    stoppe, j arrete, cessez, cesser, cesse, desabonnez, desinscrivez, me desinscrire, arreté,
    arretter, arrettez, arette, arrette, aretez, desabonne moi, arreter tout, stopez, desactiver,
    desactivez`,
  soft: `laissez moi en paix, laisse moi en paix, laissez moi, laisse moi, laissez moi tranquille,
    laisse moi tranquille, fichez moi la paix, foutez moi la paix, fous moi la paix, degage,
    degagez, foutez le camp, ne me derangez plus, me derangez plus, ne me deranger plus, derangez
    moi pas, arretez de me deranger, arrete de me deranger, ne me derangez pas, me derangez pas,
    arretez de m embeter, laissez nous tranquilles, casse toi, vous me derangez, tu me deranges,
    lachez moi, lache moi, ca suffit, dégage, basta`,
  cancel: `annuler, annulez, annule, j annule, annulation, annuller`,
  message: `message, messages, sms, texto, textos, msg, msgs, mail, alertes, notifications,
    mesages, pub, pubs, publicite, publicites, rappels, texte, textes, spam, vos messages, ces
    messages, les messages, tes messages, spams, notif, notifs, messagerie`,
  texting: `envoyer, envoyez, envoie, m envoyer, d envoyer, m ecrire, ecrire, d ecrire, ecrivez,
    ecris, contacter, me contacter, contactez, texter, me texter, envoi, envois, de m envoyer, d m
    ecrire, me spammer, spammer, messages, harceler, me harceler, recevoir, relancer, me relancer, m
    embeter, de m ecrire, me solliciter`,
  'dont-text': `pas de rappels, pas de rappel, plus rien recevoir, veux rien recevoir, rien
    recevoir, plus de messages, plus de message, plus de sms, plus de textos, pas de messages, pas
    de sms, pas de message, ne m envoyez plus, m envoyez plus, ne m envoyez plus rien, ne m envoyez
    pas de messages, ne m envoyez plus de messages, ne m envoyez plus de sms, ne m ecrivez plus, m
    ecrivez plus, ne m ecris plus, m ecris plus, m ecrivez plus jamais, ne m ecrivez pas, m ecrivez
    pas, ne me contactez plus, me contactez plus, ne me contactez pas, m envoie plus, ne m envoie
    plus, veux plus de messages, veux plus de sms, veux plus recevoir, ne veux plus recevoir, veux
    pas recevoir, ne veux pas recevoir, veux plus de vos messages, veux pas de messages, veux plus
    vos messages, veux pas de vos messages, veux plus de message, veux pas vos messages, n ecrivez
    plus, ne m envoyez plus de message, souhaite plus recevoir, ne souhaite plus recevoir, veux plus
    ces messages, ecrivez moi plus, envoyez moi plus rien, desire plus recevoir, veux plus que vous
    m ecriviez, veux plus etre contacte, veux plus entendre parler de vous, souhaite pas recevoir,
    plus jamais de messages, plus aucun message, plus aucun sms, veux plus des messages, veux pas
    des messages, veux pas de sms, besoin de vos messages, veux pas ces messages, pas besoin de
    messages, n envoyez plus rien, n envoyez plus, envoyez plus, envoyez plus de messages, envoyez
    plus de sms, envoie plus rien, ne me texter plus, ne m ecrire plus, m ecrire plus, m envoyer
    plus, m envoyer plus de messages, plus de rappels, veux plus de rappels, veux plus de textos,
    veux plus de tes messages, j en veux plus de vos messages, ne me contacter plus, aucun message`,
  refuse: `plus, ne m, ne me, n, plus jamais, marre de, marre des, veux plus, veux pas, assez de,
    fatigue de, ras le bol`,
  received: `recu, recus, recois, arrive, arrives, pas eu, peux pas, peux plus, peux, puis, n
    arrive, envoye, recevez, arrivent, vais, parvenu`,
  all: `tout, tous, jamais, definitivement, completement, immediatement, tout de suite, plus
    jamais, numero, ce numero, mon numero, a ce numero, sur ce numero, sur mon numero, vos, ces,
    maintenant, desormais, a l avenir, liste, ca, le service, service, tes, me, pour toujours`,
  'remove-me': `retirez moi, retire moi, enlevez moi, enleve moi, supprimez mon numero, supprimer
    mon numero, effacez mon numero, effacer mon numero, retirez mon numero, enlevez mon numero,
    retirer mon numero, rayez moi, rayez moi de la liste, retirez moi de la liste, enlevez moi de la
    liste, supprimez moi, supprimez moi de la liste, sortez moi, oubliez mon numero, oubliez moi,
    enlever mon numero, retirez moi de votre liste, enlevez moi de votre liste, supprimez moi de
    votre liste, bloquez mon numero, bloquez moi, otez moi, otez mon numero, resilier, resiliez,
    resilier mon abonnement`,
  'not-stop': `ma arrete, m a arrete, arret de bus, n arretez pas, ne vous arretez pas, arretez
    pas, n arrete pas, arrete pas, sans arret, sans arreter, arret bus, pourquoi vous avez arrete,
    pourquoi avez vous arrete, vous avez arrete, a l arret, l arret, ne pas arreter, pas arreter,
    avez arrete, je me suis arrete, s est arrete, suis arrete, l arret de bus, pas stopper, n
    arretez jamais, jamais arreter, ai arrete, j ai arrete, dois arreter, dois je arreter, puis je
    arreter, arret maladie, en arret, peux arreter, peux je arreter, arretez vous, s arrete, j
    arrete pas, arret du bus, prochain arret, si j arrete, ne cessez pas, ne cesse pas, arret taxi,
    s arreter, quand j arrete, ont arrete, a arrete`,
  wrong: `mauvais, mauvaise, faux, fausse, erreur, trompe, trompes, trompez, tromper, erronee,
    errone, incorrect, incorrecte, pas bon, pas le bon, pas la bonne, pas correct, par erreur,
    trompee`,
  number: `numero, numeros, ligne, telephone, puce, tel`,
  'not-me': `change de proprietaire, suis pas elle, suis pas lui, pas moi, cest pas moi, ce n est
    pas moi, n est pas moi, est pas moi, pas pour moi, cest pas pour moi, n est pas pour moi, est
    pas pour moi, pas a moi, est pas a moi, n est pas a moi, cest pas a moi, pas le mien, pas la
    mienne, pas les miens, ne me concerne pas, me concerne pas, je suis pas la personne, suis pas la
    personne, cette personne n est pas, personne de ce nom, connais pas cette personne, ne connais
    pas cette personne, n est pas mon, cest pas mon, est pas mon, n est plus son numero, est plus
    son numero, moi cest pas, cest pas elle, cest pas lui, n est pas son numero, est pas son numero,
    plus son numero, pas son numero, ne suis pas la personne, suis pas celui, suis pas celle`,
  'not-my': `pas le bon jour, pas la bonne date, pas la bonne heure, pas mon, pas ma, suis pas, n
    est pas, ce n est pas, cest pas`,
  'wrong-person': `mauvaise personne, vous vous trompez de personne, tromper de personne, trompe
    de personne, trompez de personne, vous vous trompez de numero, trompez de numero, trompe de
    numero, vous etes trompe de numero, vous avez le mauvais numero, avez le mauvais numero, pas la
    bonne personne, erreur de personne, erreur sur la personne, vous faites erreur, cest un mauvais
    numero, cest le mauvais numero, vous avez un mauvais numero, avez fait un mauvais numero, tu te
    trompes de numero, vous vous etes trompe, vous vous etes trompe de numero, vous vous etes
    trompes de numero, vous vous etes trompee, trompes de numero, vous faites un faux numero, avez
    fait un faux numero, cest un faux numero, vous faites erreur de numero, trompes de personne, pas
    la personne`,
  'wrong-number': `mauvais numero, faux numero, erreur de numero, numero errone, pas le bon
    numero, pas mon numero, est pas mon numero, n est pas mon numero, cest pas mon numero, numero
    incorrect, mauvais num, pas le numero, numero est faux, numero pas bon`,
};
