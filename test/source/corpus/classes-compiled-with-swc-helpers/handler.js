"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "handler", {
    enumerable: true,
    get: function() {
        return handler;
    }
});
var _async_iterator = require("@swc/helpers/_/_async_iterator");
var _async_to_generator = require("@swc/helpers/_/_async_to_generator");
var _await_async_generator = require("@swc/helpers/_/_await_async_generator");
var _call_super = require("@swc/helpers/_/_call_super");
var _class_call_check = require("@swc/helpers/_/_class_call_check");
var _class_private_field_get = require("@swc/helpers/_/_class_private_field_get");
var _class_private_field_init = require("@swc/helpers/_/_class_private_field_init");
var _create_class = require("@swc/helpers/_/_create_class");
var _define_property = require("@swc/helpers/_/_define_property");
var _get = require("@swc/helpers/_/_get");
var _get_prototype_of = require("@swc/helpers/_/_get_prototype_of");
var _inherits = require("@swc/helpers/_/_inherits");
var _object_spread = require("@swc/helpers/_/_object_spread");
var _object_without_properties = require("@swc/helpers/_/_object_without_properties");
var _sliced_to_array = require("@swc/helpers/_/_sliced_to_array");
var _ts_generator = require("@swc/helpers/_/_ts_generator");
var _wrap_async_generator = require("@swc/helpers/_/_wrap_async_generator");
var _clients3 = require("@aws-sdk/client-s3");
var _client = /*#__PURE__*/ new WeakMap();
var Store = /*#__PURE__*/ function() {
    "use strict";
    function Store() {
        _class_call_check._(this, Store);
        _class_private_field_init._(this, _client, {
            writable: true,
            value: new _clients3.S3Client({})
        });
        _define_property._(this, "bucket", 'photos');
    }
    _create_class._(Store, [
        {
            key: "client",
            get: function get() {
                return _class_private_field_get._(this, _client);
            }
        },
        {
            key: "send",
            value: function send(command) {
                return _class_private_field_get._(this, _client).send(command);
            }
        },
        {
            key: "keys",
            value: function keys(Prefix) {
                return _wrap_async_generator._(function() {
                    var token, page, _iteratorNormalCompletion, _didIteratorError, _iteratorError, _iterator, _step, Key, err;
                    return _ts_generator._(this, function(_state) {
                        switch(_state.label){
                            case 0:
                                return [
                                    4,
                                    _await_async_generator._(this.send(new _clients3.ListObjectsV2Command({
                                        Bucket: this.bucket,
                                        Prefix: Prefix,
                                        ContinuationToken: token
                                    })))
                                ];
                            case 1:
                                page = _state.sent();
                                _iteratorNormalCompletion = true, _didIteratorError = false, _iteratorError = undefined;
                                _state.label = 2;
                            case 2:
                                _state.trys.push([
                                    2,
                                    7,
                                    8,
                                    9
                                ]);
                                _iterator = page.Contents[Symbol.iterator]();
                                _state.label = 3;
                            case 3:
                                if (!!(_iteratorNormalCompletion = (_step = _iterator.next()).done)) return [
                                    3,
                                    6
                                ];
                                Key = _step.value.Key;
                                return [
                                    4,
                                    Key
                                ];
                            case 4:
                                _state.sent();
                                _state.label = 5;
                            case 5:
                                _iteratorNormalCompletion = true;
                                return [
                                    3,
                                    3
                                ];
                            case 6:
                                return [
                                    3,
                                    9
                                ];
                            case 7:
                                err = _state.sent();
                                _didIteratorError = true;
                                _iteratorError = err;
                                return [
                                    3,
                                    9
                                ];
                            case 8:
                                try {
                                    if (!_iteratorNormalCompletion && _iterator.return != null) {
                                        _iterator.return();
                                    }
                                } finally{
                                    if (_didIteratorError) {
                                        throw _iteratorError;
                                    }
                                }
                                return [
                                    7
                                ];
                            case 9:
                                token = page.NextContinuationToken;
                                _state.label = 10;
                            case 10:
                                if (token) return [
                                    3,
                                    0
                                ];
                                _state.label = 11;
                            case 11:
                                return [
                                    2
                                ];
                        }
                    });
                }).call(this);
            }
        }
    ], [
        {
            key: "get",
            value: function get() {
                if (Store.instance === null) Store.instance = new this();
                return Store.instance;
            }
        }
    ]);
    return Store;
}();
_define_property._(Store, "instance", null);
var Archive = /*#__PURE__*/ function(Store) {
    "use strict";
    _inherits._(Archive, Store);
    function Archive() {
        _class_call_check._(this, Archive);
        var _this;
        _this = _call_super._(this, Archive, arguments), _define_property._(_this, "bucket", 'archive');
        return _this;
    }
    _create_class._(Archive, [
        {
            key: "send",
            value: function send(command) {
                console.log('archive');
                return _get._(_get_prototype_of._(Archive.prototype), "send", this).call(this, command);
            }
        },
        {
            key: "put",
            value: function put(Key) {
                for(var _len = arguments.length, _1 = new Array(_len > 1 ? _len - 1 : 0), _key = 1; _key < _len; _key++){
                    _1[_key - 1] = arguments[_key];
                }
                return _async_to_generator._(function() {
                    var _11, Body, tmp, _ref, _ref_ContentType, ContentType, others;
                    return _ts_generator._(this, function(_state) {
                        _11 = _sliced_to_array._(_1, 2), Body = _11[0], tmp = _11[1], _ref = tmp === void 0 ? {} : tmp, _ref_ContentType = _ref.ContentType, ContentType = _ref_ContentType === void 0 ? 'text/plain' : _ref_ContentType, others = _object_without_properties._(_ref, [
                            "ContentType"
                        ]);
                        return [
                            2,
                            this.client.send(new _clients3.PutObjectCommand(_object_spread._({
                                Bucket: this.bucket,
                                Key: "kept/".concat(Key),
                                Body: Body,
                                ContentType: ContentType
                            }, others)))
                        ];
                    });
                }).call(this);
            }
        }
    ]);
    return Archive;
}(Store);
var handler = function handler(event) {
    return _async_to_generator._(function() {
        var _iteratorAbruptCompletion, _didIteratorError, _iteratorError, _iterator, _step, _value, Key, name, kind, err;
        return _ts_generator._(this, function(_state) {
            switch(_state.label){
                case 0:
                    _iteratorAbruptCompletion = false, _didIteratorError = false;
                    _state.label = 1;
                case 1:
                    _state.trys.push([
                        1,
                        8,
                        9,
                        14
                    ]);
                    _iterator = _async_iterator._(Store.get().keys('new/'));
                    _state.label = 2;
                case 2:
                    return [
                        4,
                        _iterator.next()
                    ];
                case 3:
                    if (!(_iteratorAbruptCompletion = !(_step = _state.sent()).done)) return [
                        3,
                        7
                    ];
                    _value = _step.value;
                    Key = _value;
                    name = 'one', kind = 'two';
                    return [
                        4,
                        new Archive().put(name, event.body, {
                            ContentType: kind
                        })
                    ];
                case 4:
                    _state.sent();
                    return [
                        4,
                        new Archive().send(new _clients3.GetObjectCommand({
                            Bucket: 'photos',
                            Key: Key
                        }))
                    ];
                case 5:
                    _state.sent();
                    _state.label = 6;
                case 6:
                    _iteratorAbruptCompletion = false;
                    return [
                        3,
                        2
                    ];
                case 7:
                    return [
                        3,
                        14
                    ];
                case 8:
                    err = _state.sent();
                    _didIteratorError = true;
                    _iteratorError = err;
                    return [
                        3,
                        14
                    ];
                case 9:
                    _state.trys.push([
                        9,
                        ,
                        12,
                        13
                    ]);
                    if (!(_iteratorAbruptCompletion && _iterator.return != null)) return [
                        3,
                        11
                    ];
                    return [
                        4,
                        _iterator.return()
                    ];
                case 10:
                    _state.sent();
                    _state.label = 11;
                case 11:
                    return [
                        3,
                        13
                    ];
                case 12:
                    if (_didIteratorError) {
                        throw _iteratorError;
                    }
                    return [
                        7
                    ];
                case 13:
                    return [
                        7
                    ];
                case 14:
                    return [
                        2
                    ];
            }
        });
    })();
};
