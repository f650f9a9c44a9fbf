exports.bucket = 'photos';
