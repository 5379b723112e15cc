namespace Jinja.Net.Tests.Differential;

/// <summary>Writes random templates: every tag, whitespace control, and templates that use each other.</summary>
internal sealed class TemplateGenerator(Chance chance, bool extensions, bool translations, bool lineStatements)
{
    private const int MaxDepth = 3;
    private readonly ExpressionGenerator _expressions = new(chance);
    private int _blocks;
    private int _loops;

    /// <summary>The names that the templates of one loader have.</summary>
    public static IReadOnlyList<string> Names { get; } = ["main.html", "base.html", "mid.html", "part.txt", "macros.html"];

    /// <summary>A template on its own.</summary>
    public string Single() => Body(0);

    /// <summary>Templates that extend, include and import each other.</summary>
    public IReadOnlyDictionary<string, string> Family() => new Dictionary<string, string>
    {
        ["base.html"] = Body(1) + Blocks("abc") + Body(2),
        ["mid.html"] = "{% extends 'base.html' %}" + Blocks("ab") + Maybe(Body(2)),
        ["part.txt"] = Body(1),
        ["macros.html"] = "{% macro hello(x, y='d') %}" + Body(2) + "{{ x }}{{ y }}{% endmacro %}{% set v = " + _expressions.Any(2) + " %}{% macro _private() %}p{% endmacro %}" + Maybe(Body(2)) + Maybe("{% macro wrap() %}<{{ caller(" + Maybe("1") + ") }}>{% endmacro %}"),
        ["main.html"] = Maybe(chance.Pick("{% extends 'base.html' %}", "{% extends 'mid.html' %}", "{% extends missing %}", "{% if yes %}{% extends 'mid.html' %}{% endif %}", "{% extends 'nope.html' %}")) + Body(0) + Uses() + Blocks("abcd"),
    };

    private string Uses() => chance.Some(0, 3, Text(), () => chance.Go(
        () => "{% include " + chance.Pick("'part.txt'", "'nope.html'", "['nope.html', 'part.txt']", "missing", "'part' ~ '.txt'", "['x', 'y']", "'macros.html'") + chance.Pick("", "", " ignore missing") + chance.Pick("", "", " with context", " without context") + " %}",
        () => "{% import 'macros.html' as lib" + Context() + " %}{{ lib." + chance.Pick("hello(1)", "hello('a', y=n)", "v", "_private()", "nope", "nope()", "hello()", "wrap()") + " }}" + Maybe("{{ lib }}"),
        () => "{% from 'macros.html' import hello as hi, v" + chance.Pick("", ", wrap", ", nope") + Context() + " %}{{ hi(" + chance.Pick("", "s", "1, 2", "1, 2, 3", "x=n", "z=1", "*lst", "**d") + ") }}{{ v }}",
        () => "{% from 'macros.html' import wrap %}{% call" + Maybe("(q)") + " wrap() %}" + Body(2) + "{% endcall %}"));

    private string Context() => chance.Pick("", "", " with context", " without context");

    private string Blocks(string names) => string.Concat(names.Where(_ => !chance.OneIn(3)).Select(name =>
        "{% block " + name + chance.Pick("", "", " scoped", " required") + " %}" + (chance.OneIn(6) ? "" : Maybe("{{ super() }}") + Body(2) + Maybe("{{ self." + chance.Pick("a", "b", "nope") + "() }}")) + "{% endblock " + Maybe(name.ToString()) + " %}"));

    private string Body(int depth) => chance.Some(1, 3, "", () => Statement(depth));

    private string Statement(int depth)
    {
        if (depth > MaxDepth || chance.Below(10) < 5)
            return chance.OneIn(3) ? Text() : Output();
        return chance.Below(20) switch
        {
            0 or 1 or 2 => Loop(depth),
            3 or 4 => Tag("if " + Truth()) + Body(depth + 1) + Maybe(Tag("elif " + Truth()) + Body(depth + 1)) + Maybe(Tag("else") + Body(depth + 1)) + Tag("endif"),
            5 => Tag("set " + chance.Pick("x", "y", "x, y", "(x, y)", "n", "ns.a", "s") + " = " + Any()),
            6 => Tag("set " + chance.Pick("x", "y", "s") + Maybe(" | " + _expressions.Filter(Sort.Text, 2))) + Body(depth + 1) + Tag("endset"),
            7 => Macro(depth),
            8 => Tag("with " + chance.Pick("", "x = " + Any(), "x = 1, y = x", "x, y = (1, 2)", "n = n + 1")) + Body(depth + 1) + Tag("endwith"),
            9 => Tag("filter " + _expressions.Filter(Sort.Text, 2)) + Body(depth + 1) + Tag("endfilter"),
            10 => Tag("autoescape " + chance.Pick("true", "false", "yes", "n > 3")) + Body(depth + 1) + Tag("endautoescape"),
            11 => Tag("set ns = namespace(a=" + Any() + ")") + Tag("for i in " + List()) + Tag("set ns.a = " + chance.Pick("i", "ns.a ~ i", "[ns.a, i]", Any())) + Tag("endfor") + "{{ ns.a }}",
            12 => "{% block b" + _blocks++ + chance.Pick("", " scoped") + " %}" + Body(depth + 1) + "{% endblock %}",
            13 => Open("{%") + " raw " + Close("%}") + chance.Pick("{{ x }}", "{% if %}", " {# c #} ", "plain\n") + Open("{%") + " endraw " + Close("%}"),
            14 when extensions => chance.Pick(Tag("do " + Any()), Tag("do lst.append(n)"), Tag("do d.update(z=1)")),
            15 when translations => Translation(),
            16 => Recursion(),
            17 => Callers(depth),
            18 => "{{ " + _expressions.Formatted() + " }}",
            _ => Open("{#") + chance.Pick(" a comment ", " {{ x }} ", "\n multi\n", "") + Close("#}"),
        };
    }

    private string Loop(int depth)
    {
        if (chance.OneIn(8))
            return Tag("for node in " + chance.Pick("tree", "nested") + " recursive") + "{{ loop.depth }}{{ node.v }}" + Maybe(Text()) + "{% if node.kids %}({{ loop(node.kids) }}){% endif %}" + Tag("endfor");
        string target = chance.Pick("i", "i", "x", "a, b", "i", "(i, (x, y))");
        string inner = extensions && chance.OneIn(4) ? Tag("if " + chance.Pick("i", "loop.index > 1", "loop.first", Truth())) + Tag(chance.Pick("break", "continue")) + Tag("endif") : "";
        return Tag("for " + target + " in " + (target == "i" ? List() : chance.Pick("d.items()", "ints|dictsort", "[(1, 2), (3, 4)]", "nested", List())) + Maybe(" if " + Truth()))
            + Maybe("{{ loop." + LoopMember() + " }}") + Body(depth + 1) + inner + Maybe("{{ i }}") + Maybe(Tag("else") + Body(depth + 1)) + Tag("endfor");
    }

    // A macro that calls itself, or a loop inside of a loop that tells of both.
    private string Recursion() => chance.Go(
        () => Tag("macro down(k)") + "{{ k }}" + Maybe(Output()) + Tag("if k > 0") + "({{ down(k - 1) }})" + Tag("endif") + Tag("endmacro") + "{{ down(" + chance.Pick("0", "2", "zero", "n") + ") }}",
        () => Tag("for a in " + chance.Pick("nested", "[[1], [2, 3]]", "users")) + Tag("set outer = loop") + Tag("for b in a" + Maybe(" if b")) + "{{ outer.index }}{{ loop.index }}{{ loop.depth }}{{ loop.last }}" + Maybe("{{ outer.last }}") + Tag("endfor") + Maybe(Tag("else") + "none") + Tag("endfor"),
        () => Tag("for node in tree" + Maybe(" if node.v > 1") + " recursive") + "{{ loop.index }}/{{ loop.length }}{{ loop.depth0 }}" + Tag("if node.kids") + "<{{ loop(" + chance.Pick("node.kids", "node.kids|reverse", "[]", "tree if node.v > 9 else node.kids") + ")" + Maybe("|upper") + " }}>" + Tag("endif") + Tag("else") + "-" + Tag("endfor"),
        () => Tag("for x in [1, 2, 3]") + Tag("set x = x + 1") + "{{ x }}{{ loop." + chance.Pick("changed(x)", "previtem", "nextitem") + " }}" + Tag("endfor") + "{{ x }}");

    // Call blocks inside of call blocks, and macros that hand their caller on.
    private string Callers(int depth)
    {
        string number = (_loops++).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Tag("macro box" + number + "(t='d')") + "[{{ t }}:{{ caller(" + chance.Pick("", "t", "1, 2", "x=1") + ") }}]" + Tag("endmacro")
            + Tag("macro two" + number + "()") + Tag("call box" + number + "('in')") + "{{ caller() }}" + Tag("endcall") + Tag("endmacro")
            + Tag("call" + chance.Pick("", "(p)", "(p, q=2)", "(*a)", "(x)") + " " + chance.Pick("box", "two") + number + "(" + chance.Pick("", "'t'", "t=n") + ")") + Body(depth + 1) + Maybe("{{ p }}{{ q }}{{ x }}") + Tag("endcall");
    }

    private string LoopMember() => chance.Pick(
        "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem", "cycle('a', 'b')", "cycle()", "changed(i)", "changed(i, x)", "nope", "previtem is defined", "index is even");

    private string Macro(int depth)
    {
        string name = chance.Pick("m", "m", "wrap") + _loops++;
        string body = Body(depth + 1) + Maybe("{{ a }}") + Maybe("{{ varargs }}") + Maybe("{{ kwargs }}") + Maybe("{{ caller() }}") + Maybe("{{ caller(1, 2) }}");
        string macro = Tag("macro " + name + "(" + chance.Pick("", "a", "a, b=2", "a=x", "a, b=a", "a=1, caller=none") + ")") + body + Tag("endmacro");
        string arguments = chance.Pick("", "1", "1, 2", "a=3", "1, 2, 3", "n, z=1", "*lst", "**d", "s, *[1], **{'b': 4}");
        return macro + chance.Go(
            () => "{{ " + name + "(" + arguments + ") }}",
            () => "{{ " + name + "(" + arguments + ")|upper }}",
            () => Tag("call" + chance.Pick("", "(q)", "(q, r=5)") + " " + name + "(" + arguments + ")") + Body(depth + 1) + Maybe("{{ q }}{{ r }}") + Tag("endcall"),
            () => "{{ " + name + "." + chance.Pick("name", "arguments", "catch_kwargs", "catch_varargs", "caller", "nope") + " }}");
    }

    private string Translation() => chance.Go(
        () => "{% trans " + chance.Pick("'fruit'", "'fruit', ", "\"month\" ", "notrimmed ", "trimmed") + chance.Pick("", " n=n", " a=s, b=lst|length", " num=zero", " s=thing.name") + " %}" + chance.Pick("\n  apple\n  two ", "%{{ n }}%", "{{ a }}{{ b }}", "100%(n)s", "Hello") + Maybe("{% pluralize" + chance.Pick("", " n", " num", " b") + chance.Pick(" %}", " -%}") + chance.Pick("apples", " {{ num }} {{ n }} ", "%") ) + "{% endtrans %}",
        () => "{% trans " + chance.Pick("", "n=n", "x=s, y=m", "trimmed ", "count=lst|length", "n", "s=" + Any()) + " %}" + chance.Pick("Hello", " a {{ n }} ", "100%", "<b>{{ s }}</b>\n  x", "{{ count }} things", "apple") + Maybe("{% pluralize" + chance.Pick("", " n", " count", " nope") + " %}" + chance.Pick("apples", "many {{ n }}", "{{ count }}")) + "{% endtrans %}",
        () => "{{ " + chance.Pick("_", "gettext") + "(" + chance.Pick("'Hello'", "'apple'", "'50%%'", "'%(n)s x', n=n", "'<b>%(s)s</b>', s=html", "s", "'100%'") + ") }}",
        () => "{{ ngettext('apple', 'apples', " + chance.Pick("1", "n", "0", "2.5") + ") }}",
        () => "{{ pgettext('fruit', '" + chance.Pick("apple", "Hello") + "') }}",
        () => "{{ npgettext('fruit', 'apple', '%(num)s apples', " + chance.Pick("1", "n") + ") }}");

    private string Output() => Open("{{") + " " + Any() + " " + Close("}}");

    private string Any() => _expressions.Any(1);

    private string Truth() => _expressions.Of(Sort.Truth, 2);

    private string List() => _expressions.Of(chance.OneIn(6) ? Sort.Any : Sort.List, 2);

    private string Tag(string inside) => lineStatements && chance.OneIn(4) && !inside.Contains('\n', StringComparison.Ordinal)
        ? "\n" + Maybe("  ") + "# " + inside + chance.Pick("", ":") + Maybe(" ## note") + "\n"
        : Open("{%") + " " + inside + " " + Close("%}");

    private string Text() => chance.Pick("text", "\n", " ", "<b>", ". ", "\n  ", "  \n", "\t", "\r\n", "a\n\n", "é😀", "{", "}", "%", "#", "## c\n", "' \"");

    private string Open(string start) => chance.Below(6) switch
    {
        0 => Maybe("\n  ") + start + "-",
        1 => start + "+",
        2 => Text() + start,
        _ => start,
    };

    private string Close(string end) => chance.Below(6) switch
    {
        0 => "-" + end + Maybe("\n "),
        1 when end != "}}" => "+" + end,
        2 => end + Text(),
        _ => end,
    };

    private string Maybe(string text) => chance.OneIn(2) ? text : "";
}
