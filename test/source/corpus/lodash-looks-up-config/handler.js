const _ = require('lodash');
const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const config = _.cloneDeep({ tables: { users: 'users-dev' } });
exports.handler = () => new DynamoDB({}).scan({ TableName: _.get(config, 'tables.users', 'none') });
