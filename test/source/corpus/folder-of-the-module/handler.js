const { join } = require('path');
const a = require(`${__dirname}/lib/a.js`);
const b = require(join(__dirname, 'lib', 'b'));
exports.handler = async () => [await a(), await b()];
