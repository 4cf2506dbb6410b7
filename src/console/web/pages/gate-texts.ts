import gate from '../texts/en/gate.ftl?raw';
import { addTexts } from '../texts.js';

addTexts(gate);
