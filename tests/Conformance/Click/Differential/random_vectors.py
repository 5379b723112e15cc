"""Makes random command trees and command lines, runs them through the Click that is installed, and
prints what came of them as vectors of the kind "facts": the exit code and each call with its values.
Texts are left out, they change from release to release. Where the Click is an old one, 8.1, so are the few things that changed since:
help for want of arguments is exit code 2, empty text is a boolean, a text in a map of defaults is divided. The replayer then compares Click.Net:

    python3 random_vectors.py COUNT SEED > vectors.jsonl

With "texts" as a third word what was printed is recorded, too (kind "texts"), which is meant for a Click as new as the one that is mirrored.
"""

import hashlib
import json
import os
import random
import sys
import tempfile

from importlib.metadata import version

import click
from click.testing import CliRunner

VERSION = version("click")
IS_OLD = VERSION.startswith("8.1")
WITH_TEXTS = "texts" in sys.argv[3:]

WORDS = ["a", "b", "x y", "1", "2", "-1", "3.5", "yes", "no", "red", "RED", "gre", "--", "-", "=", "é", "10", "0x10", "1_0", "nan", "a=b", "--=", "---x"]
LONGS = ["alpha", "beta", "gamma", "delta", "alphabet", "al-pha", "dry_run"]
SHORTS = "abcxyv"
CHOICES = ["red", "green", "Blue"]


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.names = []

    def maybe(self, share):
        return self.rng.random() < share

    def type(self):
        return self.rng.choice([
            {"name": "string"}, {"name": "string"}, {"name": "int"}, {"name": "float"}, {"name": "bool"}, {"name": "uuid"},
            {"name": "choice", "choices": CHOICES}, {"name": "choice", "choices": CHOICES, "case_sensitive": False},
            {"name": "int_range", "min": 0, "max": 5}, {"name": "int_range", "min": 1, "clamp": True},
            {"name": "float_range", "max": 2.5, "max_open": True}, {"name": "datetime", "formats": ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"]}, {"name": "unprocessed"},
        ])

    def value(self, kind):
        return self.rng.choice({
            "int": [1, 7, "3", "x"], "int_range": [1, 3, "2"], "float": [1.5, "2.5"], "float_range": [1.0, "0.5"], "bool": [True, False, "yes"],
            "choice": ["red", "green"], "datetime": ["2024-01-02"], "uuid": ["12345678123456781234567812345678"],
        }.get(kind["name"], ["v", "w z", ""]))

    def option(self, taken):
        rng = self.rng
        long, short = rng.choice(LONGS), rng.choice(SHORTS)
        if long in taken or short in taken:
            return None
        taken.update([long, short])
        decls = rng.choice([[f"--{long}"], [f"--{long}", f"-{short}"], [f"-{short}"], [f"--{long}", "dest_" + short], [f"-{long}"]])
        out = {"param": "option", "decls": decls, "type": self.type()}
        form = rng.randrange(8)
        if form == 0:
            out.update(decls=[f"--{long}/--no-{long}"], type={"name": "bool"})
            if self.maybe(0.5):
                out["default"] = rng.choice([True, False])
        elif form == 1:
            out.update(is_flag=True, type={"name": "bool"})
        elif form == 2:
            out.update(count=True, type={"name": "int_range", "min": 0})
        elif form == 3:
            out.update(multiple=True)
            if self.maybe(0.3):
                out["default"] = [self.value(out["type"])]
        elif form == 4:
            out.update(nargs=2)
        elif form == 5:
            out.update(type={"name": "tuple", "types": [self.type(), self.type()]}, nargs=2)
            if self.maybe(0.4):
                out["multiple"] = True
        elif form == 6:
            out.update(is_flag=False, flag_value="flag", type={"name": "string"})
        elif self.maybe(0.4):
            out["default"] = self.value(out["type"])
        if "default" not in out and self.maybe(0.1) and form not in (0, 1, 2):
            out["required"] = True
        for key, share in (("hidden", 0.05), ("show_default", 0.2), ("is_eager", 0.1)):
            if self.maybe(share):
                out[key] = True
        if self.maybe(0.15):
            out["envvar"] = rng.choice(["ENV_A", ["ENV_B", "ENV_A"]])
            out["show_envvar"] = True
        if self.maybe(0.5):
            out["help"] = rng.choice(["Helps.", "A long text about what this option does, which has to be broken into lines.", ""])
        if self.maybe(0.05):
            out["expose_value"] = False
        self.names += [name for decl in decls for name in decl.split("/") if name.startswith("-")]
        return out

    def argument(self, at, wildcard):
        out = {"param": "argument", "decls": [f"arg{at}"], "type": self.type(), "required": True}
        form = self.rng.randrange(6)
        if form == 0 and wildcard:
            out.update(nargs=-1, required=self.maybe(0.3))
        elif form == 1:
            out.update(nargs=2)
        elif form == 2:
            out.update(required=False)
        elif form == 3:
            out.update(required=False, default=self.value(out["type"]))
        if self.maybe(0.1):
            out["envvar"] = "ENV_C"
        return out

    def command(self, name, depth):
        rng = self.rng
        taken, params = set(), []
        for _ in range(rng.choice([0, 1, 1, 2, 3, 4])):
            option = self.option(taken)
            if option:
                params.append(option)
        is_group = depth > 0 and self.maybe(0.6)
        if not is_group:
            wild = True
            for at in range(rng.choice([0, 0, 1, 2, 3])):
                argument = self.argument(at, wild)
                wild = wild and argument.get("nargs", 1) != -1
                params.append(argument)
            rng.shuffle(params)
        out = {"kind": "group" if is_group else "command", "name": name}
        if params:
            out["params"] = params
        if self.maybe(0.5):
            out["help"] = rng.choice(["Does it.", "First line.\n\nSecond paragraph that is rather long and goes on and on until it has to be broken.", "\b\nkept\n  lines"])
        for key, share in (("no_args_is_help", 0.05), ("hidden", 0.05), ("deprecated", 0.05)):
            if self.maybe(share):
                out[key] = True
        settings = {}
        for key, share, value in (
            ("allow_extra_args", 0.08, True), ("ignore_unknown_options", 0.08, True), ("allow_interspersed_args", 0.08, False),
            ("auto_envvar_prefix", 0.1, "APP"), ("show_default", 0.1, True), ("token_normalize_func", 0.05, "lower"), ("help_option_names", 0.1, ["-h", "--help"]),
        ):
            if self.maybe(share):
                settings[key] = value
        if self.maybe(0.1):
            settings["default_map"] = {"alpha": 5, "beta": 3, "dest_a": 1, "sub0": {"gamma": 7, "alpha": True}}
        if settings:
            out["context_settings"] = settings
        if is_group:
            self.names += [f"sub{at}" for at in range(3)]
            if self.maybe(0.3):
                out["chain"] = True
            if self.maybe(0.3):
                out["invoke_without_command"] = True
            out["commands"] = {f"sub{at}": self.command(f"sub{at}", 0 if out.get("chain") else depth - 1) for at in range(rng.randrange(1, 4))}
        return out

    def words(self):
        rng = self.rng
        out = []
        for _ in range(rng.choice([0, 1, 2, 3, 4, 6, 8])):
            name = rng.choice(self.names) if self.names else "--alpha"
            form = rng.randrange(12)
            if form < 5:
                out.append(name)
            elif form == 5:
                out.append(name + "=" + rng.choice(WORDS))
            elif form == 6:
                out.append(name[:-1])
            elif form == 7:
                out.append("-" + "".join(rng.choice(SHORTS) for _ in range(rng.randrange(1, 4))))
            elif form == 8 and self.maybe(0.3):
                out.append(rng.choice(["--help", "--nope", "-1"]))
            else:
                out.append(rng.choice(WORDS))
        return out


    def good(self, kind):
        """A word that the type mostly takes."""
        return self.rng.choice({
            "int": ["1", "-3", " 4 ", "1_000"], "int_range": ["0", "3", "5", "9"], "float": ["1.5", "-1e3", "2"], "float_range": ["1", "2.5", "0.1"],
            "bool": ["yes", "0", "TRUE", "off"], "choice": ["red", "green", "Blue", "blue"], "datetime": ["2024-01-02", "2024-01-02T03:04:05"],
            "uuid": ["12345678-1234-5678-1234-567812345678"],
        }.get(kind["name"], ["w", "two words", "-", "x=y"]))

    def goods(self, param):
        kinds = param["type"].get("types") or [param["type"]] * max(param.get("nargs", 1), 1)
        return [self.good(kind) for kind in kinds]

    def use(self, option):
        name = self.rng.choice([one for decl in option["decls"] if decl.startswith("-") for one in decl.split("/")])
        if option.get("is_flag") or option.get("count") or "/" in option["decls"][0]:
            return [name]
        if "flag_value" in option and self.maybe(0.5):
            return [name]
        values = self.goods(option)
        if len(values) == 1 and self.maybe(0.3):
            return [f"{name}={values[0]}"] if name.startswith("--") else [name + values[0]]
        return [name] + values

    def sensible(self, spec):
        """A command line that mostly is right."""
        options, arguments = [], []
        for param in spec.get("params", ()):
            if param["param"] == "option":
                times = self.rng.choice([0, 1, 1, 2] if param.get("multiple") or param.get("count") else [0, 1])
                options += [self.use(param) for _ in range(max(times, 1 if param.get("required") else 0))]
            else:
                times = self.rng.choice([0, 1, 3]) if param.get("nargs") == -1 else 1
                arguments += [self.goods(param) for _ in range(times if param["required"] or self.maybe(0.7) else 0)]
        self.rng.shuffle(options)
        words = [word for group in options for word in group]
        if self.maybe(0.2):
            words.append("--")
        words += [word for group in arguments for word in group]
        if "commands" not in spec:
            return words
        for _ in range(self.rng.choice([1, 2, 3]) if spec.get("chain") else 1):
            if not spec.get("invoke_without_command") or self.maybe(0.8):
                name = self.rng.choice(sorted(spec["commands"]))
                words += [name] + self.sensible(spec["commands"][name])
        return words


def plain_types(kind):
    name = kind["name"]
    simple = {"string": click.STRING, "int": click.INT, "float": click.FLOAT, "bool": click.BOOL, "uuid": click.UUID, "unprocessed": click.UNPROCESSED}
    if name in simple:
        return simple[name]
    rest = {key: value for key, value in kind.items() if key != "name"}
    if name == "tuple":
        return click.Tuple([plain_types(one) for one in kind["types"]])
    return {"choice": click.Choice, "int_range": click.IntRange, "float_range": click.FloatRange, "datetime": click.DateTime}[name](**rest)


def build(spec, callback):
    spec = dict(spec)
    cls = {"command": click.Command, "group": click.Group}[spec.pop("kind")]
    params = []
    for one in spec.pop("params", ()):
        one = dict(one)
        kind = {"option": click.Option, "argument": click.Argument}[one.pop("param")]
        params.append(kind(one.pop("decls"), type=plain_types(one.pop("type")), **one))
    settings = dict(spec.pop("context_settings", {}))
    if settings.get("token_normalize_func"):
        settings["token_normalize_func"] = str.lower
    if "commands" in spec:
        spec["commands"] = {name: build(one, callback) for name, one in spec["commands"].items()}
    return cls(params=params, callback=callback, context_settings=settings, **spec)


def encode(value):
    import datetime
    import uuid

    if isinstance(value, (list, tuple)):
        items = [encode(one) for one in value]
        return {"$tuple": items} if isinstance(value, tuple) else items
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, uuid.UUID):
        return {"$uuid": str(value)}
    if isinstance(value, float) and value != value:
        return {"$float": "nan"}
    return value


def record(spec, args, env):
    invoked = []

    def callback(**params):
        context = click.get_current_context()
        path, at = [], context
        while at is not None:
            path.insert(0, at.info_name)
            at = at.parent
        sources = {p.name: context.get_parameter_source(p.name) for p in context.command.params}
        entry = {
            "path": path,
            "params": {key: encode(value) for key, value in params.items()},
            "sources": {key: value.name for key, value in sources.items() if value is not None},
        }
        # Since 8.2 an argument that takes any number of words and got none has its default.
        for p in context.command.params:
            if IS_OLD and p.nargs == -1 and not params.get(p.name) and entry["sources"].get(p.name) == "COMMANDLINE":
                entry["sources"][p.name] = "DEFAULT"
        if context.args:
            entry["args"] = list(context.args)
        if context.invoked_subcommand is not None:
            entry["invoked_subcommand"] = context.invoked_subcommand
        invoked.append(entry)

    command = build(spec, callback)
    runner = CliRunner(mix_stderr=False) if IS_OLD else CliRunner()
    result = runner.invoke(command, args, env=env, prog_name="prog")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    if IS_OLD and "Usage:" in result.stdout and not any(word.startswith("--help") for word in args):
        raise ValueError("help because nothing was given: since 8.2 that is exit code 2")
    if IS_OLD and "--help" in args and result.exit_code == 2:
        raise ValueError("until 8.1 the help option came after other eager ones")
    facts = {"exit_code": result.exit_code, "invoked": invoked}
    if WITH_TEXTS:
        facts.update(stdout=result.stdout, stderr=result.stderr)
    return {"value": facts}


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    os.chdir(tempfile.mkdtemp())
    rng = random.Random(seed)
    out = []
    while len(out) < count:
        maker = Maker(rng)
        spec = maker.command("prog", 2)
        for _ in range(6):
            args = maker.words() if maker.maybe(0.3) else maker.sensible(spec)
            if WITH_TEXTS and maker.maybe(0.2):
                args.insert(rng.randrange(len(args) + 1), "--help")
            env = {"ENV_A": rng.choice(["", "1", "a b"]), "ENV_C": "red"} if rng.random() < 0.3 else {}
            try:
                facts = record(spec, args, env)
            except Exception as error:  # a tree that Click itself refuses
                continue
            vector = {"args": args, "command": spec, "prog_name": "prog"}
            if env:
                vector["env"] = env
            vector["id"] = hashlib.sha256(json.dumps(vector, sort_keys=True).encode()).hexdigest()[:12]
            vector["expect"] = facts
            out.append(vector)
    print(json.dumps({"ref": "click " + VERSION, "kind": "texts" if WITH_TEXTS else "facts", "count": len(out)}))
    for vector in out:
        print(json.dumps(vector))


main()
