export { addProduct, addProgramme, productByCode, programmeByCode } from './add-medicines.js';
export { medicineNames } from './medicine-names.js';
export { Product } from './product.js';
export { Programme } from './programme.js';
