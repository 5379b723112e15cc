"""Answers what the original does: a line ``[kind, input]`` in, a line with the outcome out.

The kinds and the way values are written are those of the vectors, so that what reads vectors can
replay a case made by a generator. A line ``["version"]`` is answered with the version of Werkzeug.
"""
import base64
import datetime
import hashlib
import io
import json
import sys
import time
import urllib.parse
import warnings
from importlib.metadata import version

import werkzeug.datastructures as ds
import werkzeug.exceptions as ex
import werkzeug.formparser as fp
import werkzeug.http as h
import werkzeug.security as sec
import werkzeug.urls as urls
import werkzeug.utils as utils
import werkzeug.wsgi as wsgi
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BuildError, Map, RequestRedirect, Rule
from werkzeug.wrappers import Request, Response

NOW = 1700000000
time.time = lambda: float(NOW)


class StillMeta(type):
    def __instancecheck__(cls, other):
        return isinstance(other, datetime.datetime.__base__) and hasattr(other, "hour")


class StillClock(datetime.datetime, metaclass=StillMeta):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(NOW, tz)

    @classmethod
    def utcnow(cls):
        return datetime.datetime.fromtimestamp(NOW, datetime.timezone.utc).replace(tzinfo=None)


h.datetime = StillClock
utils.time = time.time
for module in ("werkzeug.sansio.response", "werkzeug.sansio.request"):
    if hasattr(sys.modules.get(module), "datetime"):
        sys.modules[module].datetime = StillClock


# ---------------------------------------------------------------------------------------- values
def read(x):
    if isinstance(x, list):
        return [read(i) for i in x]
    if not isinstance(x, dict):
        return x
    if len(x) == 1:
        (key, value), = x.items()
        if key == "$bytes":
            return base64.b64decode(value)
        if key == "$tuple":
            return tuple(read(i) for i in value)
        if key == "$int":
            return int(value)
        if key == "$float":
            return float(value)
        if key == "$datetime":
            return datetime.datetime.fromisoformat(value)
        if key == "$timedelta":
            return datetime.timedelta(seconds=value)
        if key == "$uuid":
            import uuid
            return uuid.UUID(value)
        if key == "$multi":
            return ds.MultiDict([(read(a), read(b)) for a, b in value])
    return {k: read(v) for k, v in x.items()}


def write(x):
    if x is None or isinstance(x, bool):
        return x
    if isinstance(x, int):
        return x if -(2**63) <= x < 2**63 else {"$int": str(x)}
    if isinstance(x, float):
        return {"$float": str(x)} if x != x or x in (float("inf"), float("-inf")) else x
    if isinstance(x, str):
        x.encode("utf-8")
        return str(x)
    if isinstance(x, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(bytes(x)).decode()}
    if isinstance(x, ds.Headers):
        return {"$multi": [[a, b] for a, b in x]}
    if isinstance(x, ds.MultiDict):
        return {"$multi": [[write(a), write(b)] for a, b in x.items(multi=True)]}
    if isinstance(x, list):
        return [write(i) for i in x]
    if isinstance(x, tuple):
        return {"$tuple": [write(i) for i in x]}
    if isinstance(x, (set, frozenset)):
        return {"$set": sorted(write(i) for i in x)}
    if isinstance(x, dict):
        return {str(k): write(v) for k, v in x.items()}
    if isinstance(x, datetime.datetime):
        return {"$datetime": x.isoformat()}
    if isinstance(x, datetime.timedelta):
        s = x.total_seconds()
        return {"$timedelta": int(s) if s == int(s) else s}
    if type(x).__name__ == "UUID":
        return {"$uuid": str(x)}
    raise NotImplementedError(type(x).__name__)


def failure(e):
    out = {"error": type(e).__name__, "message": str(e)}
    if isinstance(e, ex.HTTPException):
        out["code"] = e.code
        out["message"] = e.description if e.description is not None else ""
        if isinstance(e, ex.MethodNotAllowed):
            out["valid_methods"] = sorted(e.valid_methods or ())
    return out


def text_or_bytes(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return write(data)


def as_bytes(x):
    x = read(x)
    return x.encode("utf-8") if isinstance(x, str) else x


# ------------------------------------------------------------------------------------------ http
PROPERTIES = {
    "RequestCacheControl": "no_cache no_store max_age max_stale min_fresh no_transform only_if_cached stale_if_error",
    "ResponseCacheControl": "no_cache no_store max_age no_transform public private must_revalidate proxy_revalidate s_maxage"
    " immutable must_understand stale_while_revalidate stale_if_error",
}


def show(x):
    if isinstance(x, ds.Accept):
        return [[v, float(q)] for v, q in x]
    if isinstance(x, (ds.RequestCacheControl, ds.ResponseCacheControl)):
        names = PROPERTIES[type(x).__name__].split()
        return {"directives": {k: write(v) for k, v in dict.items(x)},
                "properties": {p: write(getattr(x, p, None)) for p in names}, "header": x.to_header()}
    if isinstance(x, ds.ContentSecurityPolicy):
        return {"directives": dict(x), "header": x.to_header()}
    if isinstance(x, ds.HeaderSet):
        return {"items": list(x), "header": x.to_header()}
    if isinstance(x, ds.IfRange):
        try:
            header = x.to_header()
        except ValueError as e:
            header = failure(e)
        return {"etag": x.etag, "date": write(x.date), "header": header}
    if isinstance(x, ds.Range):
        return {"units": x.units, "ranges": [write(list(r)) for r in x.ranges], "header": x.to_header()}
    if isinstance(x, ds.ContentRange):
        return {"units": x.units, "start": x.start, "stop": x.stop, "length": x.length, "header": x.to_header()}
    if isinstance(x, ds.ETags):
        first = lambda v: (v is not None, v or "")  # noqa: E731
        strong, weak = set(x.as_set()), set(x.as_set(include_weak=True))
        return {"strong": sorted(strong, key=first), "weak": sorted(weak - strong, key=first), "star": x.star_tag}
    if isinstance(x, (ds.Authorization, ds.WWWAuthenticate)):
        return {"type": x.type, "parameters": write(dict(x.parameters)), "token": x.token, "header": x.to_header()}
    if isinstance(x, Response):
        return {"status": x.status, "headers": [[a, b] for a, b in x.headers], "body": text_or_bytes(x.get_data())}
    return write(x)


def run_ops(target, ops):
    results = []
    for name, args, *rest in ops:
        kwargs = rest[0] if rest else {}
        try:
            if name == "getitem":
                r = target[args[0]]
            elif name == "setitem":
                target[args[0]] = tuple(args[1]) if isinstance(args[0], int) else args[1]
                r = None
            elif name == "delitem":
                del target[args[0]]
                r = None
            elif name == "contains":
                r = args[0] in target
            elif name == "len":
                r = len(target)
            elif name == "str":
                r = str(target)
            elif name in ("items", "lists", "to_wsgi_list"):
                r = [list(p) for p in getattr(target, name)(**kwargs)]
            elif name in ("keys", "values"):
                r = list(getattr(target, name)())
            else:
                r = getattr(target, name)(*args, **kwargs)
                if r is target or callable(r):
                    r = None
                r = list(r) if isinstance(r, tuple) else r
            results.append({"value": write(r)})
        except Exception as e:
            results.append(failure(e))
    return {"results": results, "final": write(target)["$multi"]}


def header_set_ops(header, ops):
    s = h.parse_set_header(header)
    results = []
    for name, args in ops:
        try:
            if name == "contains":
                r = args[0] in s
            elif name == "len":
                r = len(s)
            elif name == "getitem":
                r = s[args[0]]
            elif name == "as_set":
                r = sorted(s.as_set(*args))
            else:
                r = getattr(s, name)(*args)
            results.append({"value": write(r)})
        except Exception as e:
            results.append(failure(e))
    return {"results": results, **show(s)}


def setting(target, changes):
    for name, value in changes:
        setattr(target, name, value)
    return target


def accept(header, cls="Accept"):
    return h.parse_accept_header(header, getattr(ds, cls))


def cache(header, cls="RequestCacheControl"):
    return h.parse_cache_control_header(header, None, getattr(ds, cls))


def dump_cookie(*args, **kwargs):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        out = h.dump_cookie(*args, **kwargs)
    return {"header": out, "warned": True} if seen else out


def changed(fn):
    def call(headers, **kw):
        headers = [tuple(i) for i in headers]
        fn(headers, **kw)
        return [list(i) for i in headers]

    return call


def http_exception(code, description=None, **kw):
    e = ex.default_exceptions[code](description=description, **kw)
    r = e.get_response({"REQUEST_METHOD": "GET", "wsgi.url_scheme": "http"})
    return {**show(r), "name": e.name, "str": str(e)}


def initial(x):
    return [tuple(i) for i in x] if isinstance(x, list) else x


FUNCTIONS = {
    "parse_accept_header": accept,
    "Accept.best_match": lambda header, matches, cls="Accept", default=None: accept(header, cls).best_match(matches, default),
    "Accept.quality": lambda header, key, cls="Accept": float(accept(header, cls).quality(key)),
    "Accept.contains": lambda header, key, cls="Accept": key in accept(header, cls),
    "Accept.find": lambda header, key, cls="Accept": accept(header, cls).find(key),
    "Accept.best": lambda header, cls="Accept": accept(header, cls).best,
    "Accept.to_header": lambda header, cls="Accept": accept(header, cls).to_header(),
    "parse_cache_control_header": cache,
    "CacheControl.set": lambda header, changes, cls="ResponseCacheControl": setting(cache(header, cls), changes),
    "ContentSecurityPolicy.set": lambda header, changes: setting(h.parse_csp_header(header), changes),
    "HeaderSet.ops": header_set_ops,
    "Range.to_header": lambda units, ranges: ds.Range(units, [tuple(r) for r in ranges]).to_header(),
    "Range.range_for_length": lambda header, n: h.parse_range_header(header).range_for_length(n),
    "Range.make_content_range": lambda header, n: h.parse_range_header(header).make_content_range(n),
    "Range.to_content_range_header": lambda header, n: h.parse_range_header(header).to_content_range_header(n),
    "ContentRange": ds.ContentRange,
    "ETags.contains": lambda header, tag: h.parse_etags(header).contains(tag),
    "ETags.contains_weak": lambda header, tag: h.parse_etags(header).contains_weak(tag),
    "ETags.contains_raw": lambda header, tag: h.parse_etags(header).contains_raw(tag),
    "ETags.is_strong": lambda header, tag: h.parse_etags(header).is_strong(tag),
    "ETags.is_weak": lambda header, tag: h.parse_etags(header).is_weak(tag),
    "dump_cookie": dump_cookie,
    "remove_entity_headers": changed(h.remove_entity_headers),
    "remove_hop_by_hop_headers": changed(h.remove_hop_by_hop_headers),
    "Authorization.from_header": lambda header: ds.Authorization.from_header(header),
    "Authorization.to_header": lambda type, data=None, token=None: ds.Authorization(type, data, token).to_header(),
    "WWWAuthenticate.from_header": lambda header: ds.WWWAuthenticate.from_header(header),
    "WWWAuthenticate.to_header": lambda type, values=None, token=None: ds.WWWAuthenticate(type, values, token).to_header(),
    "Headers.ops": lambda start, ops: run_ops(ds.Headers(initial(start)), ops),
    "MultiDict.ops": lambda start, ops: run_ops(ds.MultiDict(initial(start)), ops),
    "http_exception": http_exception,
    "secure_filename": utils.secure_filename, "safe_join": sec.safe_join, "get_content_type": utils.get_content_type,
    "redirect": utils.redirect, "append_slash_redirect": utils.append_slash_redirect, "check_password_hash": sec.check_password_hash,
    "iri_to_uri": urls.iri_to_uri, "uri_to_iri": urls.uri_to_iri,
    "get_host": wsgi.get_host, "host_is_trusted": wsgi.host_is_trusted, "get_current_url": wsgi.get_current_url,
    "get_path_info": getattr(wsgi, "get_path_info", None), "get_content_length": wsgi.get_content_length,
}
for name in (
    "parse_options_header dump_options_header parse_list_header parse_dict_header dump_header parse_csp_header parse_set_header"
    " parse_if_range_header parse_range_header parse_content_range_header quote_etag unquote_etag parse_etags generate_etag parse_date"
    " http_date parse_age dump_age is_resource_modified parse_cookie quote_header_value unquote_header_value is_hop_by_hop_header"
    " is_entity_header is_byte_range_valid"
).split():
    FUNCTIONS[name] = getattr(h, name)


def run_http(v):
    try:
        return {"value": show(FUNCTIONS[v["fn"]](*[read(a) for a in v["args"]], **{k: read(a) for k, a in v.get("kwargs", {}).items()}))}
    except Exception as e:
        return failure(e)


# --------------------------------------------------------------------------------------- routing
def run_routing(v):
    try:
        rules = [Rule(r["string"], **{k: read(x) for k, x in r.items() if k != "string"}) for r in v["rules"]]
        m = Map(rules, **{k: read(x) for k, x in v.get("map", {}).items()})
        m.update()
    except Exception as e:
        return {**failure(e), "at": "map"}
    try:
        bind = {k: read(x) for k, x in v["bind"].items()}
        adapter = m.bind_to_environ(full_environ(bind.pop("environ")), **bind) if "environ" in bind else m.bind(**bind)
    except Exception as e:
        return {**failure(e), "at": "bind"}
    args = {k: read(x) for k, x in v.get("args", {}).items()}
    try:
        if v["op"] == "match":
            endpoint, values = adapter.match(**args)
            return {"value": [write(endpoint), write(dict(values))]}
        value = getattr(adapter, v["op"])(**args)
        return {"value": sorted(value) if v["op"] == "allowed_methods" else write(value)}
    except RequestRedirect as e:
        return {"redirect": e.new_url, "code": e.code}
    except BuildError as e:
        return {"error": "BuildError", "message": str(e), "suggested": write(e.suggested.endpoint) if e.suggested is not None else None}
    except Exception as e:
        return failure(e)


# ------------------------------------------------------------------------------------- multipart
def file_out(f):
    data = f.read()
    out = {"name": f.name, "filename": f.filename, "content_type": f.content_type, "headers": [[a, b] for a, b in f.headers],
           "length": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    if len(data) <= 2048:
        out["content"] = write(data)
    return out


def run_multipart(v):
    body = as_bytes(v["body"])
    if "repeat" in v:
        body = body.replace(b"@@@", v["repeat"]["text"].encode() * v["repeat"]["times"])
    limits = v.get("limits", {})
    length = v.get("content_length", len(body))
    environ = {"wsgi.input": io.BytesIO(body), "CONTENT_TYPE": v["content_type"], "REQUEST_METHOD": "POST"}
    if length is not None:
        environ["CONTENT_LENGTH"] = str(length)
    if v.get("input_terminated"):
        environ["wsgi.input_terminated"] = True
    try:
        if "buffer_size" in v:
            boundary = h.parse_options_header(v["content_type"])[1]["boundary"].encode("ascii")
            parser = fp.MultiPartParser(buffer_size=v["buffer_size"], **limits)
            form, files = parser.parse(environ["wsgi.input"], boundary, length)
        else:
            _, form, files = fp.FormDataParser(silent=False, **limits).parse_from_environ(environ)
        return {"value": {"form": [[write(a), write(b)] for a, b in form.items(multi=True)],
                          "files": [[a, file_out(f)] for a, f in files.items(multi=True)]}}
    except Exception as e:
        return failure(e)


# ------------------------------------------------------------------- proxy_fix, request, response
def full_environ(given, defaults=True):
    environ = dict(given)
    if defaults:
        for key, value in (("REQUEST_METHOD", "GET"), ("SCRIPT_NAME", ""), ("PATH_INFO", "/"), ("QUERY_STRING", ""),
                           ("SERVER_NAME", "localhost"), ("SERVER_PORT", "80"), ("wsgi.url_scheme", "http")):
            environ.setdefault(key, value)
    return environ


def run_proxy_fix(v):
    seen = {}

    def app(environ, start_response):
        for key in "REMOTE_ADDR HTTP_HOST SERVER_NAME SERVER_PORT SCRIPT_NAME PATH_INFO wsgi.url_scheme".split():
            seen[key] = environ.get(key)
        try:
            seen["url"] = wsgi.get_current_url(environ)
        except Exception as e:
            seen["url"] = {"error": type(e).__name__}
        return []

    try:
        ProxyFix(app, **v.get("settings", {}))(dict(v["environ"]), lambda *a: None)
    except Exception as e:
        return failure(e)
    return {"value": write(seen)}


def request_attribute(request, name):
    if isinstance(name, list):
        return write(getattr(getattr(request, name[0]), name[1])(*read(name[2])))
    x = getattr(request, name)
    if name == "files":
        return [[a, file_out(f)] for a, f in x.items(multi=True)]
    if name == "headers":
        return [[a, b] for a, b in x]
    if name == "access_route":
        return list(x)
    if name == "user_agent":
        return x.string
    return show(x)


def run_request(v):
    environ = full_environ(v["environ"])
    body = as_bytes(v.get("body", ""))
    environ["wsgi.input"] = io.BytesIO(body)
    if body:
        environ.setdefault("CONTENT_LENGTH", str(len(body)))
    request = Request(environ)
    for key, value in v.get("settings", {}).items():
        setattr(request, key, read(value))
    out = {}
    for name in v["read"]:
        label = name if isinstance(name, str) else f"{name[0]}.{name[1]}({json.dumps(name[2])})"
        try:
            out[label] = {"value": request_attribute(request, name)}
        except Exception as e:
            out[label] = failure(e)
    return {"value": out}


def make_body(b):
    if isinstance(b, dict) and "stream" in b:
        return (i for i in [read(x) for x in b["stream"]])
    if isinstance(b, dict) and "file" in b:
        return wsgi.wrap_file({}, io.BytesIO(as_bytes(b["file"])), b.get("buffer_size", 8192))
    return read(b)


def apply(r, op, environ):
    name, args, kwargs = op[0], [read(a) for a in op[1]] if len(op) > 1 else [], read(op[2]) if len(op) > 2 else {}
    if name == "set":
        setattr(r, args[0], args[1])
    elif name == "header":
        r.headers[args[0]] = args[1]
    elif name == "add_header":
        r.headers.add(*args, **kwargs)
    elif name == "remove_header":
        r.headers.remove(*args)
    elif name == "make_conditional":
        r.make_conditional(environ, *args, **kwargs)
    elif name == "cache_control":
        setattr(r.cache_control, args[0], args[1])
    elif name == "content_range":
        r.content_range.set(*args, **kwargs)
    elif name == "vary_add":
        r.vary.add(args[0])
    elif name == "www_authenticate":
        r.www_authenticate = ds.WWWAuthenticate.from_header(args[0])
    elif name == "csp":
        setattr(r.content_security_policy, args[0], args[1])
    elif name == "stream_write":
        for a in args:
            r.stream.write(a)
    else:
        getattr(r, name)(*args, **kwargs)


def run_response(v):
    environ = full_environ(v.get("environ", {}))
    try:
        if "redirect" in v:
            r = utils.redirect(*read(v["redirect"]["args"]), **read(v["redirect"].get("kwargs", {})))
        else:
            spec = v["response"]
            kw = {k: spec[k] for k in ("status", "mimetype", "content_type", "direct_passthrough") if k in spec}
            if "headers" in spec:
                kw["headers"] = initial(spec["headers"])
            r = Response(make_body(spec["body"]), **kw) if "body" in spec else Response(**kw)
        for op in v.get("ops", []):
            apply(r, op, environ)
        attributes = {}
        for a in v.get("read", []):
            x = getattr(r, a)
            attributes[a] = show(x)
        app_iter, status, headers = r.get_wsgi_response(environ)
        body = b"".join(app_iter)
        if hasattr(app_iter, "close"):
            app_iter.close()
        out = {"status": status, "headers": [[a, b] for a, b in headers], "body": text_or_bytes(body)}
        if attributes:
            out["read"] = attributes
        return {"value": out}
    except Exception as e:
        out = failure(e)
        if isinstance(e, ex.RequestedRangeNotSatisfiable):
            out["content_range"] = dict(e.get_headers()).get("Content-Range")
        return out


RUN = {
    "werkzeug/http": run_http, "werkzeug/routing": run_routing, "werkzeug/multipart": run_multipart,
    "werkzeug/proxy_fix": run_proxy_fix, "werkzeug/request": run_request, "werkzeug/response": run_response,
}

warnings.simplefilter("ignore")
for line in sys.stdin:
    kind, *rest = json.loads(line)
    try:
        out = {"version": version("werkzeug")} if kind == "version" else RUN[kind](rest[0])
        text = json.dumps(out)
    except (NotImplementedError, UnicodeEncodeError) as e:
        text = json.dumps({"skip": str(e)})
    print(text, flush=True)
