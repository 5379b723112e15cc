"""Does what cases say with Python's Jinja: a case a line in, its outcome a line out."""

import base64
import datetime
import faulthandler
import json
import os
import math
import re
import resource
import signal
import sys
import uuid
import warnings

import jinja2
import jinja2.meta
import jinja2.nativetypes
import jinja2.sandbox
import markupsafe

FINALIZERS = {"none_to_empty": lambda value: "" if value is None else value, "brackets": lambda value: f"[{value}]"}
OBJECTS = re.compile("<(class|function|module|generator|built-in|bound method|method|slot wrapper|map|filter|zip|enumerate) |( |\\+|%20)at( |\\+|%20)0x[0-9a-f]+|&lt;(class|function|generator)|dict_reverse", re.IGNORECASE)


class Plain:
    __module__ = "builtins"

    def __init__(self, attributes):
        self.__dict__.update(attributes)

    def __repr__(self):
        return "<Plain object>"


class Unwritable(Exception):
    pass


def decode(data):
    if isinstance(data, list):
        return [decode(item) for item in data]
    if not isinstance(data, dict):
        return data
    if len(data) != 1 or not next(iter(data)).startswith("$"):
        return {key: decode(item) for key, item in data.items()}
    ((tag, body),) = data.items()
    return {
        "$tuple": lambda: tuple(map(decode, body)),
        "$set": lambda: set(map(decode, body)),
        "$frozenset": lambda: frozenset(map(decode, body)),
        "$dict": lambda: {decode(k): decode(v) for k, v in body},
        "$bytes": lambda: base64.b64decode(body),
        "$markup": lambda: markupsafe.Markup(body),
        "$float": lambda: float(body),
        "$int": lambda: int(body),
        "$datetime": lambda: datetime.datetime.fromisoformat(body),
        "$date": lambda: datetime.date.fromisoformat(body),
        "$timedelta": lambda: datetime.timedelta(seconds=body),
        "$uuid": lambda: uuid.UUID(body),
        "$undefined": lambda: jinja2.Undefined(name=body),
        "$object": lambda: Plain({k: decode(v) for k, v in body.items()}),
    }[tag]()


def encode(value):
    kind = type(value)
    if isinstance(value, jinja2.Undefined):
        return {"$undefined": encode(value._undefined_name)}
    if value is None or kind in (bool, str):
        return value
    if kind is int:
        return value if -(1 << 63) <= value < 1 << 63 else {"$int": str(value)}
    if kind is float:
        return value if math.isfinite(value) else {"$float": str(value)}
    if kind in (list, range, type({}.keys()), type({}.values()), type({}.items())):
        return [encode(item) for item in value]
    if kind is tuple or kind.__name__ == "_GroupTuple":
        return {"$tuple": [encode(item) for item in value]}
    if kind in (set, frozenset):
        return {"$" + kind.__name__: [encode(item) for item in value]}
    if isinstance(value, dict):
        if all(type(key) is str for key in value) and not (len(value) == 1 and next(iter(value)).startswith("$")):
            return {key: encode(item) for key, item in value.items()}
        return {"$dict": [[encode(k), encode(v)] for k, v in value.items()]}
    if kind is bytes:
        return {"$bytes": base64.b64encode(value).decode()}
    if kind is markupsafe.Markup:
        return {"$markup": str.__str__(value)}
    if kind in (datetime.datetime, datetime.date):
        return {"$" + kind.__name__: value.isoformat()}
    if kind is datetime.timedelta:
        return {"$timedelta": value.total_seconds()}
    if kind is uuid.UUID:
        return {"$uuid": str(value)}
    if kind is Plain:
        return {"$object": {name: encode(item) for name, item in vars(value).items()}}
    raise Unwritable(kind.__name__)


def install(env, i18n):
    messages = i18n.get("messages", {})
    contexts = {(c, m): text for c, m, text in i18n.get("contexts", [])}

    def plural(singular, several, number):
        text = singular if number == 1 else several
        return messages.get(text, text)

    def in_context(context, text):
        return contexts.get((context, text), messages.get(text, text))

    env.install_gettext_callables(
        lambda text: messages.get(text, text), plural, newstyle=i18n["newstyle"],
        pgettext=in_context, npgettext=lambda c, s, p, n: in_context(c, s if n == 1 else p))


def environment(case):
    options = dict(case["env"])
    cls = {"sandbox": jinja2.sandbox.SandboxedEnvironment, "immutable": jinja2.sandbox.ImmutableSandboxedEnvironment}.get(options.pop("sandboxed", None), jinja2.Environment)
    if options.pop("native", False):
        cls = jinja2.nativetypes.NativeEnvironment
    i18n = options.pop("i18n", None)
    policies, own = options.pop("policies", {}), options.pop("globals", {})
    if "undefined" in options:
        options["undefined"] = getattr(jinja2, options["undefined"])
    if "finalize" in options:
        options["finalize"] = FINALIZERS[options["finalize"]]
    if isinstance(options.get("autoescape"), dict):
        options["autoescape"] = jinja2.select_autoescape(**options["autoescape"]["select"])
    if "templates" in case:
        options["loader"] = jinja2.DictLoader(case["templates"])
    env = cls(**options)
    env.policies.update({name: decode(value) for name, value in policies.items()})
    env.globals.update({name: decode(value) for name, value in own.items()})
    if i18n is not None:
        install(env, i18n)
    return env


def perform(case):
    env, kind = environment(case), case["kind"]
    context = {k: decode(v) for k, v in case.get("context", {}).items()}
    if kind == "lex":
        return [list(piece) for piece in env.lex(case["source"], case.get("name"))]
    if kind == "syntax_error":
        if case["expression"]:
            env.compile_expression(case["source"])
        else:
            env.compile(case["source"], case.get("name"))
        return "compiled"
    if kind == "expression":
        return env.compile_expression(case["source"], undefined_to_none=case["undefined_to_none"])(context)
    if kind == "meta":
        tree = env.parse(case["source"])
        return {"undeclared": sorted(jinja2.meta.find_undeclared_variables(tree)), "referenced": list(jinja2.meta.find_referenced_templates(tree))}
    own = {name: decode(value) for name, value in case.get("globals", {}).items()} or None
    return (env.get_template(case["name"], globals=own) if "name" in case else env.from_string(case["source"], globals=own)).render(context)


def describe(error):
    lineno = name = None
    if isinstance(error, jinja2.TemplateSyntaxError):
        lineno, name = error.lineno, error.name
    else:
        frame = error.__traceback__
        while frame is not None:
            template = frame.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                lineno, name = template.get_corresponding_lineno(frame.tb_lineno), template.name
            frame = frame.tb_next
    message = str(error.message) if isinstance(error, jinja2.TemplateError) and error.message is not None else str(error)
    return {"error": type(error).__name__, "message": message, "lineno": lineno, "name": name}


def outcome(case):
    try:
        value = encode(perform(case))
        return {"skip": "prints an object of Python's"} if OBJECTS.search(json.dumps(value)) else {"value": value}
    except Unwritable as why:
        return {"skip": f"gives a {why}"}
    except (RecursionError, MemoryError, TimeoutError) as error:
        return {"skip": type(error).__name__}
    except Exception as error:
        told = describe(error)
        return {"skip": "an object in the message"} if OBJECTS.search(told["message"]) else told


def reraise(env, source=None):
    raise  # keeps the frames of the compiled templates


def give_up(signum, frame):
    raise TimeoutError


def main():
    jinja2.Environment.handle_exception = reraise
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
    signal.signal(signal.SIGALRM, give_up)
    nothing = open(os.devnull, "w")
    for line in sys.stdin:
        signal.alarm(2)
        faulthandler.dump_traceback_later(5, exit=True, file=nothing)  # no signal ends one long operation
        try:
            told = json.dumps(outcome(json.loads(line)))
        except Exception as error:
            told = json.dumps({"skip": f"oracle: {error}"})
        signal.alarm(0)
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(told + "\n")
        sys.stdout.flush()


main()
