"use strict";

var _interopRequireDefault = require("@babel/runtime/helpers/interopRequireDefault");
Object.defineProperty(exports, "__esModule", {
  value: true
});
exports.handler = void 0;
var _objectWithoutProperties2 = _interopRequireDefault(require("@babel/runtime/helpers/objectWithoutProperties"));
var _regenerator = _interopRequireDefault(require("@babel/runtime/regenerator"));
var _asyncToGenerator2 = _interopRequireDefault(require("@babel/runtime/helpers/asyncToGenerator"));
var _possibleConstructorReturn2 = _interopRequireDefault(require("@babel/runtime/helpers/possibleConstructorReturn"));
var _getPrototypeOf2 = _interopRequireDefault(require("@babel/runtime/helpers/getPrototypeOf"));
var _get2 = _interopRequireDefault(require("@babel/runtime/helpers/get"));
var _inherits2 = _interopRequireDefault(require("@babel/runtime/helpers/inherits"));
var _classCallCheck2 = _interopRequireDefault(require("@babel/runtime/helpers/classCallCheck"));
var _createClass2 = _interopRequireDefault(require("@babel/runtime/helpers/createClass"));
var _defineProperty2 = _interopRequireDefault(require("@babel/runtime/helpers/defineProperty"));
var _awaitAsyncGenerator2 = _interopRequireDefault(require("@babel/runtime/helpers/awaitAsyncGenerator"));
var _wrapAsyncGenerator2 = _interopRequireDefault(require("@babel/runtime/helpers/wrapAsyncGenerator"));
var _clientS = require("@aws-sdk/client-s3");
var _excluded = ["ContentType"];
function ownKeys(e, r) { var t = Object.keys(e); if (Object.getOwnPropertySymbols) { var o = Object.getOwnPropertySymbols(e); r && (o = o.filter(function (r) { return Object.getOwnPropertyDescriptor(e, r).enumerable; })), t.push.apply(t, o); } return t; }
function _objectSpread(e) { for (var r = 1; r < arguments.length; r++) { var t = null != arguments[r] ? arguments[r] : {}; r % 2 ? ownKeys(Object(t), !0).forEach(function (r) { (0, _defineProperty2.default)(e, r, t[r]); }) : Object.getOwnPropertyDescriptors ? Object.defineProperties(e, Object.getOwnPropertyDescriptors(t)) : ownKeys(Object(t)).forEach(function (r) { Object.defineProperty(e, r, Object.getOwnPropertyDescriptor(t, r)); }); } return e; }
function _callSuper(t, o, e) { return o = (0, _getPrototypeOf2.default)(o), (0, _possibleConstructorReturn2.default)(t, _isNativeReflectConstruct() ? Reflect.construct(o, e || [], (0, _getPrototypeOf2.default)(t).constructor) : o.apply(t, e)); }
function _isNativeReflectConstruct() { try { var t = !Boolean.prototype.valueOf.call(Reflect.construct(Boolean, [], function () {})); } catch (t) {} return (_isNativeReflectConstruct = function _isNativeReflectConstruct() { return !!t; })(); }
function _superPropGet(t, o, e, r) { var p = (0, _get2.default)((0, _getPrototypeOf2.default)(1 & r ? t.prototype : t), o, e); return 2 & r && "function" == typeof p ? function (t) { return p.apply(e, t); } : p; }
function _createForOfIteratorHelper(r, e) { var t = "undefined" != typeof Symbol && r[Symbol.iterator] || r["@@iterator"]; if (!t) { if (Array.isArray(r) || (t = _unsupportedIterableToArray(r)) || e && r && "number" == typeof r.length) { t && (r = t); var _n = 0, F = function F() {}; return { s: F, n: function n() { return _n >= r.length ? { done: !0 } : { done: !1, value: r[_n++] }; }, e: function e(r) { throw r; }, f: F }; } throw new TypeError("Invalid attempt to iterate non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method."); } var o, a = !0, u = !1; return { s: function s() { t = t.call(r); }, n: function n() { var r = t.next(); return a = r.done, r; }, e: function e(r) { u = !0, o = r; }, f: function f() { try { a || null == t.return || t.return(); } finally { if (u) throw o; } } }; }
function _unsupportedIterableToArray(r, a) { if (r) { if ("string" == typeof r) return _arrayLikeToArray(r, a); var t = {}.toString.call(r).slice(8, -1); return "Object" === t && r.constructor && (t = r.constructor.name), "Map" === t || "Set" === t ? Array.from(r) : "Arguments" === t || /^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(t) ? _arrayLikeToArray(r, a) : void 0; } }
function _arrayLikeToArray(r, a) { (null == a || a > r.length) && (a = r.length); for (var e = 0, n = Array(a); e < a; e++) n[e] = r[e]; return n; }
function _classPrivateFieldInitSpec(e, t, a) { _checkPrivateRedeclaration(e, t), t.set(e, a); }
function _checkPrivateRedeclaration(e, t) { if (t.has(e)) throw new TypeError("Cannot initialize the same private elements twice on an object"); }
function _classPrivateFieldGet(s, a) { return s.get(_assertClassBrand(s, a)); }
function _assertClassBrand(e, t, n) { if ("function" == typeof e ? e === t : e.has(t)) return arguments.length < 3 ? t : n; throw new TypeError("Private element is not present on this object"); }
function _asyncIterator(r) { var n, t, o, e = 2; for ("undefined" != typeof Symbol && (t = Symbol.asyncIterator, o = Symbol.iterator); e--;) { if (t && null != (n = r[t])) return n.call(r); if (o && null != (n = r[o])) return new AsyncFromSyncIterator(n.call(r)); t = "@@asyncIterator", o = "@@iterator"; } throw new TypeError("Object is not async iterable"); }
function AsyncFromSyncIterator(r) { function AsyncFromSyncIteratorContinuation(r) { if (Object(r) !== r) return Promise.reject(new TypeError(r + " is not an object.")); var n = r.done; return Promise.resolve(r.value).then(function (r) { return { value: r, done: n }; }); } return AsyncFromSyncIterator = function AsyncFromSyncIterator(r) { this.s = r, this.n = r.next; }, AsyncFromSyncIterator.prototype = { s: null, n: null, next: function next() { return AsyncFromSyncIteratorContinuation(this.n.apply(this.s, arguments)); }, return: function _return(r) { var n = this.s.return; return void 0 === n ? Promise.resolve({ value: r, done: !0 }) : AsyncFromSyncIteratorContinuation(n.apply(this.s, arguments)); }, throw: function _throw(r) { var n = this.s.throw; return void 0 === n ? Promise.reject(r) : AsyncFromSyncIteratorContinuation(n.apply(this.s, arguments)); } }, new AsyncFromSyncIterator(r); }
var _client = /*#__PURE__*/new WeakMap();
var Store = /*#__PURE__*/function () {
  function Store() {
    (0, _classCallCheck2.default)(this, Store);
    _classPrivateFieldInitSpec(this, _client, new _clientS.S3Client({}));
    (0, _defineProperty2.default)(this, "bucket", 'photos');
  }
  return (0, _createClass2.default)(Store, [{
    key: "client",
    get: function get() {
      return _classPrivateFieldGet(_client, this);
    }
  }, {
    key: "send",
    value: function send(command) {
      return _classPrivateFieldGet(_client, this).send(command);
    }
  }, {
    key: "keys",
    value: function keys(Prefix) {
      var _this = this;
      return (0, _wrapAsyncGenerator2.default)(/*#__PURE__*/_regenerator.default.mark(function _callee() {
        var token, page, _iterator2, _step2, Key, _t;
        return _regenerator.default.wrap(function (_context) {
          while (1) switch (_context.prev = _context.next) {
            case 0:
              _context.next = 1;
              return (0, _awaitAsyncGenerator2.default)(_this.send(new _clientS.ListObjectsV2Command({
                Bucket: _this.bucket,
                Prefix: Prefix,
                ContinuationToken: token
              })));
            case 1:
              page = _context.sent;
              _iterator2 = _createForOfIteratorHelper(page.Contents);
              _context.prev = 2;
              _iterator2.s();
            case 3:
              if ((_step2 = _iterator2.n()).done) {
                _context.next = 5;
                break;
              }
              Key = _step2.value.Key;
              _context.next = 4;
              return Key;
            case 4:
              _context.next = 3;
              break;
            case 5:
              _context.next = 7;
              break;
            case 6:
              _context.prev = 6;
              _t = _context["catch"](2);
              _iterator2.e(_t);
            case 7:
              _context.prev = 7;
              _iterator2.f();
              return _context.finish(7);
            case 8:
              token = page.NextContinuationToken;
            case 9:
              if (token) {
                _context.next = 0;
                break;
              }
            case 10:
            case "end":
              return _context.stop();
          }
        }, _callee, null, [[2, 6, 7, 8]]);
      }))();
    }
  }], [{
    key: "get",
    value: function get() {
      if (Store.instance === null) Store.instance = new this();
      return Store.instance;
    }
  }]);
}();
(0, _defineProperty2.default)(Store, "instance", null);
var Archive = /*#__PURE__*/function (_Store2) {
  function Archive() {
    var _this2;
    (0, _classCallCheck2.default)(this, Archive);
    for (var _len = arguments.length, args = new Array(_len), _key = 0; _key < _len; _key++) {
      args[_key] = arguments[_key];
    }
    _this2 = _callSuper(this, Archive, [].concat(args));
    (0, _defineProperty2.default)(_this2, "bucket", 'archive');
    return _this2;
  }
  (0, _inherits2.default)(Archive, _Store2);
  return (0, _createClass2.default)(Archive, [{
    key: "send",
    value: function send(command) {
      console.log('archive');
      return _superPropGet(Archive, "send", this, 3)([command]);
    }
  }, {
    key: "put",
    value: function () {
      var _put = (0, _asyncToGenerator2.default)(/*#__PURE__*/_regenerator.default.mark(function _callee2(Key) {
        var _len2,
          _ref,
          _key2,
          Body,
          _ref$,
          _ref$2,
          _ref$2$ContentType,
          ContentType,
          others,
          _args2 = arguments;
        return _regenerator.default.wrap(function (_context2) {
          while (1) switch (_context2.prev = _context2.next) {
            case 0:
              for (_len2 = _args2.length, _ref = new Array(_len2 > 1 ? _len2 - 1 : 0), _key2 = 1; _key2 < _len2; _key2++) {
                _ref[_key2 - 1] = _args2[_key2];
              }
              Body = _ref[0], _ref$ = _ref[1], _ref$2 = _ref$ === void 0 ? {} : _ref$, _ref$2$ContentType = _ref$2.ContentType, ContentType = _ref$2$ContentType === void 0 ? 'text/plain' : _ref$2$ContentType, others = (0, _objectWithoutProperties2.default)(_ref$2, _excluded);
              return _context2.abrupt("return", this.client.send(new _clientS.PutObjectCommand(_objectSpread({
                Bucket: this.bucket,
                Key: "kept/".concat(Key),
                Body: Body,
                ContentType: ContentType
              }, others))));
            case 1:
            case "end":
              return _context2.stop();
          }
        }, _callee2, this);
      }));
      function put(_x) {
        return _put.apply(this, arguments);
      }
      return put;
    }()
  }]);
}(Store);
var handler = exports.handler = /*#__PURE__*/function () {
  var _ref2 = (0, _asyncToGenerator2.default)(/*#__PURE__*/_regenerator.default.mark(function _callee3(event) {
    var _iteratorAbruptCompletion, _didIteratorError, _iteratorError, _iterator, _step, Key, name, kind, _t2;
    return _regenerator.default.wrap(function (_context3) {
      while (1) switch (_context3.prev = _context3.next) {
        case 0:
          _iteratorAbruptCompletion = false;
          _didIteratorError = false;
          _context3.prev = 1;
          _iterator = _asyncIterator(Store.get().keys('new/'));
        case 2:
          _context3.next = 3;
          return _iterator.next();
        case 3:
          if (!(_iteratorAbruptCompletion = !(_step = _context3.sent).done)) {
            _context3.next = 6;
            break;
          }
          Key = _step.value;
          name = 'one', kind = 'two';
          _context3.next = 4;
          return new Archive().put(name, event.body, {
            ContentType: kind
          });
        case 4:
          _context3.next = 5;
          return new Archive().send(new _clientS.GetObjectCommand({
            Bucket: 'photos',
            Key: Key
          }));
        case 5:
          _iteratorAbruptCompletion = false;
          _context3.next = 2;
          break;
        case 6:
          _context3.next = 8;
          break;
        case 7:
          _context3.prev = 7;
          _t2 = _context3["catch"](1);
          _didIteratorError = true;
          _iteratorError = _t2;
        case 8:
          _context3.prev = 8;
          _context3.prev = 9;
          if (!(_iteratorAbruptCompletion && _iterator.return != null)) {
            _context3.next = 10;
            break;
          }
          _context3.next = 10;
          return _iterator.return();
        case 10:
          _context3.prev = 10;
          if (!_didIteratorError) {
            _context3.next = 11;
            break;
          }
          throw _iteratorError;
        case 11:
          return _context3.finish(10);
        case 12:
          return _context3.finish(8);
        case 13:
        case "end":
          return _context3.stop();
      }
    }, _callee3, null, [[1, 7, 8, 13], [9,, 10, 12]]);
  }));
  return function handler(_x2) {
    return _ref2.apply(this, arguments);
  };
}();