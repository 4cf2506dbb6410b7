export { addSite } from './add-site.js';
export { closeDay } from './close-day.js';
export { findSite, findSiteByNumber, findSiteByPoster, listSites, siteJson } from './list-sites.js';
export type { OpenSite } from './list-sites.js';
export { halfHours, openDays, openOn } from './opening.js';
export { Site } from './site.js';
export type { Hours } from './site.js';
