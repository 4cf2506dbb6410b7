import type { Words } from './words.js';

/** English words of danger, and what only sounds like them. */
export const enDanger: Words['says'] = {
  danger: `dying of pain, die of pain, dying of bleeding, want to die, going to die, wish i was dead, wish i were dead, wish to die, rather die, better off dead, let me die,
    ready to die, i will die, i am dying, dying, want death, feel like dying, wants to die, hope i die, think of dying, about
    to die, should die, should just die, die, d1e, dieing, diying, kill myself, killing myself, kil myself, kill my self, end
    my life, ending my life, end it all, ending it all, take my life, taking my life, take my own life, end my own life,
    suicid*, sucide, sucidal, suiside, unalive, off myself, hang myself, hanging myself, shoot myself, drown myself,
    cut myself, cutting myself, hurt myself, hurting myself, harm myself, harming myself, self harm, slit my, jump off
    bridge, jump off building, jump from roof, cant go on, dont want to live, dont want to be alive, not want to live, no reason
    to live, nothing to live for,  done with life, done with living,
    life isnt worth, not worth living, isnt worth living, no point living, no point in living, dont want to wake up, never wake
    up, dont want to exist, dont want live, want to end my, want it to end, give up on life, giving up on life, kms,
    want to disappear forever, hopeless life, fed up with life, life is meaningless, hate my life, goodbye forever,
    bleed*, bliding, bledding, losing blood, lost lot of blood, lot of blood, blood everywhere, haemorrhag*, hemorrhag*,
    vomiting blood, vomit blood, vomited blood, coughing blood, cough blood, coughing up blood, coughed blood, blood in
    my, passing blood, blood coming, blood wont stop, blood from, pouring blood, spitting blood, blood in vomit, urinating
    blood, puking blood, throwing up blood, cant breathe, cant breath, cant breth, couldnt breathe, struggling to breathe,
    difficulty breathing, difficult to breathe, hard to breathe, trouble breathing, breathless, not breathing, isnt
    breathing, stopped breathing, short of breath, shortness of breath, out of breath, gasping, choking, problem breathing,
    problems breathing, stop breathing, wont breathe, doesnt breathe, barely breathe, fail to breathe, failing to breathe,
    can hardly breathe, suffocat*, breathing problem, breathing problems, breathing badly, unable to breathe, breathe
    properly, breathe well, hardly breathe, overdos*, ovadose, over dose, od'd, too many
    pills, too many tablets, swallowed all, took all pills, took all tablets, drank all tablets, drank all pills, drank all medicine, took them all at once, took all at once, drank poison, poison*,
    swallowed poison, drank jik, drank bleach, drank pesticide, took whole, swallowed whole, too much medicine, 
    double dose by mistake, took many tablets, took many pills, child swallowed, baby swallowed, chest pain,
    chest pains, pain in chest, pain in my chest, chest is paining, chest hurts, chest is hurting, chest hurting, heart attack,
    stroke, heart is stopping, tight chest, faint*, collaps*, unconscious, uncontious, passed out, blacked out, not waking up,
    isnt waking up, wont wake up, convuls*, seizure*, having fits, has fits, getting fits, emergency, emergenc*, ambulance, dying here,
    snake bite, bitten by snake, severe pain, serious pain, severe headache, terrible pain, miscarriage, miscarrying,
    rape*, raping, assault*, molest*, abus*, being beaten, beaten up, beaten me, beats me, beating me, beat me, hits me, hitting
    me, hit me, slapped me, slaps me, slapping me, kicked me, kicks me, strangl*, chokes me, choked me, stabbed*, stab me, shot me,
    punched me, punches me, burnt me, threatened me, threatening me, threatens me, threatened to kill, threatens to kill,
    kill me, kill us, kills me, killing me, violent with me, is violent, hurts me, hurting me, hurt me, attacked me, attacking me,
    going to kill, locked me in, he has knife, has gun, has knife, in danger, my life is in danger, am not safe, i am not safe, not
    safe, unsafe at home, isnt safe, forced me to sleep, forced himself, forced sex, allergic reaction, allergy reaction,
    anaphyla*, skin is peeling, skin peeling, skin coming off, blisters all over, cant swallow, throat is closing, throat
    closing, voices telling me, hearing voices, hear voices, cant move, cant see anymore, paralysed, paralyzed, turned yellow,
    eyes yellow, yellow eyes, eyes are yellow, cant feel my legs, nearly dead, almost dead, wanna die, cnt breathe, cnt breath,
    cannt breathe, wana die, want 2 die, wan die, wan kill myself, going die, fell unconscious, fell down and isnt moving`,
  overtook: `took too many, taken too many, took too much, taken too much, take too many, swallowed too many, drank too many, took so many, swallowed many`,
  pills: `tablet, tablets, pill, pills, meds, medicine, medicines, drug, drugs, capsules, doses, medication, of them, at once, panadol, paracetamol, sleeping`,
  weary: `tired of, tired, fed up, fed up with, sick of, done with, had enough of, exhausted of, hate, weary of`,
  life: `life, living, living life`,
  swell: `swollen, swelling, swell, swells, swelled, swolen, swollon, puffy, swolled, sweling, puffed, balloon, swollen up`,
  body: `face, lips, lip, tongue, throat, mouth, eyes, eye, neck, head, whole body, body, my body`,
  breath: `breathe, breathing, breath, air`,
  hard: `hard, difficult, difficulty, struggle, struggling, trouble, badly, fast, heavy, weird, tight`,
  blood: `blood, bloody, blod`,
  'much-blood': `coming, comes, pouring, dripping, gushing, flowing, from my, much, lot, lots, heavy, heavily, too much, everywhere, wont stop, clots, clot, vomit, vomiting, cough, coughing,
    stool, urine, pee, losing, nose`,
  idiom: `die of, dying of, dying from laughing, died of, dying to know, dying to, dying for, dying of hunger, dying of laughter, to die for, die hard, dying with laughter, phone
    died, battery died, phone is dying, battery is dying, phone dying, phone is dead, battery dying, my phone will die, phone
    will die, phone is about to die, killing time, kill time, beat me to it, hit me up, hit me back, hit me with, bleeding edge,
    stroke of luck, it kills me waiting, killing me softly, beats me why, fits me, day fits, time fits, fits well, if it fits,
    fitting room, breath of, catch my breath, take a breath, hold my breath, dying down, isnt an emergency, not an emergency,
    no emergency, not emergency, no bleeding, isnt bleeding, not bleeding, stopped bleeding, never say die, die of hunger,
    killing me with, kill me softly, boredom, die of boredom, dying of boredom, dying of curiosity, fits my, that fits, it fits,
    which fits, fits in, not suicidal, isnt suicidal, no chest pain, not fitting, phone can die, phone may die, phone dies, when
    i die, until i die, till i die, my phone to die, before my phone, the suspense is killing, suspense is killing me, costs are
    killing me, hit me at, stroke of, curiosity is killing me, queue is killing me, waiting is killing me, heat is killing me,
    you are killing me, lines are killing me, over dosed on, abuse of, abuse my trust, time to kill, isnt dying, fits all`,
};
