var __commonJS = (cb, mod) => function __require() {
  return mod || (0, cb[Object.keys(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
};
// node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var require_dist_cjs = __commonJS({
  "node_modules/@aws-sdk/client-s3/dist-cjs/index.js"(exports2, module2) {
    module2.exports = { S3Client: class {}, GetObjectCommand: class {} };
  }
});
// src/handler.ts
var import_client_s3 = require_dist_cjs();
exports.handler = () => new import_client_s3.S3Client({}).send(new import_client_s3.GetObjectCommand({ Bucket: 'photos', Key: 'k' }));
