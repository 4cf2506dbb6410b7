import type { Words } from './words.js';

/** English words of danger, and what only sounds like them. */
export const enDanger: Words['says'] = {
  danger: `point of living, point in living, point of life, point of being alive, reason for
    living, sleep and not wake, sleep and dont wake, go to sleep and not wake, not wake up again,
    jump off, jumping off, jump from, jumping from, throw myself, throwing myself, better off
    without me, od on, oding, keep vomiting and, hot tea poured, hot water poured, hot oil poured,
    hot porridge poured, poured hot, poured on my, skin is coming, is burnt, got burnt, gas
    exploded, gas cylinder exploded, stove exploded, sleeping with 9yr, sleeping with child, sleeps
    with child, sleeping with my daughter, undressed him, undressed her, undressed me, undressed my,
    forces me even, forces me to, forces himself, cutting my wrist, cutting my wrists, cutting my
    arms, cutting again, seeing stars, cant feel baby, dont feel baby, no longer feel baby, baby
    isnt kicking, cant catch breath, cant catch my breath, inhaler is finished, wont see me again,
    will never see me again, not see me tomorrow, goodbye letter, slaughter me, finish me today,
    isnt crying and, not crying and, talking like drunk, will it be painless, painless, breathing
    funny, breathing so fast, cant even open his eyes, cant even open her eyes, cant open his eyes,
    cant open her eyes, cant open eyes, cutting herself, cutting himself, cuts herself, cuts
    himself, cut herself, cut himself, hurting herself, hurting himself, killed himself, killed
    herself, kill himself, kill herself, hang himself, hang herself, hanged himself, razor, cord is
    outside, cord outside, cord is out, water broke and, one side is weak, one side is numb, one
    side of body, in my stomach for, hot water on me, boiling water on me, burnt badly, badly burnt,
    burned badly, kills fast, kill fast, die fast, without pain i want, die without pain, nobody
    will cry, no one will cry, nobody would miss, will be gone for good, wrote letter goodbye,
    suicide note, eyes turned, eyes rolled, eyes have turned, eyes turned white, double insulin,
    insulin twice, blacked out, blackout, sleep and never wake, sleep forever, not moved in my,
    hasnt moved in my, not moving in my, not kicked, dying of pain, die of pain, dying of bleeding,
    want to die, going to die, wish i was dead, wish i were dead, wish to die, rather die, better
    off dead, let me die, ready to die, i will die, i am dying, dying, want death, feel like dying,
    wants to die, hope i die, think of dying, about to die, should die, should just die, die, d1e,
    dieing, diying, kill myself, killing myself, kil myself, kill my self, end my life, ending my
    life, end it all, ending it all, take my life, taking my life, take my own life, end my own
    life, suicid*, sucide, sucidal, suiside, unalive, off myself, hang myself, hanging myself, shoot
    myself, drown myself, cut myself, cutting myself, hurt myself, hurting myself, harm myself,
    harming myself, self harm, slit my, jump off bridge, jump off building, jump from roof, cant go
    on, dont want to live, dont want to be alive, not want to live, no reason to live, nothing to
    live for, done with life, done with living, life isnt worth, not worth living, isnt worth
    living, no point living, no point in living, dont want to wake up, never wake up, dont want to
    exist, dont want live, want to end my, want it to end, give up on life, giving up on life, kms,
    want to disappear forever, hopeless life, fed up with life, life is meaningless, hate my life,
    goodbye forever, bleed*, bliding, bledding, losing blood, lost lot of blood, lot of blood, blood
    everywhere, haemorrhag*, hemorrhag*, vomiting blood, vomit blood, vomited blood, coughing blood,
    cough blood, coughing up blood, coughed blood, blood in my, passing blood, blood coming, blood
    wont stop, blood from, pouring blood, spitting blood, blood in vomit, urinating blood, puking
    blood, throwing up blood, cant breathe, cant breath, cant breth, couldnt breathe, struggling to
    breathe, difficulty breathing, difficult to breathe, hard to breathe, trouble breathing,
    breathless, not breathing, isnt breathing, stopped breathing, short of breath, shortness of
    breath, out of breath, gasping, choking, problem breathing, problems breathing, stop breathing,
    wont breathe, doesnt breathe, barely breathe, fail to breathe, failing to breathe, can hardly
    breathe, suffocat*, breathing problem, breathing problems, breathing badly, unable to breathe,
    breathe properly, breathe well, hardly breathe, overdos*, ovadose, over dose, od'd, too many
    pills, too many tablets, swallowed all, took all pills, took all tablets, drank all tablets,
    drank all pills, drank all medicine, took them all at once, took all at once, drank poison,
    poison*, swallowed poison, drank jik, drank bleach, drank pesticide, took whole, swallowed
    whole, too much medicine, double dose by mistake, took many tablets, took many pills, child
    swallowed, baby swallowed, chest pain, chest pains, pain in chest, heart is stopping, faint*,
    collaps*, unconscious, uncontious, passed out, not waking up, isnt waking up, wont wake up,
    convuls*, seizure*, having fits, has fits, getting fits, emergency, emergenc*, ambulance, dying
    here, snake bite, bitten by snake, severe pain, serious pain, severe headache, terrible pain,
    miscarriage, miscarrying, rape, raped, rapes, raping, assault*, molest*, abused, abusing me,
    abuses me, abuse me, being abused, being beaten, beaten up, beaten me, beats me, beating me,
    beat me, hits me, hitting me, hit me, slapped me, slaps me, slapping me, kicked me, kicks me,
    strangl*, chokes me, choked me, stabbed*, stab me, shot me, punched me, punches me, burnt me,
    threatened me, threatening me, threatens me, threatened to kill, threatens to kill, violent with
    me, is violent, hurts me, hurting me, hurt me, attacked me, attacking me, going to kill, locked
    me in, he has knife, has gun, has knife, in danger, my life is in danger, am not safe, i am not
    safe, not safe, unsafe at home, isnt safe, forced me to sleep, forced himself, forced sex,
    allergic reaction, allergy reaction, anaphyla*, skin is peeling, skin peeling, skin coming off,
    blisters all over, cant swallow, throat is closing, throat closing, voices telling me, hearing
    voices, hear voices, cant move, cant see anymore, paralysed, paralyzed, turned yellow, eyes
    yellow, yellow eyes, eyes are yellow, cant feel my legs, nearly dead, almost dead, wanna die,
    cnt breathe, cnt breath, cannt breathe, wana die, want 2 die, wan die, wan kill myself, going
    die, fell unconscious, fell down and isnt moving, nobody will miss me, no one will miss me,
    better without me, finish it tonight, tonight i finish it, end it tonight, end it today, take
    care of my children when, ending it, goodbye to everyone, dont want to be here anymore, reason
    of being, will finish me, he will beat me, will beat me, has beaten, slept with me by force,
    raped by, touched me by force, by force, locked me inside, locked me up, broke my arm, broke my
    leg, fitting, has fit, had fits, got fits, rope, had fit, mouth is twisted, mouth twisted, face
    is drooping, soaking pads, soaked pads, pads every, seeing black, throat is swelling, snake,
    scorpion sting, touches me, touching me, touches her, touches my, defile*, threaten*, be buried,
    bury me, burn me alive, set me on fire, pour acid, chased me with, foaming, froth from mouth,
    foam from mouth, heart is racing, heart is beating so fast, cant feel my, going blind, wont open
    eyes, slashed, cut wrist, cut my wrist, cut my wrists, slit, jumped from`,
  laugh: `haha*, hehe*, lol, lmao, lool, hihi*`,
  beats: `beat, beats, beating, beaten, hit, hits, hitting, kick, kicked, kicks, kicking, slap,
    slaps, slapped, slapping, punch, punched, punches, whip, whips, whipped, whipping, stab,
    stabbed, strangled, caned, canes, attacked, attacking, raped, molested, assaulted`,
  victim: `dad, mum, mom, mother, father, mzee, brother, sister, uncle, aunt, husband, wife,
    grandpa, grandfather, cucu, baby, my baby, the baby, newborn, infant, toddler, boy, girl, my
    boy, my girl, child, kid, frend, friend, grandmother, grandma, granny, neighbour, his wife, her
    husband, her child, her kids, his kids, his children, kids, my mum, my mom, my mother, my
    sister, my child, my children, the child, the kids, our neighbour`,
  weapon: `knife, gun, panga, machete, axe, sword, pistol, hammer, iron rod, rungu`,
  wielded: `neck, throat, on me, at me, has, have, holding, held, pulled, put, with, came with,
    chased, pointed, pointing, threw`,
  chest: `chest`,
  ache: `pain, pains, paining, hurts, hurting, hurt, tight, tightness, so tight, squeezing,
    squeezed, pressing, heavy, burning, crushing, arm`,
  kills: `heart attack, stroke, kill me, kill us, kills me, killing me, murder me, finish me off`,
  thing: `queue, line, traffic, jam, heat, hunger, work, job, stress, boss, rent, fare, waiting,
    bank, exams, exam, school fees, fees, bills, sun, cold, network, internet, data, noise, love,
    curiosity, suspense, prices, boredom, shoes, headache, homework, thirst, match, game, football,
    arsenal, chelsea, man u, man city, liverpool, gor, gor mahia, harambee stars, goal, team,
    birthday`,
  swallowed: `swallow, swallowed, swallowing, swalowed, swallod, swolowed, gulped, downed`,
  took: `took, has taken, have taken, had taken, drank, drunk, ate, ingested`,
  whole: `panadols at once, panadol at once, tablets at once, pills at once, capsules at once, all
    at once, all of them at once, them all at once, whole bottle, entire bottle, full bottle, the
    bottle, whole packet, whole pack, entire packet, whole box, entire box, whole strip, in one go,
    all together, everything in bottle`,
  poisons: `jik, bleach, rat poison, poison, pesticide, acid, petrol, kerosene, paraffin, battery
    acid, detergent, harpic, dettol, insecticide, herbicide, roundup, doom, omo, sprayed, spraying,
    for cows, for rats, for weeds, cow dip, thing for spraying, mosquito coil, turpentine, thinner`,
  still: `isnt crying, not crying, isnt feeding, cold cold, isnt moving, not moving, texted me
    goodbye, wrote goodbye, not kicking, isnt kicking, stopped kicking, going blue, refused to
    breastfeed, refused breast, refuses breast, wont breastfeed, isnt breastfeeding, very cold, so
    cold, limp, floppy, cant open eyes, cant even open, wont open, foaming, breathing fast,
    breathing funny, breathing so fast, stopped moving, isnt waking, not waking, wont wake,
    unresponsive, gone cold, is blue, turning blue, turned blue, lips are blue`,
  'no-reason': `no reason, any reason, see reason, see any reason, no point, see point, any point,
    no use, no meaning, no purpose, whats the point, no sense, no hope, no more reason, lost hope,
    lost will, dont see reason, dont see any reason`,
  overtook: `took too many, taken too many, took too much, taken too much, take too many,
    swallowed too many, drank too many, took so many, swallowed many`,
  pills: `tabs, tab, tablet, tablets, pill, pills, meds, medicine, medicines, drug, drugs,
    capsules, doses, medication, of them, at once, panadol, paracetamol, sleeping`,
  weary: `tired of, tired, fed up, fed up with, sick of, done with, had enough of, exhausted of,
    hate, weary of`,
  life: `life, living, living life, to live, live, this life, being, this world, in this world,
    exist, existing, be alive, being alive, world`,
  swell: `getting big, getting bigger, grown big, swollen, swelling, swell, swells, swelled,
    swolen, swollon, puffy, swolled, sweling, puffed, balloon, swollen up`,
  body: `face, lips, lip, tongue, throat, mouth, eyes, eye, neck, head, whole body, body, my
    body`,
  breath: `breathe, breathing, breath, breth, brethe, breating, breathin, air`,
  hard: `cnt, canot, funny, strange, so fast, very fast, hard, difficult, difficulty, struggle,
    struggling, trouble, badly, fast, heavy, weird, tight`,
  blood: `blood, bloody, blod`,
  'much-blood': `soaking, soaked, everywhere, wont clot, isnt stopping, not stopping, nt stopping,
    doesnt stop, refusing to stop, refused to stop, nonstop, non stop, since morning, since
    yesterday, coming, comes, pouring, dripping, gushing, flowing, from my, much, lot, lots, heavy,
    heavily, too much, wont stop, clots, clot, vomit, vomiting, cough, coughing, stool, urine, pee,
    losing, nose`,
  ill: `isnt talking, not talking, cant talk, cant speak, cant speak properly, cant lift, isnt
    responding, not responding, is sweating, cant stand, cant walk, doesnt talk, doesnt answer me`,
  aside: `one side, to one side, on one side`,
  idiom: `family emergency, small emergency, emergency at work, work emergency, jump off point,
    jump from place, choking us, choking me with, had stroke in, stroke in, had heart attack in,
    stroke last year, for epilepsy, for seizures, painless injection, cant move my, cant move visit,
    cant move day, cant move date, cant move it, cant move appointment, die of, dying of, dying from
    laughing, died of, dying to know, dying to, dying for, dying of hunger, dying of laughter, to
    die for, die hard, dying with laughter, phone died, battery died, phone is dying, battery is
    dying, phone dying, phone is dead, battery dying, my phone will die, phone will die, phone is
    about to die, killing time, kill time, beat me to it, hit me up, hit me back, hit me with,
    bleeding edge, stroke of luck, it kills me waiting, killing me softly, beats me why, fits me,
    day fits, time fits, fits well, if it fits, fitting room, breath of, catch my breath, take a
    breath, hold my breath, dying down, isnt an emergency, not an emergency, no emergency, not
    emergency, no bleeding, isnt bleeding, not bleeding, stopped bleeding, never say die, die of
    hunger, killing me with, kill me softly, boredom, die of boredom, dying of boredom, dying of
    curiosity, fits my, that fits, it fits, which fits, not suicidal, isnt suicidal, no chest pain,
    not fitting, phone can die, phone may die, phone dies, when i die, until i die, till i die, my
    phone to die, before my phone, the suspense is killing, suspense is killing me, costs are
    killing me, hit me at, stroke of, curiosity is killing me, queue is killing me, waiting is
    killing me, heat is killing me, you are killing me, lines are killing me, over dosed on, abuse
    of, abuse my trust, time to kill, isnt dying, all fits, bleeding money, bleeding us, bleeding me
    dry, giving me heart attack, gives me heart attack, gave me heart attack, give me heart attack,
    giving us heart attack, almost gave me heart attack, giving me stroke, end it here, ending it
    here, wasnt emergency, wasnt an emergency, was no emergency, no longer beats, no longer beat, no
    longer hits, stopped beating, doesnt beat me, never beats, doesnt hit me, never hit me, blood
    test, blood tests, blood group, blood sample, blood samples, blood pressure, blood results,
    blood result, blood donation, donate blood, blood bank, blood work, blood count, kitchen knife,
    hit song, hit the road, beat the deadline, chest of, chest size, by force of, beaten by rain,
    beaten in, team was beaten, rained on`,
  gravely: `am very weak, am so weak, am too weak, is very weak, is so weak, is too weak, feel
    very weak, feeling very weak, feel so weak, very sick, so sick, really sick, too sick, seriously
    sick, seriously ill, very ill, so ill, getting worse, very unwell`,
  device: `phone, battery, charge, handset, network, laptop, radio, torch, generator, engine, car,
    charger, screen, simcard, line`,
  'took-mine': `drank my medicine, drank my medicines, drank my meds, drank my pills, drank my
    tablets, drank my syrup, ate my medicine, ate my meds, ate my pills, ate my tablets, ate my
    tabs, chewed my tablets, chewed my pills`,
};
