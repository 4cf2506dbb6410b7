import type { Words } from './words.js';

/** French words of danger, and what only sounds like them. */
export const frDanger: Words['says'] = {
  danger: `enfant a avale, bebe a avale, fils a avale, fille a avale, petit a avale, petite a avale, mourir, je veux mourir, envie de mourir, je vais mourir, je meurs, meurs, en train de mourir, me tuer, je me tue, il me tue, elle me tue, me suicider, suicid*, suiside, me pendre, me jeter, mettre fin a mes jours, fin a mes jours, mettre fin a ma vie, fin a ma vie, en finir,
    en finir avec la vie, plus envie de vivre, pas envie de vivre, envie de vivre, plus vivre, pas vivre, veux plus vivre, ne veux plus vivre,  plus de raison de vivre, aucune raison
    de vivre, raison de vivre, la mort, ma mort, mieux morte, mieux mort, etre mort, etre morte, je serai mort, disparaitre, me faire du mal, me couper, me mutiler, m ouvrir les veines, me blesser, je saigne, saign*, sang partout, beaucoup de sang, perds du sang, perds
    beaucoup de sang, perd du sang, perte de sang, pertes de sang, vomis du sang, vomi du sang, vomir du sang, crache du sang, cracher du sang, tousse du sang, du sang dans, sang dans, hemorragi*, pisse du sang, sang qui coule, sang coule, visage enfle, visage gonfle, visage
    est enfle, visage est gonfle, visage tout gonfle, visage tout enfle, levres gonflees, levres enflees, langue gonflee, langue enflee, gorge gonflee, gorge enflee, yeux gonfles, yeux enfles, la bouche gonflee, bouche enflee, visage qui gonfle, visage gonflé, cou gonfle,
    respire pas, respire plus, respire mal, peux pas respirer, peux plus respirer, arrive pas a respirer, arrive plus a respirer, mal a respirer, du mal a respirer, difficulte a respirer, difficultes a respirer, difficile de respirer, peine a respirer, j etouffe, etouff*,
    essouffle*, manque d air, manque de souffle, plus de souffle, suffoqu*, mal a la poitrine, mal au coeur fort, douleur a la poitrine, douleurs a la poitrine, douleur poitrine, douleur thoracique, poitrine serree, poitrine qui serre, crise cardiaque, avc, evanoui*,
    perdu connaissance, perte de connaissance, inconscient*, sans connaissance, se reveille pas, se reveille plus, convuls*, crise d epilepsie, crises, fait une crise, surdos*, over dose, overdose, trop de medicaments, trop de comprimes, trop de cachets, avale tous, avale toute, avale
    toutes, pris tous les, pris toute la boite,  tous les comprimes, toute la boite, bu du poison, poison*, empoisonn*, bu de la javel, avale du poison, bu un produit, me bat, me frappe, m a frappe, m a frappee, m a battu, m a battue, me tape, m a tape,
    frappee, battue, m etrangle, etrangle*, me menace, m a menace, m a menacee, menace de mort, menace de me tuer, va me tuer, veut me tuer, me violente, violent avec, violee, violer, viol, m a viole, m a violee, abuse de moi, agress*, m agresse, il est violent, elle est
    violente, un couteau, poignard*, en danger, danger de mort, pas en securite, urgence, urgences, au secours, secours, ambulance, samu, fausse couche, morsure de serpent, serpent m a mordu, mordu par un serpent, reaction allergique, allergie grave, peau qui
    pele, peau pele, ma peau tombe, peau se decolle, peux pas avaler, entends des voix, entend des voix, j entends des voix, yeux jaunes, paralys*, peux plus bouger, tres mal au ventre enceinte, douleur atroce, douleurs atroces, mon mari me bat, on m a
    tire dessus, m a brule, creve, crever, envie de crever, je vais crever, sauter du pont, me jeter du pont, me foutre en l air, me flinguer, je coule plus d espoir, plus d espoir, en finir avec tout, m en finir, je vais m en finir, me faire mal`,
  overtook: `pris trop, avale trop, pris trop de, avale trop de, bu trop de`,
  pills: `comprimes, cachets, medicaments, pilules, gelules, medicament, medocs, somniferes, dafalgan, paracetamol`,
  weary: `marre, marre de, fatigue, fatigue de, fatiguee, fatiguee de, assez de, degoute de, lasse de, ras le bol`,
  life: `vie, vivre, cette vie`,
  swell: `gonfle, gonflee, gonfles, gonflees, enfle, enflee, enfles, enflees, gonflement, boursoufle`,
  body: `visage, levres, levre, langue, gorge, bouche, yeux, oeil, cou, tete, figure, tout le corps`,
  breath: `respirer, respire, respiration, souffle`,
  hard: `mal, difficile, difficulte, difficilement, peine, arrive pas, plus, pas`,
  blood: `sang`,
  'much-blood': `beaucoup, partout, vomi, vomis, crache, tousse, selles, urine, nez, coule, perds, plein`,
  idiom: `ca me tue, on se tue, se tue au travail, mort de rire, morte de rire, mdr, mourir de rire, mourir de faim, meurs de faim, je meurs de faim, meurs de soif, meurs de chaud, meurs de sommeil, meurs de froid, mourir d ennui, meurs d envie, je meurs d envie, mourir d envie, mort de fatigue, morte de fatigue, meurs d impatience,
    telephone mort, batterie morte, telephone est mort, batterie est morte, tuer le temps, tue le temps, meurs de curiosite, pas une urgence, pas urgent, n est pas une urgence, pas d urgence, creve de faim, creve la dalle, creve de chaud, je saigne pas, saigne pas, ne saigne pas, saigne plus,
    plus de sang, me tape sur les nerfs, numero d urgence, sac a main, mort de faim, pneu creve, mourir de chaud, en finir avec cette file, en finir avec ce, mort de fatigue, un couteau de cuisine, creve la batterie, va mourir ma batterie, mon telephone va mourir, telephone va mourir,
    portable va mourir, ma batterie va mourir, batterie va mourir, vivre plus pres, la chaleur me tue, me tue l attente, l attente me tue, l ennui me tue, envie de vivre pres, mourir de soif, mourir d attendre, me tape la honte, en finir vite, crever de faim, plus vivre la, tue la`,
};
