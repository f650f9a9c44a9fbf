exports.main = async () => undefined;
