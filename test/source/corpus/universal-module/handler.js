(function (root, factory) {
  if (typeof define === 'function' && define.amd) define(['exports', '@aws-sdk/client-s3'], factory);
  else if (typeof exports === 'object' && typeof exports.nodeName !== 'string') factory(exports, require('@aws-sdk/client-s3'));
  else factory((root.handler = {}), root.s3);
})(typeof self !== 'undefined' ? self : this, function (exports, s3lib) {
  var s3 = new s3lib.S3Client({});
  exports.handler = function () { return s3.send(new s3lib.GetObjectCommand({ Bucket: 'photos', Key: 'k' })); };
});
