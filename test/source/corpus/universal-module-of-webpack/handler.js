(function webpackUniversalModuleDefinition(root, factory) {
	if(typeof exports === 'object' && typeof module === 'object')
		module.exports = factory(require("aws-sdk"));
	else if(typeof define === 'function' && define.amd)
		define(["aws-sdk"], factory);
	else {
		var a = typeof exports === 'object' ? factory(require("aws-sdk")) : factory(root["aws-sdk"]);
		for(var i in a) (typeof exports === 'object' ? exports : root)[i] = a[i];
	}
})(global, (AWS) => { const s3 = new AWS.S3(); return { handler: async () => s3.getObject({ Bucket: 'photos', Key: 'k' }).promise() }; });
