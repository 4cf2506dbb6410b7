import type { Language } from '../language.js';

/** How people say that they are well, or are not, without accents; kept from the other tables, where such words mean more. */
export const how: Readonly<Record<Language, Record<'well' | 'unwell', string>>> = {
  en: {
    well: `good, well, am good, i am good, doing well, not bad, not so bad, not too bad, not that bad, great, better, fine, am fine, ok,
      okay, very good, all good`,
    unwell: `no good, not good, not well, unwell, sick, im sick, i am sick, feeling bad, feel bad, i feel
      bad, not feeling well, dont feel well, weak, bad, very bad, worse, not so good, not too good,
      in pain, ill, not ok, not okay, not fine, hurts, pain, tired, fever`,
  },
  sw: {
    well: `naendelea vizuri, salama, sijambo, nzuri, mzima, niko mzima, njema, afadhali, vizuri, poa, fiti, freshi,
      fresh, safi, sawa, si mbaya, sio mbaya, si vibaya, sio vibaya, siumwi`,
    unwell: `si vizuri, sio vizuri, siko vizuri, sipo vizuri, sijisikii vizuri, najisikia vibaya,
      nahisi vibaya, vibaya, sio poa, si poa, siko poa, mgonjwa, naumwa, ninaumwa, nimeumwa, niko
      mgonjwa, ni mgonjwa, nimekuwa mgonjwa, hali mbaya, hali si nzuri, sio nzuri, si nzuri, mbaya,
      siko sawa, sipo sawa, niko vibaya, nina homa, sina nguvu, siendelei vizuri, homa, maumivu,
      nimechoka, naumia`,
  },
  fr: {
    well: `bien, ca va, cava, ca va bien, je vais bien, en forme, pas mal, ca va pas mal, ca roule, mieux, ca va
      mieux, je vais mieux, tout va bien, tres bien`,
    unwell: `pas bien, ca va pas, ca ne va pas, cava pas, va pas bien, va pas, je ne vais pas
      bien, je vais pas bien, je me sens mal, me sens pas bien, mal, malade, je suis malade,
      fatigue, fatiguee, tres mal, pas trop bien, pas tres bien, pas fort, mauvais, j ai mal,
      souffre, je souffre, faible, fievre, douleur, douleurs`,
  },
};
