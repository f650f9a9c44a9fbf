exports.handler = async (event) => eval(event.code);
