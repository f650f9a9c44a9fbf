const impl = require('./impl');
exports.bucket = 'photos';
exports.handler = () => impl.read();
