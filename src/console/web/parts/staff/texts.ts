import { addTexts } from '../../texts.js';
import staff from '../../texts/en/staff.ftl?raw';

addTexts(staff);
