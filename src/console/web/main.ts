import './no-eval.js';
import './shell.js';
