export { addProduct, addProgramme, productByCode, programmeByCode } from './add-medicines.js';
export { Product } from './product.js';
export { Programme } from './programme.js';
