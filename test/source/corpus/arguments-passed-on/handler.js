const AWS = require('aws-sdk');
const s3 = new AWS.S3();
var slice = [].slice;
function wrap(fn) { return function () { var args = slice.call(arguments); return fn.apply(null, args.concat(['k'])); }; }
const get = wrap(function (Bucket, Key) { return s3.getObject({ Bucket, Key }).promise(); });
function all() { for (var n = arguments.length, a = new Array(n), i = 0; i < n; i++) a[i] = arguments[i]; return get.apply(void 0, a); }
function from() { return get.apply(void 0, Array.from(arguments)); }
function loop() { var a = []; for (var i = 0; i < arguments.length; i++) a.push(arguments[i]); return get.apply(void 0, a); }
function len() { var _len = arguments.length, args = Array(_len > 1 ? _len - 1 : 0), _key = 1; for (; _key < _len; _key++) args[_key - 1] = arguments[_key]; return get.apply(void 0, args); }
exports.handler = async () => { await get('photos'); await all('b2'); await from('b3'); await loop('b4'); await len(0, 'b5'); };
