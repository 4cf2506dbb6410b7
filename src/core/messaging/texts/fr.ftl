### Français. One SMS each, GSM-7 alone: 160 septets with the longest facts and an 11-letter brand.
### `.sms` is said on SMS in place of the text, `.tail` after it; `choice` holds the shared answers.
### GSM-7 has é è à ù and no other accented small letter: words that need one are not used.

item = { $noun ->
    [order] commande
    [parcel] colis
   *[item] article
}
item-name = { $noun ->
    [order] Commande
    [parcel] Colis
   *[item] Article
} { $item }
the-item = { $noun ->
    [order] la commande
    [parcel] le colis
   *[item] l'article
} { $item }
it = { $level ->
    [COVERT] { $noun ->
        [order] la
       *[item] le
    }
   *[GENERAL] le
}
the-last = { $noun ->
    [order] la dernière
   *[item] le dernier
}
mine = { $level ->
    [COVERT] votre { item }
   *[GENERAL] votre médicament
}
kept-for-you = { $level ->
    [COVERT] { $noun ->
        [order] Gardée pour vous
       *[item] Gardé pour vous
    }
   *[GENERAL] Votre médicament est gardé
}
dear = { $level ->
    [OPEN] { $brand }: { $name },
   *[COVERT] { $brand }:
}
there = { $level ->
    [COVERT] là où vous allez d'habitude
   *[GENERAL] à votre clinique
}
other-has-it = { $amount ->
    [few] Il en reste peu
   *[yes] Il y en a
} au point { $other }

choice =
    .menu = Menu
    .call = Appelez-moi
    .book = Prendre RDV
    .visits = Mes RDV
    .more = La suite
    .more-days = D'autres jours
    .more-times = D'autres heures
    .check = { $noun ->
        [order] Voir une commande
        [parcel] Voir un colis
       *[item] Voir un article
    }
    .pickups = Mes retraits
    .help = Besoin d'aide
    .keep = { $noun ->
        [order] Gardez-la-moi
       *[item] Gardez-le-moi
    }
    .keep-there = { $noun ->
        [order] Gardez-la-moi là-bas
       *[item] Gardez-le-moi là-bas
    }
    .other-place = Un autre point
    .tell-me = { $noun ->
        [order] Dites-moi quand elle revient
       *[item] Dites-moi quand il revient
    }
    .tell-sure = Dites-moi quand c'est certain
    .not-now = Pas pour le moment
    .number = Mon numéro
    .other-day = Un autre jour
    .another-day = Un autre jour
    .someone = J'envoie quelqu'un
    .drop = Plus besoin, merci
    .not-there = Il n'y en avait pas
    .not-mine = Pas pour moi
    .language = Langue
    .morning = Le matin
    .afternoon = L'après-midi
    .evening = Le soir
    .yes = Oui
    .no = Non
    .english = ENGLISH
    .swahili = KISWAHILI
    .french = FRANÇAIS
    .covert = Le moins possible
    .general = Un peu plus
    .open = Plus, avec mon nom
    .next-place = Point suivant
    .not-expected = Ce n'est pas moi
called =
    .menu = Le menu
    .finding = Y en a-t-il?
    .collecting = Mon retrait
    .settings = Mes réglages
    .calling = Un appel
    .person = C'est pour qui
    .unlocking = Mon numéro secret
    .visiting = Mon RDV
    .visit-at = Mon RDV { $at }
    .caring = Comment je vais

## The menu and a person

menu = { $brand }. Que puis-je faire pour vous?
    .sms = { $brand }. Envoyez un chiffre:
menu-first = { $brand }. Que puis-je faire pour vous?
    .sms = { $brand }. Envoyez un chiffre:
    .tail = PAUSE ou STOP à tout moment.
help = Aide:
    .pause = Pause des messages
    .details = Mes infos
call-hours = Quand peut-on vous appeler?
call-noted = C'est noté, quelqu'un vous appellera { $when ->
    [morning] le matin
    [afternoon] l'après-midi
    [evening] le soir
   *[chosen] aux heures choisies
}.
danger = Merci de nous l'avoir dit. Besoin d'aide tout de suite? Appelez le { $number }. Quelqu'un va vous appeler très vite.
danger-no-number = Merci de nous l'avoir dit. Allez tout de suite vers une personne de confiance. Quelqu'un va vous appeler très vite.
not-ok = Merci de nous l'avoir dit. Nous appellerons aux heures choisies. Besoin de quelqu'un maintenant? Appelez le { $number }.
not-ok-no-number = Merci de nous l'avoir dit. Nous appellerons aux heures choisies.
thanks = D'accord, merci.
which-person = C'est pour qui?
    .entry = { $nickname ->
        [nobody] Quelqu'un d'autre
       *[other] { $nickname }
    }
which-of-two = C'est pour:
    .entry = { $matter }
closed-question = Cette question est fermée.
    .tail = Envoyez 0 pour le menu.
expired = Ce bouton ne sert plus.
error1 = Pardon, touchez un des boutons.
    .sms = Pardon, envoyez { $digits }. 0 pour le menu.
error2 = Faisons simple: quelqu'un peut vous appeler.
    .sms = Faisons simple: envoyez 5 et quelqu'un vous appellera. 0 pour le menu.
error3 = Quelqu'un va regarder et vous appeler. Pas besoin de répondre.
busy = Nous sommes un peu lents en ce moment. Renvoyez votre message dans quelques minutes.
too-many = Cela fait beaucoup de messages d'un coup. Attendez un peu, puis envoyez-en un seul.
who = Ici { $brand }: RDV et retraits.
    .tail = Ce n'est pas pour vous? Envoyez 9 et nous n'écrirons plus à ce numéro.
wrong = Pardon du dérangement. Nous n'écrirons plus à ce numéro.
    .tail = Envoyé par erreur? Envoyez 0.
    .by-mistake = Envoyé par erreur
wrong-or-day = C'est:
    .wrong-day = Le jour ou l'heure ne va pas
still-you = Ici { $brand }. Attendiez-vous un message de nous?
stop-or-drop = Voulez-vous:
    .no-more = Ne plus avoir de messages
    .drop-kept = Annuler un RDV ou ce qui est gardé
    .other-hours = Des messages à d'autres heures
stopped = C'est noté, nous ne vous écrirons plus. Pour revenir, envoyez START.

## Finding

which-item = { $noun ->
    [order] Quelle commande?
    [parcel] Quel colis?
   *[item] Quel article?
}
    .entry = { item-name }
no-item = Rien n'est encore prévu ici pour vous. Demandez { there }.
no-such-place = Nous ne connaissons pas ce point. Les numéros sont sur votre carte.
item-yes = { item-name }: oui, au point { $place } ({ $counted }).
item-low = { item-name }: il en reste peu au point { $place } ({ $counted }).
item-no = { item-name }: pas au point { $place }. { other-has-it } ({ $counted }).
item-nowhere = { item-name }: nulle part pour le moment.
no-other-place = { item-name }: aucun autre point n'en a pour le moment.
lost-race = Pardon, { the-last } vient de partir. { other-has-it }.
lost-race-nowhere = Pardon, { the-last } vient de partir. Aucun autre point n'en a pour le moment.
tell-me-set = C'est noté, nous vous écrirons dès que { the-item } sera là.
back = { dear } { $level ->
    [COVERT] { the-item }
   *[GENERAL] votre médicament
} est de retour au point { $place }.
turned-away = Pardon, merci de nous le dire. { other-has-it } ({ $counted }).
turned-away-nowhere = Pardon, merci de nous le dire. Aucun autre point n'en a pour le moment.
turned-away-kept = Pardon, merci de nous le dire. C'est gardé: nous cherchons, attendez notre message. { other-has-it }.
turned-away-kept-nowhere = Pardon, merci de nous le dire. C'est toujours gardé pour vous: nous cherchons, attendez notre message pour venir.
no-handover-place = { item-name }: nous ne pouvons pas { it } garder par message. Demandez { there }.
item-early = { item-name }: { $amount ->
    [few] il en reste peu
   *[yes] oui,
} au point { $place } ({ $counted }). Nous pourrons { it } garder à partir du { $from }.
too-early = Pas encore. Nous pourrons { it } garder à partir du { $from }.

## Collecting

kept = { kept-for-you } au point { $place } jusqu'au { $until }. Nous vous préviendrons dès que vous pourrez venir.
    .tail = Pour changer, envoyez 4.
kept-already = C'est déjà gardé pour vous au point { $place } jusqu'au { $until }.
    .tail = Pour changer, envoyez 4.
ready = { dear } { mine } vous attend au point { $place } jusqu'au { $until }.
ready-helper = { $brand }: quelque chose attend au point { $place } jusqu'au { $until }. Merci de le dire à qui de droit.
code = Votre numéro est { $code }. Montrez-le au point choisi. Il sert une seule fois.
    .tail = Vous pouvez effacer ce message: envoyez 4 pour le revoir.
code-someone = Le numéro pour qui viendra: { $code }. Il sert une seule fois, l'ancien ne sert plus. Ne le dites à personne d'autre.
    .tail = Envoyez 4 pour le revoir.
not-ready = Pas encore. Nous vous préviendrons dès que vous pourrez venir.
    .tail = Pour voir, envoyez 4.
pickups-none = Rien n'est gardé pour vous en ce moment.
pickups = Gardé pour vous:
    .entry = { item-name }: { $state ->
        [ready] vous attend
       *[kept] en préparation
    }
pickup-kept = { kept-for-you } au point { $place } jusqu'au { $until }. En préparation.
pickup-ready = { $level ->
    [COVERT] Votre { item }
   *[GENERAL] Votre médicament
} vous attend au point { $place } jusqu'au { $until }.
pickup-day = Quel jour vous convient?
    .entry = { $day }
pickup-time = Le { $day }, à partir de quelle heure?
    .entry = { $time }
changed = C'est changé. { kept-for-you } au point { $place } jusqu'au { $until }.
    .tail = Pour changer, envoyez 4.
no-later-day = Nous ne pouvons pas vous { it } garder après le { $until }.
dropped = C'est noté, ce n'est plus gardé pour vous.
    .undo = { $noun ->
        [order] Finalement, gardez-la-moi
       *[item] Finalement, gardez-le-moi
    }
why = { $brand }: { $level ->
    [COVERT] { $noun ->
        [order] gardée pour vous
       *[item] gardé pour vous
    }
   *[GENERAL] médicament gardé
} jusqu'au { $until }.
    .coming = Je viens
    .enough = J'en ai encore
    .elsewhere = Trouvé ailleurs
    .moved = J'ai déménagé
still-kept = { kept-for-you } au point { $place } jusqu'au { $until }. Merci de nous l'avoir dit.
    .tail = Pour changer, envoyez 4.
put-back = Merci de nous l'avoir dit. Nous { $noun ->
    [order] la
   *[item] le
} remettons en place.
    .tail = Au besoin, envoyez 1.
moved-noted = Merci de nous l'avoir dit. Quelqu'un va voir cela avec vous.
missed = { $brand }: voulez-vous que nous gardions { mine } au point { $place }?
course-due = { $brand }: quel jour vous convient au point { $place }? Nous gardons { mine } pour ce jour-là.
    .show-days = Montrez-moi les jours
hold-lapsed = { $brand }: le délai au point { $place } est passé. On { it } garde à nouveau?
    .again = { $noun ->
        [order] Oui, gardez-la-moi
       *[item] Oui, gardez-le-moi
    }
hold-cancelled = { $brand }: pardon, le point { $place } ne peut plus { it } garder. { other-has-it }.
hold-cancelled-nowhere = { $brand }: pardon, le point { $place } ne peut plus vous { it } garder. Aucun autre point n'en a.
day-closed = { $brand }: pardon, le point { $place } sera fermé alors. { kept-for-you } jusqu'au { $until }.
not-yet = { $brand }: pardon, pas encore. { kept-for-you } au point { $place } jusqu'au { $until }. Nous vous préviendrons.
    .tail = Pour changer, envoyez 4.
withheld = { $brand }: venez d'abord nous parler, { $day }, point { $place }.
    .will-come = Je viendrai

## Visits

visit-noted = { $brand }: votre RDV: { $at }, point { $place }. Réf { $ref }.
    .fine = D'accord
    .other-time = Autre heure
visit-moved = { $brand }: nouveau RDV: { $at }, point { $place }, réf { $ref }. L'ancien ne tient plus.
    .fine = D'accord
    .other-time = Autre heure
visit-closed = { $brand }: le point { $place } sera fermé le { $day }.
    .elsewhere = Un autre point, ce jour-là
visit-off = { $brand }: pardon, votre RDV { $ref } du { $at }, point { $place }, ne tient plus.
visit-offer = { $brand }: une place se libère: { $at }, point { $place }.
    .take-it = Je la prends
    .leave-it = Non merci

visit-reminder = { $brand }: { $at }, point { $place }.
    .will-come = Je viendrai
    .change-day = Changer de jour
    .cannot-come = Je ne peux pas venir
visit-helper = { $brand }: une personne que vous connaissez est attendue { $at }, point { $place }. Merci de le lui dire.
visit-missed = { $brand }: on vous trouve un autre jour au point { $place }?
    .find-day = Oui, un autre jour

## How you are

check-in = { $brand }: comment allez-vous cette semaine?
    .well = Bien
    .not-well = Pas bien
check-in-well = Merci de nous l'avoir dit. Bonne semaine à vous.
later-set = C'est noté, nous vous le redemanderons demain à cette heure-ci.
later-not = C'est noté, rien ne change.
so-far = { $days ->
    [none] { "" }
   *[other] { " " }Il en reste pour { $days } j.
}{ $visits ->
    [0] { "" }
   *[other] { " " }RDV tenus en 3 mois: { $kept } sur { $visits }.
}{ so-went }
so-far-shorter = { $days ->
    [none] { "" }
   *[other] { " " }Reste pour { $days } j.
}{ $visits ->
    [0] { "" }
   *[other] { " " }RDV tenus, 3 mois: { $kept }/{ $visits }.
}{ so-went }
so-went = { $went ->
    [all] { " " }Vous en aviez presque chaque jour.
    [most] { " " }Vous en aviez la plupart du temps.
    [some] { " " }Vous en aviez certains jours.
   *[none] { "" }
}
report-both = RDV: { $visit }. Retrait: { $pickup }.{ so-far }
report-there = Point { $place }: RDV { $visit }, retrait { $pickup }.{ so-far }
report-apart = RDV: { $visit }{ $place ->
    [0] { "" }
   *[other] , point { $place }
}. Retrait: { $pickup }{ $place2 ->
    [0] { "" }
   *[other] , point { $place2 }
}.{ so-far-shorter }
report-visit = Prochain RDV: { $visit }{ $place ->
    [0] { "" }
   *[other] , point { $place }
}.{ so-far }
report-pickup = Prochain retrait: { $pickup }{ $place ->
    [0] { "" }
   *[other] , point { $place }
}.{ so-far }
report-none = Rien n'est encore prévu.{ so-far }
opening = { $day }{ $place ->
    [0] { "" }
   *[other] , point { $place }
} ({ $by ->
    [with] avec votre code
   *[without] sans code
})
opening-before = { $day2 }{ $place2 ->
    [0] { "" }
   *[other] , point { $place2 }
} ({ $by2 ->
    [with] avec votre code
   *[without] sans code
})
log-none = Personne n'a consulté vos infos ces 30 derniers jours.
log-one = Infos vues une fois en 30 jours: { opening }.
    .tail = Erreur? Envoyez 5.
log-some = Infos vues { $count } fois en 30 j, dont { opening } et { opening-before }.
    .tail = Erreur? Envoyez 5.
away = Pendant votre voyage, passer au point { $other }?{ $how ->
    [several] {" "}Ou envoyez-en un autre, comme point 12.
   *[one] {""}
}
away-days = Point { $other }: pour combien de temps?
    .week = Une semaine
    .two-weeks = Deux semaines
    .four-weeks = Quatre semaines
away-set = C'est noté. Jusqu'au { $until }, vos RDV et retraits se font au point { $other }.
away-new = C'est noté. Jusqu'au { $until }, votre point est le { $other }. Ce qui est prévu ou gardé ailleurs y reste.
away-bring = C'est noté. Jusqu'au { $until }, votre point est le { $other }. On y déplace aussi { $what ->
    [visit] votre RDV
    [visits] vos RDV
    [kept] ce qui est gardé
   *[both] vos RDV et retraits
}?
    .move-it = Oui, merci
    .leave-it = Laisser comme prévu
away-brought = { $how ->
    [all] C'est fait, tout est
   *[some] Nous avons fait au mieux
} au point { $other }. Prochain RDV: { $at }.
    .tail = Pour tout voir, envoyez 3 ou 4.
away-kept = { $how ->
    [all] C'est fait, tout est gardé au point { $other }.
   *[some] Au point { $other }, nous gardons ce qui était possible.
}
    .tail = Pour voir, envoyez 4.
away-no-room = Pardon, il n'y a plus de place pour cela au point { $other }. Rien ne change.
away-left = D'accord, cela reste comme prévu.
away-now = Jusqu'au { $until }, votre point est le { $other }.
    .back-now = Je suis de retour
away-over = Bon retour. Votre point est de nouveau le { $place }.
home-bring = Bon retour. Votre point est de nouveau le { $place }. On y ramène aussi { $what ->
    [visit] votre RDV
    [visits] vos RDV
    [kept] ce qui est gardé
   *[both] vos RDV et retraits
}?
    .move-it = Oui, merci
    .leave-it = Laisser comme prévu
home-brought = C'est fait, tout est au point habituel. Prochain RDV: { $at }.
    .tail = Pour tout voir, envoyez 3 ou 4.
home-stays = Bon retour. Votre point est de nouveau le { $place }. Ce qui est prévu ou gardé au point { $other } y reste.

## Booking

visit-kind = Quel RDV?
    .entry = RDV { $item }
visit-place = RDV { $item }: au point { $place }?
no-visit = On ne peut pas encore prendre RDV ici pour vous. Demandez { there }.
visit-days = Jours libres:
    .entry = { $day }
visit-full = Rien de libre le { $day }. Jours libres:
    .entry = { $day }
visit-calendar = { $month }. Quel jour vous convient? Un point marque un jour qui est déjà à vous.
    .sms = { $month }. Quel jour vous convient?
visit-month-full = Rien de libre le { $day }. { $month }: quel jour vous convient?
visit-times = { $day }:
    .entry = { $time }
visit-taken = Pardon, cette heure n'est pas libre. { $day }:
    .entry = { $time }
visit-elsewhere = Le point { $place } est ouvert. { $day }:
    .entry = { $time }
visit-sure = { $at }, point { $place }. On le réserve?
    .book-it = Oui, réservez-le
    .other-time = Une autre heure
visit-booked = C'est noté: { $at }, point { $place }. Réf { $ref }.
    .tail = Pour changer ou libérer ce RDV, envoyez 3.
visit-changed = C'est changé: { $at }, point { $place }. Réf { $ref }. L'ancien RDV ne tient plus.
    .tail = Pour changer, envoyez 3.
visit-stays = Rien ne change: { $at }, point { $place }. Réf { $ref }.
    .tail = Pour changer ou libérer ce RDV, envoyez 3.
same-day = Vous avez déjà un RDV le { $day }.
    .move-it = Changer celui-là
hold-gone = Ce choix n'est plus gardé.
    .tail = Envoyez 2 pour revoir les jours ou 0 pour le menu.
visit-none = Aucun jour n'est libre pour l'instant.
    .tell-day = Dites-moi quand un jour se libère
visit-wait-set = D'accord, nous vous écrirons dès qu'un jour se libère.
visit-offer-left = { $still ->
    [yes] D'accord, pas ce jour-là. Nous vous écrirons dès qu'un autre jour se libère.
   *[no] D'accord. Pour chercher un autre jour, envoyez 2.
}
visit-again = { $why ->
    [impossible] Pardon, ce jour n'existe pas.
    [past] Pardon, ce jour est passé.
   *[unclear] Pardon, quel jour?
} Envoyez par exemple: mardi matin, ou le 16 mars.
    .show-days = Montrez-moi les jours
visit-which = Que voulez-vous dire?
    .entry = { $at }
visits-none = Vous n'avez pas de RDV en ce moment.
visits = Vos RDV:
    .entry = { $day }
visit-one = { $at }, point { $place }. Réf { $ref }.
    .drop-it = Je n'en ai pas besoin
visit-dropped = D'accord, ce RDV est libéré.
    .undo = Gardez-le finalement
visit-unknown = Vous n'avez pas de RDV avec ce numéro.
drop-which = Que voulez-vous libérer?
    .kept-one = Ce qui est gardé pour moi
    .visit-one = Un RDV
item-given = { item-name }: { $amount ->
    [few] il en reste peu
   *[yes] oui,
} au point { $place } ({ $counted }).
    .pick-day = Choisir un jour, on vous le garde

## Joining and settings

unknown = Cette discussion n'est pas inscrite chez { $brand }. Demandez là où vous allez d'habitude.
    .sms = Ce numéro n'est pas inscrit chez { $brand }. Demandez là où vous allez d'habitude.
join-how = Envoyez JOIN et vos trois mots, ou partagez ici votre propre numéro.
    .sms = Envoyez JOIN et vos trois mots.
    .share = Partager mon numéro
join-heard = Merci. Nous regardons vos mots: un message suit dans une minute.
join-refused = Ces mots ne marchent pas. Vérifiez, puis envoyez JOIN avec les trois.
joined = Bienvenue. Pour finir, votre numéro secret: envoyez seulement le { $first } et le { $second } chiffre, comme 58. Telegram peut lire ce que vous écrivez ici: voir /privacy.
    .sms = Bienvenue. Pour finir, votre numéro secret: envoyez seulement le { $first } et le { $second } chiffre, comme 58.
join-desk = C'est presque fini. Dites à l'accueil que vous avez envoyé les mots.
join-done = C'est fait, vous pouvez nous écrire ici.
    .tail = Envoyez 0 à tout moment pour le menu.
join-nickname = Comment vous appeler ici? Envoyez un seul nom, court, pas le vrai.
proposed = Merci, vous voilà sur la liste. Venez d'ici { $days } jours et dites à l'accueil que vous avez écrit.
proposed-waiting = Vous voilà déjà sur la liste. En venant, dites-le à l'accueil.
unlock = Numéro secret: envoyez seulement le { $first } et le { $second } chiffre, comme 58.
unlock-again = Ces deux chiffres ne sont pas les bons. Envoyez seulement le { $first } et le { $second } chiffre, comme 58.
no-secret = Vous n'avez pas encore de numéro secret. L'accueil vous en donne un, ou quelqu'un vous appelle.
locked = C'est bloqué pour le moment, pour vous protéger. Quelqu'un va vous appeler.
secret-suggest = Votre numéro secret a servi plusieurs fois ici. Pour en avoir un nouveau, demandez à l'accueil.
secret-forgotten = Pas de souci. L'accueil vous donnera un nouveau numéro secret, ou quelqu'un vous appelle.
language = Quelle langue?
language-lacking = Pardon, pas encore cette langue. Nous avons:
language-set = C'est noté, nous continuons ainsi.
pause = Pause des messages: combien de temps?
    .week = Une semaine
    .two-weeks = Deux semaines
    .month = Un mois
paused = Pause jusqu'au { $until }. { $visits ->
    [yes] Vos RDV sont maintenus.
   *[no] Ce qui est gardé pour vous le reste.
} Envoyez REPRENDRE pour finir avant.
resumed = C'est noté, nos messages reprennent.
details = Mes infos. Nom et numéro: à l'accueil.
    .usual-place = Mon point habituel
    .hours = Heures des messages
    .level = Ce que disent les messages
    .away = Je suis en voyage
    .helper = Qui m'aide
helper = Une personne peut venir pour vous. Son numéro, qui finit par { $ending }, est prévenu.
    .end-it = Plus maintenant
    .next-helper = La suivante
helper-in-chat = Une personne peut venir pour vous. Elle est prévenue sur Telegram.
    .end-it = Plus maintenant
    .next-helper = La suivante
helper-untold = Une personne peut venir pour vous. Aucun numéro n'est prévenu pour elle.
    .end-it = Plus maintenant
    .next-helper = La suivante
helper-none = Personne n'est noté pour vous aider. Vous pouvez le demander à l'accueil.
helper-ended = C'est noté, elle ne viendra plus pour vous. Nous ne lui disons rien.
usual-place = { $place ->
    [0] Vous n'avez pas encore de point habituel. Prendre le point { $other }?
   *[other] Votre point habituel est le { $place }. Passer au point { $other }?
}
usual-place-set = C'est noté, votre point habituel est le { $place }.
hours = Quand peut-on vous écrire?
    .all-day = Toute la journée
hours-set = C'est noté, nous suivrons ces heures.
level = Que peuvent dire nos messages?
level-again = Une fois par an, nous demandons: que peuvent dire nos messages? Jusqu'ici: { $level ->
    [COVERT] { choice.covert }
    [GENERAL] { choice.general }
   *[OPEN] { choice.open }
}.
level-set = C'est noté, dès le prochain message.
wiped = C'est fait, tout est fermé chez nous. Effacez aussi ces messages sur votre téléphone.
privacy = Telegram peut lire les discussions avec un bot. Chez nous les messages sont sous clé, { $days } jours au plus. /delete efface cette discussion.
    .sms = Un SMS se lit sur ce téléphone. Chez nous les messages sont sous clé, { $days } jours au plus. WIPE ferme tout; effacez-les aussi ici.
consent-notes = { $code } permet à la personne avec vous de voir vos notes une fois. Ne le dites à personne d'autre. 5 min.
    .tail = Pas vous? Envoyez 5.
consent-details = { $code } permet à la personne avec vous de voir ou changer vos infos une fois. Ne le dites à personne d'autre. 5 min.
    .tail = Pas vous? Envoyez 5.
number-code = { $code } montre que ce numéro est à vous. Dites-le seulement à la personne avec vous. 5 min.
    .tail = Pas vous? Envoyez 5.
own-code = { $code } est votre code. Tapez-le seulement là où vous l'avez demandé. Ne le dites à personne. 5 min.
    .tail = Pas vous? Envoyez 5.
form-answered = { $brand }: une réponse vous attend. Demandez à la personne qui vous a parlé de nous.
code-refused = Merci. Ce code n'ouvre plus rien. Quelqu'un va s'en occuper.
number-added = { $brand }: vos messages vont aussi sur un autre téléphone désormais.
    .tail = Inconnu de vous? Envoyez 5.
helper-ask = { $brand }: une personne que vous connaissez demande qu'on vous prévienne aussi quand c'est là pour elle. D'accord?
helper-agreed = Merci. Nous vous préviendrons. Pour ne plus rien recevoir, envoyez STOP.
helper-declined = D'accord, nous ne le ferons pas.
try-answer = { $brand }: un petit essai ensemble.
    .tail = Envoyez 1 pour montrer que vous pouvez lire ceci.
    .i-read-it = Je peux lire ceci
try-secret = Bien. Maintenant votre numéro secret: envoyez seulement le { $first } et le { $second } chiffre, comme 58.
try-delete = Bravo. Maintenant effacez ces messages de votre téléphone.
    .tail = Puis envoyez 3.
    .done-it = C'est effacé
try-done = C'est tout, vous savez comment cela marche.
    .tail = Envoyez 0 à tout moment pour le menu.
staff-tasks = { $brand }: { $count ->
        [one] 1 demande vous attend.
       *[other] { $count } demandes vous attendent.
    }
staff-urgent = { $brand }: une demande ne peut pas attendre. Merci de la voir tout de suite.
staff-day = { $brand }: aujourd'hui { $count ->
        [one] 1 RDV, à { $begins }.
       *[other] { $count } RDV, le premier à { $begins }, le dernier à { $ends }.
    }
chat-linked = { $brand }: cette discussion est liée à votre page. Ce qui vous attend se dit ici. Pour la délier, allez sur cette page.
chat-not-linked = { $brand }: ce lien n'est plus bon, ou cette discussion est déjà liée. Refaites un lien là où vous aviez fait celui-ci.
