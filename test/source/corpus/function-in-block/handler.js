const { S3 } = require('@aws-sdk/client-s3');
const s3 = new S3({});
var act = () => s3.getObject({ Bucket: 'photos', Key: 'a' });
{
  function act() {
    return s3.deleteObject({ Bucket: 'photos', Key: 'a' });
  }
}
const strict = () => {
  'use strict';
  const look = () => s3.headObject({ Bucket: 'photos', Key: 'a' });
  {
    function look() {
      return s3.putObject({ Bucket: 'photos', Key: 'a' });
    }
  }
  return look();
};
exports.handler = async () => [await act(), await strict()];
