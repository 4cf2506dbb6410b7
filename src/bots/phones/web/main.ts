import './phones-page.js';
