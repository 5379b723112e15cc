namespace Jinja.Net.Tests.Differential;

/// <summary>What an expression is meant to give.</summary>
internal enum Sort
{
    Number,
    Text,
    List,
    Dict,
    Truth,
    Any,
}

/// <summary>The words that random templates are made of: variables, filters, tests and methods with arguments that suit them.</summary>
internal static class Vocabulary
{
    /// <summary>The variables of every context, by what they hold; some contexts hold something else.</summary>
    public static IReadOnlyDictionary<Sort, string[]> Variables { get; } = new Dictionary<Sort, string[]>
    {
        [Sort.Number] = ["n", "zero", "neg", "big", "f", "half", "small", "huge", "yes"],
        [Sort.Text] = ["s", "html", "m", "text", "words.0", "numeric", "floaty", "empty", "unicode", "lines", "padded", "links", "quotes", "thing.name", "d.k"],
        [Sort.List] = ["lst", "tup", "words", "nested", "users", "people", "nolist", "mixed", "st", "one", "d.c", "range(4)", "range(1, 9, 3)", "ints.values()"],
        [Sort.Dict] = ["d", "ints", "shadow", "nodict", "deep", "users[0]", "deep.a"],
        [Sort.Truth] = ["yes", "no", "nothing", "missing"],
        [Sort.Any] = ["n", "s", "lst", "d", "tup", "m", "f", "nothing", "yes", "missing", "thing", "when", "day", "delta", "by", "uid", "mixed", "nested", "st", "inf", "nan", "fs", "deep.a.b[0].c", "missing.x", "loop.index", "x", "y", "i"],
    };

    /// <summary>Literals by what they are.</summary>
    public static IReadOnlyDictionary<Sort, string[]> Literals { get; } = new Dictionary<Sort, string[]>
    {
        [Sort.Number] = ["0", "1", "2", "3", "-1", "7", "10", "42", "1_000", "0x1F", "0o17", "0b101", "1.5", "0.1", "2.5", "1e3", "1.25e-3", "-0.0", "3.0", "1234567.891", "99999999999999999999", "true"],
        [Sort.Text] = ["'a'", "\"b\"", "''", "' x '", "'<i>&'", "'Hello World'", "'a,b,,c'", "'\\n'", "'\\u00e9'", "'\\x41\\t'", "'é😀'", "'ab' 'cd'", "'%s'", "'%d-%s'", "'{}'", "'{0}:{1!r}'", "'12'", "'3.5'", "'ß'", "'ǆ'", "'a\\nb\\n\\nc'", "'one two three'", "'name'"],
        [Sort.List] = ["[]", "[1, 2, 3]", "['b', 'A', 'c']", "()", "(1,)", "(1, 'a')", "[[1, 2], [3]]", "[none, true]", "[3, 1, 2, 1]", "['a', 'B', 'a', 'A']", "[{'a': 1}, {'a': 2}]", "[1.5, 2]", "['x']*2"],
        [Sort.Dict] = ["{}", "{'a': 1}", "{'b': 2, 'a': 1}", "{1: 'x', 'k': none}", "{'B': 1, 'a': 3, 'c': 2}", "{'a': {'b': [1, 2]}}", "dict(x=1, y='z')"],
        [Sort.Truth] = ["true", "false", "none", "True", "None", "False"],
        [Sort.Any] = ["none", "true", "1", "'a'", "[1]", "{'a': 1}", "(1, 2)", "1.0", "''", "[]"],
    };

    /// <summary>Filters: what they take, their name with arguments, and what they give. A <c>#</c> stands for a number, <c>$</c> for a text, <c>@</c> for anything, <c>~</c> for a list, <c>?</c> for a truth.</summary>
    public static IReadOnlyList<(Sort From, string Call, Sort To)> Filters { get; } =
    [
        (Sort.Number, "abs", Sort.Number), (Sort.Number, "round", Sort.Number), (Sort.Number, "round(1)", Sort.Number), (Sort.Number, "round(#, 'ceil')", Sort.Number),
        (Sort.Number, "round(method='floor')", Sort.Number), (Sort.Number, "round(-1)", Sort.Number), (Sort.Number, "round(2, 'common')", Sort.Number), (Sort.Number, "int", Sort.Number),
        (Sort.Any, "int(@)", Sort.Number), (Sort.Text, "int(7, 16)", Sort.Number), (Sort.Text, "int(base=8)", Sort.Number), (Sort.Any, "float", Sort.Number), (Sort.Any, "float(@)", Sort.Number),
        (Sort.Number, "filesizeformat", Sort.Text), (Sort.Number, "filesizeformat(true)", Sort.Text), (Sort.Any, "filesizeformat(?)", Sort.Text), (Sort.Any, "string", Sort.Text),
        (Sort.Text, "upper", Sort.Text), (Sort.Text, "lower", Sort.Text), (Sort.Text, "title", Sort.Text), (Sort.Text, "capitalize", Sort.Text), (Sort.Any, "upper", Sort.Text), (Sort.Any, "title", Sort.Text),
        (Sort.Text, "trim", Sort.Text), (Sort.Text, "trim($)", Sort.Text), (Sort.Any, "trim", Sort.Text), (Sort.Text, "center(#)", Sort.Text), (Sort.Text, "center", Sort.Text), (Sort.Any, "center(12)", Sort.Text),
        (Sort.Text, "indent", Sort.Text), (Sort.Text, "indent(2, true)", Sort.Text), (Sort.Text, "indent('> ', ?, ?)", Sort.Text), (Sort.Text, "indent(width=#, blank=?)", Sort.Text), (Sort.Any, "indent", Sort.Text),
        (Sort.Text, "truncate(#)", Sort.Text), (Sort.Text, "truncate(9, ?, $, 0)", Sort.Text), (Sort.Text, "truncate(8, true)", Sort.Text), (Sort.Text, "truncate(length=10, end='…', leeway=#)", Sort.Text), (Sort.Any, "truncate(5)", Sort.Text),
        (Sort.Text, "wordwrap(9)", Sort.Text), (Sort.Text, "wordwrap(#, ?)", Sort.Text), (Sort.Text, "wordwrap(7, false, wrapstring='|')", Sort.Text), (Sort.Text, "wordwrap(6, break_on_hyphens=?)", Sort.Text),
        (Sort.Text, "wordcount", Sort.Number), (Sort.Text, "replace($, $)", Sort.Text), (Sort.Text, "replace('a', @, #)", Sort.Text), (Sort.Any, "replace($, $)", Sort.Text), (Sort.Text, "striptags", Sort.Text), (Sort.Any, "striptags", Sort.Text),
        (Sort.Any, "escape", Sort.Text), (Sort.Any, "e", Sort.Text), (Sort.Any, "forceescape", Sort.Text), (Sort.Any, "safe", Sort.Text), (Sort.Text, "safe", Sort.Text), (Sort.Text, "e", Sort.Text),
        (Sort.Text, "urlencode", Sort.Text), (Sort.Dict, "urlencode", Sort.Text), (Sort.Any, "urlencode", Sort.Text), (Sort.Text, "urlize", Sort.Text), (Sort.Text, "urlize(#)", Sort.Text), (Sort.Text, "urlize(12, true)", Sort.Text),
        (Sort.Text, "urlize(target=$, rel='x')", Sort.Text), (Sort.Text, "urlize(extra_schemes=['ftp:'])", Sort.Text), (Sort.Text, "format(@)", Sort.Text), (Sort.Text, "format(#, @)", Sort.Text), (Sort.Text, "format(a=@)", Sort.Text),
        (Sort.List, "first", Sort.Any), (Sort.List, "last", Sort.Any), (Sort.Text, "first", Sort.Text), (Sort.Text, "last", Sort.Text), (Sort.Any, "first", Sort.Any), (Sort.Dict, "first", Sort.Any),
        (Sort.List, "length", Sort.Number), (Sort.Text, "length", Sort.Number), (Sort.Any, "count", Sort.Number), (Sort.Any, "list", Sort.List), (Sort.Text, "list", Sort.List), (Sort.Dict, "list", Sort.List),
        (Sort.List, "join", Sort.Text), (Sort.List, "join($)", Sort.Text), (Sort.List, "join('|', attribute=$)", Sort.Text), (Sort.List, "join(', ', 'name')", Sort.Text), (Sort.Any, "join(@)", Sort.Text), (Sort.Text, "join($)", Sort.Text),
        (Sort.List, "sort", Sort.List), (Sort.List, "sort(?)", Sort.List), (Sort.List, "sort(case_sensitive=?)", Sort.List), (Sort.List, "sort(attribute='name')", Sort.List), (Sort.List, "sort(attribute='age,name', reverse=?)", Sort.List), (Sort.List, "sort(attribute=0)", Sort.List),
        (Sort.List, "unique|list", Sort.List), (Sort.List, "unique(?)|list", Sort.List), (Sort.List, "unique(attribute='city')|list", Sort.List), (Sort.List, "min", Sort.Any), (Sort.List, "max", Sort.Any), (Sort.List, "min(?)", Sort.Any), (Sort.List, "max(attribute='age')", Sort.Any),
        (Sort.List, "sum", Sort.Number), (Sort.List, "sum(start=#)", Sort.Number), (Sort.List, "sum('age')", Sort.Number), (Sort.List, "sum(attribute='age', start=@)", Sort.Number),
        (Sort.List, "reverse|list", Sort.List), (Sort.Text, "reverse", Sort.Text), (Sort.Any, "reverse", Sort.Any), (Sort.List, "batch(2)|list", Sort.List), (Sort.List, "batch(3, @)|list", Sort.List), (Sort.List, "slice(2)|list", Sort.List), (Sort.List, "slice(3, @)|list", Sort.List), (Sort.Any, "batch(#)|list", Sort.List), (Sort.Any, "slice(#)|list", Sort.List),
        (Sort.Dict, "dictsort", Sort.List), (Sort.Dict, "dictsort(?, 'value')", Sort.List), (Sort.Dict, "dictsort(by='value', reverse=?)", Sort.List), (Sort.Dict, "dictsort(false, 'key', true)", Sort.List), (Sort.Dict, "items|list", Sort.List), (Sort.Any, "items|list", Sort.List),
        (Sort.Dict, "xmlattr", Sort.Text), (Sort.Dict, "xmlattr(?)", Sort.Text), (Sort.Any, "tojson", Sort.Text), (Sort.Any, "tojson(2)", Sort.Text), (Sort.List, "tojson(indent=#)", Sort.Text), (Sort.Dict, "tojson", Sort.Text), (Sort.Text, "tojson", Sort.Text), (Sort.Any, "pprint", Sort.Text), (Sort.List, "pprint", Sort.Text), (Sort.Dict, "pprint", Sort.Text),
        (Sort.Any, "default(@)", Sort.Any), (Sort.Any, "d(@, ?)", Sort.Any), (Sort.Any, "default", Sort.Any), (Sort.Any, "default(boolean=true)", Sort.Any), (Sort.Any, "attr($)", Sort.Any), (Sort.Any, "attr('name')", Sort.Any), (Sort.Dict, "attr('a')", Sort.Any),
        (Sort.List, "map('upper')|list", Sort.List), (Sort.List, "map('int', #)|list", Sort.List), (Sort.List, "map(attribute='name')|list", Sort.List), (Sort.List, "map(attribute='home.city', default=@)|list", Sort.List), (Sort.List, "map('string')|join('-')", Sort.Text), (Sort.List, "map('length')|list", Sort.List), (Sort.List, "map(attribute=0)|list", Sort.List), (Sort.List, "map($)|list", Sort.List), (Sort.List, "map|list", Sort.List), (Sort.List, "map('default', @)|list", Sort.List),
        (Sort.List, "select|list", Sort.List), (Sort.List, "select('odd')|list", Sort.List), (Sort.List, "select('string')|list", Sort.List), (Sort.List, "select('>', #)|list", Sort.List), (Sort.List, "select('in', ~)|list", Sort.List), (Sort.List, "reject('none')|list", Sort.List), (Sort.List, "reject('equalto', @)|list", Sort.List), (Sort.List, "reject|list", Sort.List), (Sort.List, "select($)|list", Sort.List),
        (Sort.List, "selectattr('active')|list", Sort.List), (Sort.List, "selectattr('age', '>', #)|map(attribute='name')|list", Sort.List), (Sort.List, "rejectattr('name', 'in', ~)|list", Sort.List), (Sort.List, "selectattr('home.city', 'defined')|list|length", Sort.Number), (Sort.List, "rejectattr('a')|list", Sort.List), (Sort.List, "selectattr|list", Sort.List),
        (Sort.List, "groupby('city')|list", Sort.List), (Sort.List, "groupby('age', default=#)|map('last')|map('length')|list", Sort.List), (Sort.List, "groupby('name', case_sensitive=?)|map('first')|list", Sort.List), (Sort.List, "groupby(0)|list", Sort.List), (Sort.List, "groupby('home.city')|map(attribute='grouper')|list", Sort.List),
        (Sort.Any, "nofilter", Sort.Any), (Sort.Text, "upper(1)", Sort.Text), (Sort.List, "join(nope=1)", Sort.Text), (Sort.Text, "wordcount()", Sort.Number), (Sort.List, "random|string|length > 0", Sort.Truth),
    ];

    /// <summary>Tests with arguments, in the same way.</summary>
    public static IReadOnlyList<string> Tests { get; } =
    [
        "defined", "undefined", "none", "boolean", "true", "false", "integer", "float", "number", "string", "mapping", "sequence", "iterable", "callable", "escaped", "even", "odd", "lower", "upper",
        "divisibleby #", "divisibleby(#)", "eq @", "equalto(@)", "== @", "ne @", "!= @", "gt #", "greaterthan #", "> @", "ge #", ">= #", "lt #", "lessthan #", "< @", "le @", "in ~", "in(~)", "in @", "filter", "test", "sameas none", "sameas(true)", "nope", "even(1)", "defined(1)",
    ];

    /// <summary>Methods of values.</summary>
    public static IReadOnlyList<(Sort From, string Call, Sort To)> Methods { get; } =
    [
        (Sort.Text, "upper()", Sort.Text), (Sort.Text, "lower()", Sort.Text), (Sort.Text, "title()", Sort.Text), (Sort.Text, "capitalize()", Sort.Text), (Sort.Text, "swapcase()", Sort.Text), (Sort.Text, "casefold()", Sort.Text),
        (Sort.Text, "strip()", Sort.Text), (Sort.Text, "strip($)", Sort.Text), (Sort.Text, "lstrip($)", Sort.Text), (Sort.Text, "rstrip()", Sort.Text), (Sort.Text, "removeprefix($)", Sort.Text), (Sort.Text, "removesuffix($)", Sort.Text),
        (Sort.Text, "split()", Sort.List), (Sort.Text, "split($)", Sort.List), (Sort.Text, "split(',', 1)", Sort.List), (Sort.Text, "split(maxsplit=#)", Sort.List), (Sort.Text, "rsplit(none, 1)", Sort.List), (Sort.Text, "rsplit($, #)", Sort.List), (Sort.Text, "splitlines()", Sort.List), (Sort.Text, "splitlines(?)", Sort.List),
        (Sort.Text, "partition($)", Sort.List), (Sort.Text, "rpartition(' ')", Sort.List), (Sort.Text, "join(~)", Sort.Text), (Sort.Text, "replace($, $)", Sort.Text), (Sort.Text, "replace('a', $, #)", Sort.Text),
        (Sort.Text, "find($)", Sort.Number), (Sort.Text, "find('l', #)", Sort.Number), (Sort.Text, "rfind($)", Sort.Number), (Sort.Text, "index($)", Sort.Number), (Sort.Text, "rindex('o')", Sort.Number), (Sort.Text, "count($)", Sort.Number), (Sort.Text, "count('a', 1, #)", Sort.Number),
        (Sort.Text, "startswith($)", Sort.Truth), (Sort.Text, "endswith(('a', $))", Sort.Truth), (Sort.Text, "startswith($, #)", Sort.Truth), (Sort.Text, "isalpha()", Sort.Truth), (Sort.Text, "isdigit()", Sort.Truth), (Sort.Text, "isalnum()", Sort.Truth), (Sort.Text, "isspace()", Sort.Truth), (Sort.Text, "isupper()", Sort.Truth), (Sort.Text, "islower()", Sort.Truth), (Sort.Text, "istitle()", Sort.Truth), (Sort.Text, "isidentifier()", Sort.Truth), (Sort.Text, "isnumeric()", Sort.Truth), (Sort.Text, "isdecimal()", Sort.Truth), (Sort.Text, "isprintable()", Sort.Truth), (Sort.Text, "isascii()", Sort.Truth),
        (Sort.Text, "center(9)", Sort.Text), (Sort.Text, "center(12, '*')", Sort.Text), (Sort.Text, "ljust(8, $)", Sort.Text), (Sort.Text, "rjust(#)", Sort.Text), (Sort.Text, "zfill(#)", Sort.Text), (Sort.Text, "expandtabs(4)", Sort.Text), (Sort.Text, "encode()", Sort.Any), (Sort.Text, "encode('ascii', 'replace')", Sort.Any), (Sort.Text, "encode('latin-1')", Sort.Any),
        (Sort.Text, "format(@, @)", Sort.Text), (Sort.Text, "format(a=@)", Sort.Text), (Sort.Text, "format_map(d)", Sort.Text), (Sort.Text, "translate({97: 'X'})", Sort.Text), (Sort.Text, "nomethod()", Sort.Any), (Sort.Text, "upper(1)", Sort.Text),
        (Sort.List, "index(@)", Sort.Number), (Sort.List, "count(@)", Sort.Number), (Sort.List, "append(@)", Sort.Any), (Sort.List, "pop()", Sort.Any), (Sort.List, "pop(#)", Sort.Any), (Sort.List, "copy()", Sort.List), (Sort.List, "insert(#, @)", Sort.Any), (Sort.List, "extend(~)", Sort.Any), (Sort.List, "reverse()", Sort.Any), (Sort.List, "sort()", Sort.Any), (Sort.List, "sort(reverse=?)", Sort.Any), (Sort.List, "remove(@)", Sort.Any), (Sort.List, "clear()", Sort.Any),
        (Sort.Dict, "keys()|list", Sort.List), (Sort.Dict, "values()|list", Sort.List), (Sort.Dict, "items()|list", Sort.List), (Sort.Dict, "get($)", Sort.Any), (Sort.Dict, "get('a', @)", Sort.Any), (Sort.Dict, "get(@)", Sort.Any), (Sort.Dict, "pop('a', @)", Sort.Any), (Sort.Dict, "pop($)", Sort.Any), (Sort.Dict, "update(a=@)", Sort.Any), (Sort.Dict, "update({'z': @})", Sort.Any), (Sort.Dict, "setdefault('q', @)", Sort.Any), (Sort.Dict, "copy()", Sort.Dict), (Sort.Dict, "popitem()", Sort.Any), (Sort.Dict, "keys()", Sort.Any), (Sort.Dict, "values()", Sort.Any), (Sort.Dict, "items()", Sort.Any), (Sort.Dict, "fromkeys(~)", Sort.Dict),
        (Sort.Number, "bit_length()", Sort.Number), (Sort.Number, "is_integer()", Sort.Truth), (Sort.Number, "conjugate()", Sort.Number), (Sort.Number, "real", Sort.Number), (Sort.Number, "imag", Sort.Number), (Sort.Number, "numerator", Sort.Number), (Sort.Number, "as_integer_ratio()", Sort.List), (Sort.Number, "hex()", Sort.Text),
    ];

    /// <summary>Other attributes and methods, each of one variable.</summary>
    public static IReadOnlyList<string> Particular { get; } =
    [
        "when.year", "when.strftime('%Y-%m-%d %H:%M:%S %j %a %b')", "when.isoformat()", "when.date()", "when.weekday()", "when.replace(year=2020)", "day.isoformat()", "day.month", "delta.days", "delta.seconds", "delta.total_seconds()", "when + delta", "when - when", "day - delta", "delta * 2",
        "uid.hex", "uid|string", "by.decode('latin-1')", "by.hex()", "by[0]", "by|length", "st.union([9])", "st|list|sort", "st.add(7)", "st.discard(1)", "st.intersection([1, 2])", "st - {1: 1}.keys()", "thing.items", "thing.value + 1", "thing.missing", "thing['name']", "thing.nothing.x", "people[0].home.city", "people|map(attribute='home.city')|join(',')",
        "missing.x.y", "missing[0]", "missing()", "nothing.x", "nothing['y']", "cycler(1, 2, 3).next()", "cycler('a').current", "joiner(', ')()", "namespace(a=1).a", "namespace(a=1)", "range(5)", "range(10, 0, -3)|list", "range(0)", "range(2)[1]", "lipsum(n=1, html=false)|length > 9", "dict(a=1, **d)", "dict([('a', 1)])", "self", "self.nope", "loop", "loop.index0", "loop.cycle('a', 'b')",
        "''.join(words)", "words|map('lower')|unique|list", "users|map(attribute='age')|sum / users|length", "(1, 2)[0]", "[1, 2][5]", "'abc'[-1]", "'abc'[10]", "d['nope']", "d.nope.x", "d.a.b", "lst.0", "lst[-1]", "lst[9]", "users.1.name", "words[1:]|join", "'%s and %s' % (n, s)", "'%(a)s' % d", "'%05.2f|%-6d|%+d|%x' % (f, n, n, n)", "'%r' % s", "'{:>8}|{:<8}|{:^8}'.format(s, n, f)", "'{0:,} {0:x} {0:b} {0:+}'.format(n)", "'{:.3f} {:e} {:g}'.format(f, f, f)", "'{a[0]} {b.name}'.format(a=lst, b=thing)", "'{!r:>10}'.format(s)",
    ];
}
