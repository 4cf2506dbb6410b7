import type { Spoken } from './spoken.js';

/** What reminders say in French, at COVERT. */
export const fr: Spoken = {
  words: {
    pause: 'pause 14',
    resume: 'reprendre',
    away: 'je suis en voyage',
    later: 'plus tard',
    who: 'qui êtes-vous',
    log: 'JOURNAL',
    me: 'MOI',
    book: 'RDV',
  },
  ready: {
    text: "Baobab: votre article vous attend au point 2 jusqu'au vendredi 5 mars, 16h.",
    choices: { '1': 'Mon numéro', '2': 'Un autre jour', '3': "J'envoie quelqu'un" },
  },
  why: {
    text: "Baobab: gardé pour vous jusqu'au vendredi 12 mars.",
    choices: {
      '1': 'Je viens',
      '2': "J'en ai encore",
      '3': "Il n'y en avait pas",
      '4': 'Trouvé ailleurs',
      '5': 'Appelez-moi',
      '6': "J'ai déménagé",
    },
  },
  whyTo: {
    '1': {
      text: "Gardé pour vous au point 2 jusqu'au vendredi 12 mars, 16h. Merci de nous l'avoir dit.",
      tail: 'Pour changer, envoyez 4.',
      hidden: ['Mes retraits'],
    },
    '2': {
      text: "Merci de nous l'avoir dit. Nous le remettons en place.",
      tail: 'Au besoin, envoyez 1.',
      hidden: ['Voir un article'],
    },
    '3': {
      text: "Pardon, merci de nous le dire. C'est gardé: nous cherchons, attendez notre message. Il y en a au point 5.",
      choices: {
        '1': 'Gardez-le-moi là-bas',
        '5': 'Appelez-moi',
        '0': 'Menu',
      },
    },
    '4': {
      text: "Merci de nous l'avoir dit. Nous le remettons en place.",
      tail: 'Au besoin, envoyez 1.',
      hidden: ['Voir un article'],
    },
    '5': {
      text: 'Quand peut-on vous appeler?',
      choices: { '1': 'Le matin', '2': "L'après-midi", '3': 'Le soir', '0': 'Menu' },
    },
    '6': { text: "Merci de nous l'avoir dit. Quelqu'un va voir cela avec vous." },
  },
  missed: {
    text: 'Baobab: voulez-vous que nous gardions votre article au point 2?',
    choices: { '1': 'Gardez-le-moi', '2': 'Un autre point', '5': 'Appelez-moi' },
  },
  keptNow: {
    text: "Gardé pour vous au point 2 jusqu'au mardi 9 mars, 16h. Nous vous préviendrons dès que vous pourrez venir.",
    tail: 'Pour changer, envoyez 4.',
    hidden: ['Mes retraits'],
  },
  withheld: {
    text: "Baobab: venez d'abord nous parler, samedi 6 mars, point 2.",
    choices: { '1': 'Je viendrai', '5': 'Appelez-moi', '0': 'Menu' },
  },
  thanks: { text: "D'accord, merci." },
  checkIn: {
    text: 'Baobab: comment allez-vous cette semaine?',
    choices: { '1': 'Bien', '2': 'Pas bien', '5': 'Appelez-moi' },
  },
  well: { text: "Merci de nous l'avoir dit. Bonne semaine à vous." },
  notWell: {
    text: "Merci de nous l'avoir dit. Nous appellerons aux heures choisies. Besoin de quelqu'un maintenant? Appelez le #### 000 000.",
  },
  callHours: {
    text: 'Quand peut-on vous appeler?',
    choices: { '1': 'Le matin', '2': "L'après-midi", '3': 'Le soir', '0': 'Menu' },
  },
  laterSet: { text: "C'est noté, nous vous le redemanderons demain à cette heure-ci." },
  laterNot: {
    text: "C'est noté, rien ne change.",
    choices: { '0': 'Menu' },
  },
  paused: {
    text: "Pause jusqu'au mercredi 17 mars. Ce qui est gardé pour vous le reste. Envoyez REPRENDRE pour finir avant.",
  },
  resumed: { text: "C'est noté, nos messages reprennent." },
  awayAsk: {
    text: 'Pendant votre voyage, passer au point 5?',
    choices: { '1': 'Oui', '0': 'Menu' },
  },
  awayDays: {
    text: 'Point 5: pour combien de temps?',
    choices: { '1': 'Une semaine', '2': 'Deux semaines', '3': 'Quatre semaines', '0': 'Menu' },
  },
  awaySet: {
    text: "C'est noté. Jusqu'au mardi 16 mars, vos RDV et retraits se font au point 5.",
    choices: { '0': 'Menu' },
  },
  awayNow: {
    text: "Jusqu'au mardi 16 mars, votre point est le 5.",
    choices: { '1': 'Je suis de retour', '0': 'Menu' },
  },
  awayOver: {
    text: 'Bon retour. Votre point est de nouveau le 2.',
    choices: { '0': 'Menu' },
  },
  stillYou: {
    text: 'Ici Baobab. Attendiez-vous un message de nous?',
    choices: { '1': 'Oui', '2': 'Non' },
  },
  unlock: {
    text: 'Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.',
  },
  who: {
    text: 'Ici Baobab: RDV et retraits.',
    tail: "Ce n'est pas pour vous? Envoyez 9 et nous n'écrirons plus à ce numéro.",
    hidden: ['Pas pour moi'],
  },
  reportNone: { text: "Rien n'est encore prévu." },
  noVisit: {
    text: "On ne peut pas encore prendre RDV ici pour vous. Demandez là où vous allez d'habitude.",
    choices: { '5': 'Appelez-moi', '0': 'Menu' },
  },
  logNone: { text: "Personne n'a consulté vos infos ces 30 derniers jours." },
  logOne: {
    text: 'Infos vues une fois en 30 jours: mercredi 3 mars, point 2 (avec votre code).',
    tail: 'Erreur? Envoyez 5.',
    hidden: ['Appelez-moi'],
  },
  logSome: {
    text: 'Infos vues 2 fois en 30 j, dont mercredi 3 mars (sans code) et mercredi 3 mars, point 2 (avec votre code).',
    tail: 'Erreur? Envoyez 5.',
    hidden: ['Appelez-moi'],
  },
};
