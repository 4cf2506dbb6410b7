import { addTexts } from '../../texts.js';
import source from '../../texts/en/patients.ftl?raw';

addTexts(source);
