// Short paths of the web, in the form that dependency-cruiser reads.
const path = require('node:path');

module.exports = { resolve: { alias: { '@': path.join(__dirname, '../../apps/front/src') } } };
