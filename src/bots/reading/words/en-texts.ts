import type { Words } from './words.js';

/** English words about texts, people and the service itself. */
export const enTexts: Words['says'] = {
  pause: `keep quiet for, be quiet for, stay quiet, go quiet, go silent, stay silent, pause, mute,
    snooze, suspend, pause texts, pause messages, pause reminders, pause it, unsubscribe for a
    while, hold messages, hold texts, silence, quiet, put messages on hold, take a break, break,
    texts on hold, messages on hold, pause my messages, pause my texts`,
  resume: `can text me, may text me, can write to me again, start texting again, text me again,
    start sending again, resume, unpause, unmute, resume messages, start messages again, start
    texting me again, continue, continue messages, carry on, bring back messages, start reminders
    again, turn messages on, turn on messages, send me messages again, start sending me messages
    again, continue sending, keep texting me, keep sending, keep messaging me, start again, begin
    again, message me again`,
  call: `flash me, beep me, flash my number, want human, want to person, want real person, need
    human, ring my phone, call, call me, call back, callback, please call, ring, ring me, phone me,
    give me call, col me, cal me, kol me, call us, calling, missed call, my call, called you, call
    my phone, a call, flashed you, plz cal, call me back, need call, dial me, calls, phone call, you
    call me, i call you, col, buzz me`,
  talk: `we talk, talk to you, speak with you, chat with, talk, speak, chat, talk to, speak to,
    speak with, talk with, reach, contact someone, connect me`,
  human: `human, person, someone, somebody, agent, real person, staff, operator, nurse, doctor,
    people, attendant, customer care, officer, human being, pharmacist, assistance, representative,
    you guys`,
  who: `never registered, didnt register, never signed up, didnt sign up, never joined, who is
    dis, do i know you people, how did you get number, how did you know my number, how you got my
    number, how come you have my number, where did you find my number, where did you get number, who
    told you, who, who are you, who is this, who is that, who sent, what is this, what are you, who
    am i talking to, what is baobab, who is baobab, identify yourself, introduce yourself, where did
    you get my number, who gave you my number, how did you get my number, how do you know me, do i
    know you, what company, whose number is this, which company, who texted me, who are these, i
    dont know you, i dont know this number, what is this about, who is texting, who messaged me,
    whose number, why are you texting me, why are you messaging me, why do i get, from who, from
    whom, what service is this, are you real, are you robot, are you human, is this person, is this
    robot, is this scam, scam, fraud, what number is this, dont know who you are, what do you do,
    who called me, who is calling, why am i getting, why am i receiving, is this baobab, are you
    baobab, new phone who, who owns, where are you from, where is this from, why do you text me, why
    do you send me, who send, who dis, your name, what are you about, what is this number, dont know
    this number, may i know who`,
  'carrier-help': `help, info`,
  help: `side effects, side effect, rash, rashes, itching, itchy, vomiting, diarrhoea, diarrhea,
    dizzy, dizziness, headache, headaches, nausea, fever, skin problem, what should i send, what to
    send, what do i send, what i send, dont know what to send, what should i reply, what do i reply,
    what should i write, assistance, assist, help, help me, need help, assist me, how does this
    work, how it works, how do i use this, how to use, i dont understand, dont understand, didnt
    understand, confused, i am confused, explain, instructions, guide me, what should i do, what do
    i do, how do i, how to, problem, i have problem, issue, not working, isnt working, doesnt work,
    i dont get it, what now, stuck, i am stuck, lost here, support, dont know how, what does this
    mean, what do you mean, meaning, i need assistance, question, i have question, complain,
    complaint, feedback, cant understand, help out, how does it work, what can i send, dont know
    what to do, couldnt understand, information, info`,
  details: `took my phone, stole my phone, stolen my phone, snatched my phone, robbed my phone,
    robbed me of my phone, grabbed my phone, someone has my phone, lost my line, lost my simcard,
    lost my sim, lost my handset, details, my details, my info, my information, my profile, profile,
    nickname, my name, my settings, settings, account, my account, private hours, hours, change my
    number, changed my number, new number, change number, change my name, new phone, new line,
    change phone number, my level, usual place, my usual place, update my details, what do you know
    about me, privacy, private, change time of texts, change my place, helper, my helper, lost my
    phone, my phone was stolen, changed my line, changed my phone, got new number, my new number,
    changed number, change my line, changed phone, switched numbers`,
  change: `change, update, edit, correct, switch, set, modify, new, changed`,
  language: `anoda language, language, lang, languages, change language, another language,
    different language, translate, other language, language please, mother tongue`,
  speaking: `speak, talk, talk in, write in, write, text me in, reply in, reply, in, dont speak,
    dont understand, dont know, use, text in, send in, switch to, prefer, cant read, understand,
    read, cant speak, text me, message me, answer, answer in`,
  'in-en': `english, inglish, englsh, eng, kizungu`,
  'in-sw': `swahili, kiswahili, swa, kiswa, swahilli, kiswahilli`,
  'in-fr': `french, francais, frech, frnch`,
  'in-other': `luo, dholuo, kikuyu, gikuyu, kamba, kikamba, kalenjin, luhya, kisii, somali,
    maasai, meru, giriama, amharic, oromo, tigrinya, arabic, portuguese, spanish, german, chinese,
    hindi, hausa, yoruba, igbo, pidgin, luganda, runyankole, acholi, lingala, kinyarwanda, kirundi,
    tshiluba, kikongo, wolof, bambara, fula, fulani, pulaar, malinke, susu, twi, akan, ewe, zulu,
    xhosa, shona, ndebele, chichewa, nyanja, bemba, tswana, sotho, malagasy, sheng, vernacular,
    turkana, mijikenda, sukuma, chaga, gujarati, urdu, italian, russian, dinka, nuer, deutsch,
    espanol, portugues, italiano, nederlands, dutch, arabi, polski, turkce, turkish, korean,
    japanese, zhongwen`,
  'code-en': `en`,
  'code-sw': `sw`,
  'code-fr': `fr`,
  join: `join`,
  wipe: `wipe, wipe it, erase, clear, clear chat, delete, end session, wipe chat, erase chat,
    delete chat`,
  'wipe-it': `forget this chat, forget this conversation, forget our chat, forget everything,
    forget it all, delete this, delete everything, delete all, delete messages, delete chat, delete
    my messages, clear messages, clear everything, erase everything, delete our messages, delete
    this chat, delete these messages, erase this, erase this chat, clear this chat, clear history,
    delete history, erase messages, wipe this, wipe everything, delete my chat, delete our chat,
    erase my messages, delete all messages, delete conversation, delete this conversation, clear
    conversation, clear this conversation`,
  away: `wont be around, not be around, relocated, i relocated, transferred to, posted to, gone to
    my village, in my village, at my village, to my village, gone to my home, rural home, my home
    place, home village, in my hometown, gone home for, travelled, traveled, travelling, moving
    around, out of area, outside county, away, i am away, traveling, travel, on journey, on safari,
    out of town, upcountry, i travelled, not around, isnt around, going away, outside town,
    different town, another town, gone to village, in village, abroad, on trip, on holiday, not in
    town, isnt in town, out of country, leaving town, far from home, i traveled, will be away, be
    away, not home, isnt home, going upcountry, going to village, going home for, trip, journey`,
  returned: `i am back, am back, i have returned, i returned, i have come back, am back home, i am
    back home, i came back home, i am home, i am home again, am home now, am home again, back home,
    back home now, home again, back from safari, back from travel, back from my trip, back in town,
    i am back in town, returned home, i am around now, my trip is over, journey is over`,
  person: `someone, somebody, sister, my sister, brother, my brother, husband, my husband, wife,
    my wife, mother, my mother, mum, my mum, mom, my mom, father, my father, dad, my dad, son, my
    son, daughter, my daughter, friend, my friend, neighbour, my neighbour, neighbor, cousin, my
    cousin, aunt, my aunt, auntie, uncle, my uncle, child, my child, helper, someone else, somebody
    else, other person, another person, relative, boda guy, boda boda, rider, boyfriend, girlfriend,
    partner, my partner, treatment buddy, buddy, kid, my kid, grandmother, niece, nephew, rider guy,
    boda, my boy, my girl, my guy, colleague, workmate, in-law, family member, bro, sis`,
  'will-come': `will come, i will come, i am coming, i come, coming, will be there, i will be
    there, ill come, on my way, am on way, see you, i will be coming, ill be there, will pass by, i
    will pass, i will pass by, i can come, i shall come, am coming, be coming, i will make it, i
    will try to come, count me in, omw, will pass, will make it`,
  'cannot-come': `i cant come, cant come, i wont come, wont come, not coming, isnt coming, cant
    make it, wont make it, not able to come, unable to come, i am not coming, will not manage to
    come, wont be able to come, cant manage to come, wont be there, i cant, couldnt come, dont think
    i can come, cant be there, i didnt come, didnt come`,
  send: `come, comes, can come, pass, pass by, send, sending, will send, i will send, am sending,
    ask, collects, picks`,
  proxy: `somebody else take, someone else take, someone take it, somebody take it, another person
    take, somebody else pick, someone else pick, somebody else collect, someone else collect,
    someone will come for me, someone else will come, someone else is coming, somebody else is
    coming, another person is coming, on my behalf, pick for me, collect for me, pick it for me,
    collect it for me, come for me, come instead, pick mine for me, get it for me, take it for me,
    fetch it for me, send someone, send somebody, sending someone, sending somebody, not me coming,
    instead of me, in my place, get mine for me, picking for me, pick up for me, pick it up for me,
    collecting for me, collect mine for me, someone else coming, who can pick for me, can pick for
    me, can collect for me`,
  report: `me, my report, report, my results, my records, my file, my summary, my progress, my
    status, my adherence, how am i doing, how many days left, days left, how many days do i have
    left, how many days have i left, how many days do i still have, show me my report, show my
    report, send me my report, send my report, want my report`,
  log: `log, who opened my file, who saw my file, who read my file, who looked at my file, who
    opened my details, who has seen my file, who has opened my file, who checked my file, who viewed
    my file, who looked at my details`,
  start: `start, unstop`,
  stop: `stop, stopall, unsubscribe, unsubscribed, unsub, revoke, optout, opt out, opt me out,
    stop all, stop it, stop this, stop that, stop now, unsuscribe, unsubcribe, want to stop, opting
    out, leave list, quit sending`,
  soft: `go away, leave me alone, get lost, leave me, let me be, let me alone, dont disturb, dont
    disturb me, stop disturbing me, stop disturbing, stop bothering me, dont bother me, stop
    harassing me, stop stalking me, stop bothering, dont bother, stop harassing`,
  reserved: `cancel, end, quit`,
  cancel: `remove, cancell, cancle, cansel, cancelled, canceled, cancelling, canceling`,
  message: `message, messages, text, texts, sms, reminder, reminders, notification, notifications,
    alert, alerts, spam, spamming, news, updates, subscription, promotions, adverts, ads, telegram,
    chats, mails, promo`,
  texting: `texting, sending, messaging, contacting, writing, send, text, message, contact,
    smsing, disturbing, reminding, sending me, texting me, messaging me, contacting me, write,
    writing to, text me, message me, send me, contact me, sms me, reaching out, spamming,
    bombarding, sms, remind, remind me, write me, disturb, notify me, alert me, notifying`,
  'dont-text': `dont text me, dont message me, dont sms me, dont send me messages, dont send me
    message, dont send me texts, dont send me text, dont send me sms, dont send messages, dont send
    sms, dont send texts, dont contact me, no more messages, no more texts, no more sms, dont write
    me, dont write to me, dont want messages, dont want your messages, dont want texts, dont want
    sms, dont want to receive, dont want to get messages, not want messages, no messages, no texts,
    no sms, never text me, never message me, dont text, dont want these messages, dont want any
    messages, dont want any more messages, dont want any more texts, dont need messages, dont need
    these messages, dont want your texts, dont want your sms, dont ever text me, never contact me,
    never write to me, dont text this number, dont message this number, dont send anything, dont
    send me anything, dont want these texts, dont send me these, never send me, do no text, dont
    want more messages, dont want more texts, dont remind me, no reminders, no more reminders, dont
    want reminders, dont need reminders, not interested in messages, not interested in your
    messages, dont want to hear from you, dont keep texting me, dont message, dont be texting me,
    dont be sending me, dont wish to receive, dont spam me`,
  refuse: `dont, never, no more, no longer want, not want, dont want, dont need, dont like, hate,
    tired of, enough of, fed up with, not interested, isnt interested, enough`,
  received: `received, dont get, dont receive, didnt get, didnt receive, wasnt sent, didnt come,
    isnt coming, cant send, cant text, cant message, didnt send, didnt text, not received, sent,
    havent`,
  all: `all, everything, forever, completely, totally, immediately, at once, permanently, from now
    on, anymore, any more, ever, altogether, for good, instantly, again, ever again, already, my
    number, this number, to me, me, number, sending, number is, baobab, nonsense, stupid, number
    from, your`,
  'remove-me': `remove my no, delete my no, remove my num, remove me, remove my number, take me
    off, delete my number, take my number off, get me off, remove this number, delete me, remove me
    from list, take me off list, remove me from your list, take me off your list, deregister me,
    delete this number, erase my number, unregister me, unlist me, forget my number, lose my number,
    block me, i want out, get me out, remove from list, delete my contact, off your list, cancel my
    subscription, end my subscription`,
  'not-stop': `bus stop, did you stop, why did you stop, dont stop, never stop, non stop, full
    stop, stop by, stop over, stop at, didnt stop, wont stop, cant stop, doesnt stop, havent stop,
    not stop, i will stop, stop there, the bus stop, stop in, did it stop, please dont stop, pit
    stop, stop near, stop here, stop coming, if i stop, when i stop, last stop, next stop, main
    stop, matatu stop, stop taking, stop next, i stop, they stop, stop after, stop before, stop off,
    stop using`,
  wrong: `wrong, wrongly, mistake, mistaken, incorrect, error, not right, isnt right, not correct,
    isnt correct`,
  number: `number, phone, line, phone number, contact, numbers, no, num`,
  'not-me': `not the one, isnt the one, isnt one you, number changed owner, line changed owner,
    not right person, isnt right person, not correct person, not your person, dont own this phone,
    not my phone, not me, isnt me, not mine, isnt mine, not for me, isnt for me, wasnt me, wasnt for
    me, isnt meant for me, not meant for me, not intended for me, isnt her number, isnt his number,
    not him, not her, isnt him, isnt her, she isnt here, he isnt here, isnt who you, not who you,
    someone else's, belongs to someone else, no such person, nobody by that name, no one by that
    name, no one called that, isnt that person, isnt person`,
  'not-my': `isnt my, not my, i isnt`,
  'wrong-person': `wrong person, wrong guy, wrong man, wrong woman, wrong lady, wrong phone, wrong
    recipient, wrong one, not person, isnt person, isnt who you think, not who you think, wrong
    contact, you have wrong number, got wrong number, have wrong number, dialed wrong number,
    dialled wrong number, texting wrong number, texted wrong number, this is wrong number, it is
    wrong number, texting wrong person, messaging wrong number, mistaken identity, sending to wrong
    number, sent to wrong number, using wrong number, calling wrong number, wrong number this is,
    sent wrong number, wrong number you, got wrong person, have wrong person, wrong number buddy,
    wrong no you, wrong number mate`,
  'wrong-number': `wrong number, wrong num, wrong no, wrong phone number, number wrong, number is
    wrong, wrong numbers, incorrect number, isnt my number, not my number, wrong line, wrong nomba,
    wrong nambari, wrong namba, wrong contact number`,
};
