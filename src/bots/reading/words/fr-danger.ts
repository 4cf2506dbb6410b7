import type { Words } from './words.js';

/** French words of danger, and what only sounds like them. */
export const frDanger: Words['says'] = {
  danger: `ne plus me reveiller, pas me reveiller, s est effondre, s est effondree, sest effondre,
    sest effondree, sauter du toit, sauter d un pont, sauter par la fenetre, sauter de la fenetre,
    sauter du balcon, sauter de l immeuble, me jeter sous, me jeter dans, eau chaude a verse, la
    peau sort, peau qui sort, gaz a explose, a explose, brule avec, me brule avec, est brule, s est
    brule, couche avec la petite, couche avec ma fille, couche avec mon fils, couche avec l enfant,
    deshabille, vient dans mon lit, dans mon lit la nuit, il me touche, me coupe les bras, coupe les
    poignets, voit flou, voit plus rien, vois flou, sens plus le bebe, sens pas le bebe, bebe bouge
    plus, bebe ne bouge plus, bebe ne bouge pas, souffle me manque, me verrez plus, ne me verrez
    plus, verrez plus demain, il me finit, me finir, va me finir, parle comme un saoulard, parle
    comme un ivre, bras ne bouge plus, bras gauche ne bouge, mousse dans sa bouche, mousse a la
    bouche, peur de rentrer, crie pas il est bleu, me frappent, frappent chaque, c pour ce soir
    adieu, cest pour ce soir adieu, ce soir adieu, personne va me pleurer, personne ne me pleurera,
    je serai parti, je serai partie, deja ecrit la lettre, ecri la lettre, ecrit la lettre, lettre d
    adieu, me force, entre dans ma chambre la nuit, touche ma petite, touche ma soeur, touche ma
    fille, touche mon fils, touche mon enfant, un cote du corp, un cote du corps, cordon sort,
    cordon est sorti, cordon dehors, se coupe les bras, se coupe le bras, se coupe les veines, avec
    lame, avec une lame, se mutile, se pendre, s est pendu, s est tue, se suicider, se tuer, ki tue
    vite, qui tue vite, tue vite, mourir vite, mourir sans douleur, tue sans douleur, verse eau
    chaude, verse de l eau chaude, eau chaude sur, brule grave, gravement brule, fois son insuline,
    fois insuline, menacent de mort, me menacent, dormir pour toujours, dormir et plus me reveiller,
    plus me reveiller, ma tabasse, m a tabasse, me tabasse, m a chicote, ma chicote, me chicote,
    enfant a avale, bebe a avale, fils a avale, fille a avale, petit a avale, petite a avale,
    mourir, je veux mourir, envie de mourir, je vais mourir, je meurs, meurs, en train de mourir, je
    me tue, je vais me tuer, veux me tuer, vouloir me tuer, il me tue, elle me tue, me suicider,
    suicid*, suiside, me pendre, me jeter, mettre fin a mes jours, fin a mes jours, mettre fin a ma
    vie, fin a ma vie, en finir, en finir avec la vie, plus envie de vivre, pas envie de vivre,
    envie de vivre, plus vivre, pas vivre, veux plus vivre, ne veux plus vivre, plus de raison de
    vivre, aucune raison de vivre, raison de vivre, veux la mort, veux mourir, je veux ma mort,
    mieux morte, mieux mort, etre mort, etre morte, je serai mort, envie de disparaitre, veux
    disparaitre, me faire du mal, me couper, me mutiler, m ouvrir les veines, me blesser, je saigne,
    saign*, sang partout, beaucoup de sang, perds du sang, perds beaucoup de sang, perd du sang,
    perte de sang, pertes de sang, vomis du sang, vomi du sang, vomir du sang, crache du sang,
    cracher du sang, tousse du sang, du sang dans, sang dans, hemorragi*, pisse du sang, sang qui
    coule, sang coule, visage enfle, visage gonfle, visage est enfle, visage est gonfle, visage tout
    gonfle, visage tout enfle, levres gonflees, levres enflees, langue gonflee, langue enflee, gorge
    gonflee, gorge enflee, yeux gonfles, yeux enfles, la bouche gonflee, bouche enflee, visage qui
    gonfle, visage gonflé, cou gonfle, respire pas, respire plus, respire mal, peux pas respirer,
    peux plus respirer, arrive pas a respirer, arrive plus a respirer, mal a respirer, du mal a
    respirer, difficulte a respirer, difficultes a respirer, difficile de respirer, peine a
    respirer, j etouffe, etouff*, essouffle*, manque d air, manque de souffle, plus de souffle,
    suffoqu*, mal au coeur fort, douleur thoracique, avc, evanoui*, perdu connaissance, perte de
    connaissance, inconscient*, sans connaissance, se reveille pas, se reveille plus, convuls*,
    crise d epilepsie, crises, fait une crise, surdos*, over dose, overdose, trop de medicaments,
    trop de comprimes, trop de cachets, avale tous, avale toute, avale toutes, pris tous les, pris
    toute la boite, tous les comprimes, bu du poison, poison*, empoisonn*, bu de la javel, avale du
    poison, bu un produit, me bat, me frappe, m a frappe, m a frappee, m a battu, m a battue, me
    tape, m a tape, frappee, battue, m etrangle, etrangle*, me menace, m a menace, m a menacee,
    menace de mort, menace de me tuer, il va me tuer, elle va me tuer, ils vont me tuer, veut me
    tuer, me tuera, me violente, violent avec, violee, violer, viol, m a viole, m a violee, abuse de
    moi, agresse, agressee, agression, m agresse, il est violent, elle est violente, un couteau,
    poignard*, en danger, danger de mort, pas en securite, urgence, urgences, au secours, secours,
    ambulance, samu, fausse couche, morsure de serpent, serpent m a mordu, mordu par un serpent,
    reaction allergique, allergie grave, peau qui pele, peau pele, ma peau tombe, peau se decolle,
    peux pas avaler, entends des voix, entend des voix, j entends des voix, yeux jaunes, paralys*,
    peux plus bouger, tres mal au ventre enceinte, douleur atroce, douleurs atroces, mon mari me
    bat, on m a tire dessus, m a brule, je creve, veux crever, envie de crever, je vais crever,
    sauter du pont, me jeter du pont, me foutre en l air, me flinguer, je coule plus d espoir, plus
    d espoir, en finir avec tout, m en finir, je vais m en finir, me faire mal, c est fini pour moi,
    c fini pour moi, fini pour moi, prenez soin de mes enfants, que je meure, que je sois mort, que
    je sois morte, mieux sans moi, adieu a tous, adieu tout le monde, je ne serai plus la, je serai
    plus la, demain je serai plus, me laisser mourir, a frappe, ma frappe, ma frappee, ma tape, ma
    battu, ma battue, ma viole, ma violee, pris le couteau, sorti le couteau, couche avec moi de
    force, de force, m a enferme*, ma enferme*, m a cogne, me cogne, ma cogne, m a poignarde, taper
    dessus, me tape dessus, tombe dans les pommes, tombee dans les pommes, convulse, bave, ecume,
    serpent, pique une crise, yeux retournes, bouche tordue, bouche est tordue, visage tordu, parle
    plus, machette, ma coupe la main, coupe les veines, les veines, me touche la nuit, me touche le
    soir, m a force, ma force, ma forcee, m a forcee, force a coucher, forcee a coucher, menace de,
    on menace, ils me menacent, me chasse avec, gorge se ferme, gorge qui se ferme, gorge fermee,
    sarrete pas de saigner, sang ne s arrete, sang s arrete pas, sang sarrete pas, sang ne sarrete,
    hemorragie, tete ouverte, bruler vive, bruler vif, me bruler, coeur bat trop vite, coeur s
    arrete, sang sort, du sang sort`,
  laugh: `mdr, mdrr, ptdr, haha*, hehe*, lol, hihi*`,
  beats: `tabassee, chicote, chicotte, frappe, frappent, frapper, frappee, bat, battu, battue,
    battre, tabasse, cogne, cognent, gifle, viole, agresse, gifler`,
  victim: `maman, papa, mere, pere, frere, soeur, tonton, tantine, tante, mari, femme, la vieille,
    le vieux, ya, mon vieux, ma vieille, bebe, bb, mon bebe, le bebe, nouveau ne, enfant, l enfant,
    lenfant, petit, petite, fille, fils, meme, grand mere, voisine, voisin, copine, copain, sa
    femme, son mari, ses enfants, sa fille, son fils, ma mere, ma soeur, mes enfants, ma fille, mon
    fils, les enfants`,
  weapon: `couteau, machette, fusil, pistolet, arme, corde, hache, marteau`,
  wielded: `cou, gorge, mis, sorti, sort, tient, tenait, avec, menace, pointe, chasse, a, adieu`,
  chest: `poitrine, coeur`,
  ache: `serre, serree, mal, douleur, douleurs, brule, pique, fait mal, oppresse, bras gauche`,
  kills: `crise cardiaque, me tuer, va me tuer, me tue, nous tuer, vont me tuer`,
  thing: `file, queue, attente, embouteillage, embouteillages, bouchon, bouchons, chaleur, faim,
    soif, travail, boulot, stress, patron, loyer, transport, banque, examens, examen, factures,
    soleil, froid, reseau, connexion, bruit, amour, curiosite, suspense, prix, ennui, chaussures,
    argent, poche, foot, match, scolarite, film, serie, elephants, leopards, lions, equipe,
    anniversaire`,
  swallowed: `avale, avaler, avalee, aval, ingere, gobe`,
  took: `pris, prise, bu, boit, mange, prend`,
  whole: `tout la boite, tt la boite, toute la boite, d un coup, dun coup, boite entiere, la boite
    entiere, toute la plaquette, plaquette entiere, tout le flacon, flacon entier, en une fois, tout
    d un coup, d un seul coup, tous les comprimes, tous les cachets, le paquet entier`,
  poisons: `javel, eau de javel, la javel, poison, mort aux rats, acide, essence, petrole, produit
    des cafards, produit de cafards, produit des rats, produit rats, produit des souris, produit des
    vaches, rat, insectes, gamalin, soude caustique, grezyl, sodabi frelate, detergent, insecticide,
    pesticide, produit toxique, raticide, soude`,
  still: `il est bleu, elle est bleue, crie pas, crie plus, ne crie pas, ouvre plus les yeux,
    bouge plus, bouge pas, veut plus teter, tete plus, tete pas, refuse de teter, veut pas teter,
    corps est froid, corps froid, tout mou, toute molle, ouvre plus, ouvre pas les yeux, ouvre meme
    plus, devient bleue, est bleue, respire vite, respire mal, ventre rentre, ne bouge plus, reagit
    plus, reagit pas, se reveille plus, se reveille pas, est bleu, devient bleu, tout froid`,
  'no-reason': `plus l interet, plus d interet, aucun interet, quel interet, plus de sens, aucun
    sens, pas de sens, plus aucun sens, plus de raison, aucune raison, sert a rien, a quoi bon, plus
    de gout, plus gout, n a plus de sens, na plus de sens, plus d espoir, plus envie, plus aucune
    envie`,
  overtook: `pris trop, avale trop, pris trop de, avale trop de, bu trop de`,
  pills: `comprimes, cachets, medicaments, pilules, gelules, medicament, medocs, somniferes,
    dafalgan, paracetamol`,
  weary: `marre, marre de, fatigue, fatigue de, fatiguee, fatiguee de, assez de, degoute de, lasse
    de, ras le bol`,
  life: `vie, vivre, cette vie, exister, la vie, ma vie, etre la`,
  swell: `gonflent, enflent, gonfler, serre, se serre, serree, gonfle, gonflee, gonfles, gonflees,
    enfle, enflee, enfles, enflees, gonflement, boursoufle`,
  body: `visage, levres, levre, langue, gorge, bouche, yeux, oeil, cou, tete, figure, tout le
    corps`,
  breath: `respirer, respire, respiré, respiration, souffle, souffler, respir, resp`,
  hard: `arrive plus, peux plus, peut plus, arrive plus a, mal, difficile, difficulte,
    difficilement, peine, arrive pas, plus, pas`,
  blood: `sang`,
  'much-blood': `sarrete pas, s arrete pas, s arrete plus, sarrete plus, coule partout, trempe,
    inonde, beaucoup, partout, vomi, vomis, crache, tousse, selles, urine, nez, coule, perds,
    plein`,
  ill: `tiens pas debout, tient pas debout, tenir debout, peux plus marcher, peux plus me lever,
    peux pas me lever, peux pas marcher, peux plus tenir, parle plus, parle mal, peut plus parler,
    ne parle plus, repond plus, repond pas, transpire, bouge plus son bras, tient plus debout,
    marche plus, leve plus`,
  aside: `d un cote, dun cote, d un seul cote`,
  idiom: `urgence familiale, une urgence familiale, urgence au travail, urgence au boulot, petite
    urgence, avc en, a fait avc en, fait un avc en, contre l epilepsie, pour l epilepsie, la gorge
    serree d emotion, en urgence, d urgence, vous abusez, ca me tue, on se tue, se tue au travail,
    mort de rire, morte de rire, mdr, mourir de rire, mourir de faim, meurs de faim, je meurs de
    faim, meurs de soif, meurs de chaud, meurs de sommeil, meurs de froid, mourir d ennui, meurs d
    envie, je meurs d envie, mourir d envie, mort de fatigue, morte de fatigue, meurs d impatience,
    telephone mort, batterie morte, telephone est mort, batterie est morte, tuer le temps, tue le
    temps, meurs de curiosite, pas une urgence, pas urgent, n est pas une urgence, pas d urgence,
    creve de faim, creve la dalle, creve de chaud, je saigne pas, saigne pas, ne saigne pas, saigne
    plus, plus de sang, me tape sur les nerfs, numero d urgence, sac a main, mort de faim, pneu
    creve, mourir de chaud, en finir avec cette file, en finir avec ce, un couteau de cuisine, creve
    la batterie, va mourir ma batterie, mon telephone va mourir, telephone va mourir, portable va
    mourir, ma batterie va mourir, batterie va mourir, vivre plus pres, la chaleur me tue, me tue l
    attente, l attente me tue, l ennui me tue, envie de vivre pres, mourir de soif, mourir d
    attendre, me tape la honte, en finir vite, crever de faim, plus vivre la, tue la, loyer m a
    saigne, m a saigne ce mois, saigne ma poche, saigne a blanc, la fin du film, prise de sang, test
    de sang, analyse de sang, analyses de sang, groupe sanguin, don de sang, donner du sang, examen
    de sang, bilan de sang, prises de sang, me frappe plus, ne me frappe plus, me bat plus, ne me
    bat plus, frappe plus, bat plus, meurs dennui, je meurs d ennui, je meurs dennui, couteau de
    cuisine, etait pas une urgence, c etait pas urgent, pas urgence, donner crise cardiaque, donner
    une crise cardiaque, crise de rire, crise de nerfs, crise economique, de force majeure, au
    boulot me tue, tape a l oeil`,
  gravely: `tres malade, gravement malade, vraiment malade, trop malade, tres faible, trop faible,
    tellement malade, plus de force, plus de forces`,
  device: `telephone, batterie, portable, reseau, voiture, moto, radio, tel, ligne, charge`,
};
