const AWS = require('aws-sdk');
const Q = require('q');
const s3 = new AWS.S3(); const ddb = new AWS.DynamoDB.DocumentClient(); const sns = new AWS.SNS();
function load() { var d = Q.defer(); s3.getObject({ Bucket: 'photos', Key: 'k' }, function (err, data) { if (err) d.reject(err); else d.resolve(data); }); return d.promise; }
function store(item) { return Q.ninvoke(ddb, 'put', { TableName: 'users', Item: item }); }
function tell(m) { var d = Q.defer(); sns.publish({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message: 'm' }, d.makeNodeResolver()); return d.promise; }
exports.handler = function (event, context, done) {
  Q(event).then(load).then(function (r) { return store(r.Body); }).then(tell)
    .spread(function (a) { return Q.nfcall(s3.deleteObject.bind(s3), { Bucket: 'photos', Key: 'old' }); })
    .fail(function (e) { return Q.npost(ddb, 'delete', [{ TableName: 'log', Key: { id: 1 } }]); })
    .fin(function () { s3.headBucket({ Bucket: 'photos' }).send(); })
    .done(function () { done(); });
};
