export { addProduct, addProgramme, productByCode, programmeByCode } from './add-medicines.js';
export { changeProduct, setSubstitutes } from './change-product.js';
export { changeProgramme, assertLadder } from './change-programme.js';
export { pageOfProducts, pageOfProgrammes } from './list-medicines.js';
export { courseChoices } from './course-choices.js';
export { nameSites } from './name-sites.js';
export { medicineNames } from './medicine-names.js';
export { Product } from './product.js';
export { Programme } from './programme.js';
