(function (global, factory) {
  typeof exports === 'object' && typeof module !== 'undefined' ? factory(exports, require('@aws-sdk/client-s3')) :
  typeof define === 'function' && define.amd ? define(['exports', '@aws-sdk/client-s3'], factory) :
  (global = typeof globalThis !== 'undefined' ? globalThis : global || self, factory(global.lib = {}, global.clientS3));
})(this, (function (exports, clientS3) { 'use strict';
  const s3 = new clientS3.S3Client({});
  const handler = async () => s3.send(new clientS3.GetObjectCommand({ Bucket: 'photos', Key: 'k' }));
  exports.handler = handler;
}));
