const dynamoose = require('dynamoose');
const Cat = dynamoose.model('Cat', { name: String });
exports.handler = () => Cat.get('tom');
