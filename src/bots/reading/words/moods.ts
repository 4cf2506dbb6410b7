import type { Language } from '../language.js';

/** Words by which a text tells, asks or supposes rather than asks for; whole words or phrases apart by commas. */
export interface Moods {
  /** It happened, or somebody said so. */
  told: string;
  /** It is asked about. */
  about: string;
  /** It may happen. */
  supposed: string;
  /** A wish that is put in the past for politeness. */
  polite: string;
  /** What may begin a request after something else was told. */
  joints: string;
  /** Who acts, where it is neither the writer nor us. */
  others: string;
  /** The act is not wanted. */
  denied: string;
}

/** Written as the reader spells them: lower case, no accents, "did not" as "didnt". */
export const moods: Readonly<Record<Language, Moods>> = {
  en: {
    told: `did, didnt, had, hadnt, said, told, refused, asked, promised, called, was, wasnt, were,
      been, ago, yesterday, last week, last month, last time, always, never, earlier, texted, sent,
      happened, started, stopped, tried, thought, heard, got a, has, havent, you have, you already`,
    about: `what about, how about, why, who, whose, how, what for, what happens, when will, when do, when does, did you,
      do you, does, have you, has it, are you, was it, were you, is it, is my, is mine, do they,
      will you be, are they, what is, what does, what do, which, where`,
    supposed: `if, unless, in case, suppose, whether, might, would be, will be, they will, he will,
      she will, it will, should i, must i, do i, shall i`,
    polite: `is it ok if, is it okay if, ok if, okay if, was wondering, was hoping, was asking, was just wondering, wanted to ask, was thinking,
      if you can, if you could, if possible, if it is possible, if it is available, if available,
      if it is there, if there is any, if you have it, if you have, how are you, how are you doing,
      if they have it, if i can have, if u can, been wondering, been trying to, wondering if you,
      know if you could`,
    joints: `please, kindly, so, then, but, therefore, just, and`,
    others: `they, he, she, her, him, his, people, neighbour, nobody, everybody, everyone, somebody, someone, it`,
    denied: `not, dont, doesnt, never, cant, wont, isnt, didnt, havent, hadnt, without, couldnt,
      shouldnt, no need, refuse, stop`,
  },
  sw: {
    told: `jana, juzi, wiki iliyopita, mwezi uliopita, awali, hapo awali, walikataa, alikuwa,
      walikuwa, ilikuwa, amesema, wamesema, kumbe, daima, huwa, huwa wana`,
    about: `leo je, sasa je, kesho je, mbona, kwa nini, kwanini, nani, lini, wapi, vipi, je nikija, mpaka lini, hadi lini,
      ngapi, saa ngapi, gani, nini`,
    supposed: `nikija, nikifika, nikienda, nikichelewa, iwapo, endapo, kama sitakuja, huenda,
      labda, nisipokuja, nisipofika, nisipo`,
    polite: `nilikuwa nataka, nilikua nataka, nilitaka, nilikuwa naomba, nilikuwa nauliza,
      kama inawezekana, kama ipo, kama iko, kama mnayo, kama unaweza, kama mnaweza, habari gani,
      mambo vipi, uko vipi, ningependa`,
    joints: `tafadhali, naomba, ninaomba, basi, kwa hiyo, kwahiyo, hivyo, lakini, ila, nataka`,
    others: `watu, wao, yeye, wote, jirani, rafiki, wenzangu`,
    denied: `si, sio, hapana, sitaki, siwezi, bila, usi, msi, sijui, hakuna haja, haina haja`,
  },
  fr: {
    told: `avais, avait, avaient, aviez, etait, etaient, ete, hier, dit, refuse, promis, jamais,
      deja, la semaine passee, la semaine derniere, la derniere fois, toujours, on m a, m ont,
      ils ont, elle a, il a, vous m avez, vous avez, j ai demande, j ai, ils m ont, avez vous, as tu,
      a t il, a t on, ont ils, tu as`,
    about: `et maintenant, et aujourd hui, et demain, pourquoi, qui, quand, combien, comment, qu est ce, que se passe, est ce que vous avez,
      est ce que tu as, c est quoi, quel, quelle, quels, lequel`,
    supposed: `si, au cas ou, peut etre, va etre, sera, seront, ils vont, elle va, il va, on va`,
    polite: `je voulais, je voudrais, j aurais voulu, si possible, si c est possible, s il vous plait,
      s il te plait, si vous pouvez, si tu peux, si vous l avez, si vous en avez, s il y en a,
      si c est disponible, si c est la, si disponible, comment allez vous, comment ca va, sil vous plait`,
    joints: `alors, donc, mais, svp, stp, merci de, veuillez`,
    others: `il, elle, ils, elles, on, nous, les gens`,
    denied: `ne, n, pas, plus, jamais, non, sans, surtout pas`,
  },
};
