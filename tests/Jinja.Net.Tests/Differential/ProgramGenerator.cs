using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.Differential;

/// <summary>
/// Writes templates that are programs rather than pages: macros that call each other in every way, near and from a library, and variables that
/// are set, or not, in every kind of scope around and inside of them.
/// </summary>
internal sealed class ProgramGenerator(Chance chance)
{
    private const int Deepest = 3;
    private static readonly string[] Names = ["a", "b", "c", "x"];
    private static readonly string[] Macros = ["m0", "m1", "m2"];
    private static readonly string[] Callables = [.. Macros, "lib.l0", "l1", "caller"];

    private int _blocks;

    /// <summary>A page, a library and a part that is included; the page is called <c>main</c>.</summary>
    public JsonObject Family()
    {
        string macros = string.Concat(Macros.Select(name => Macro(name, 0)));
        return new JsonObject
        {
            ["main"] = "{% import 'lib' as lib" + chance.Pick("", " with context") + " %}{% from 'lib' import l1 %}{% set ns = namespace(p=1, q='Q') %}"
                + chance.Pick("", "{% set a = 'A' %}") + macros + chance.Some(3, 3, "", () => Body(0) + Print(Call(0))),
            ["lib"] = Macro("l0", 2) + Macro("l1", 2) + chance.Pick("", "{% set a = 1 %}"),
            ["part"] = Body(2),
        };
    }

    /// <summary>The variables that the programs read.</summary>
    public JsonObject Context()
    {
        JsonObject context = new()
        {
            ["n"] = chance.Pick(0, 1, 5),
            ["items"] = new JsonArray(1, "<", 3),
            ["big"] = 1L << 40,
            ["neg"] = -7,
            ["f"] = 2.5,
            ["yes"] = true,
            ["tree"] = JsonNode.Parse("""[{"v": 1, "k": [{"v": 2, "k": []}]}, {"v": 3, "k": []}]"""),
        };
        if (chance.OneIn(2))
            context["x"] = "X<";
        return context;
    }

    private static string Print(string expression) => "{{ " + expression + " }}";

    private string Name() => chance.Pick(Names);

    private string Atom() => chance.OneIn(2) ? Name() : chance.Pick("1", "-3", "7", "'s'", "n", "ns.p", "ns.q", "loop.index", "big", "neg", "f", "yes");

    private string Expression(int depth = 0)
    {
        string Inner() => Expression(depth + 1);
        if (depth >= Deepest || chance.OneIn(2))
            return Atom();
        return chance.Go(
            () => $"({Inner()} ~ {Inner()})",
            () => $"({Inner()} % {chance.Pick("2", "3", "7", "-3", "2147483647", "1", "n", "neg", "f", "yes", "big", Inner())})",
            () => $"({Inner()} if {Inner()} else {Inner()})",
            () => $"[{Inner()}, {Inner()}]",
            () => Call(depth + 1),
            () => $"({Inner()})|default('D')",
            () => $"({Inner()} is defined)",
            () => $"({Inner()} + {Inner()})");
    }

    private string Call(int depth) => $"{chance.Pick(Callables)}({Arguments(depth + 1)})";

    private string Arguments(int depth)
    {
        List<string> arguments = [.. Enumerable.Range(0, chance.Below(4)).Select(_ => Expression(depth))];
        if (chance.OneIn(5))
            arguments.Add(chance.Pick("b=", "c=", "x=", "z=") + Expression(depth));
        if (chance.OneIn(12))
            arguments.Add("*[1, 2]");
        if (chance.OneIn(12))
            arguments.Add("**{'c': 5}");
        return string.Join(", ", arguments);
    }

    private string Body(int depth) => chance.Some(0, 3, "", () => Statement(depth));

    private string Statement(int depth) => depth >= Deepest || chance.OneIn(3) ? Plain() : Nested(depth + 1);

    private string Plain() => chance.Go(
        () => Print(Expression()) + ";",
        () => Print(Name()) + Print(Name()),
        () => Print(Call(0)),
        () => $"{{% set {Name()} = {Expression()} %}}",
        () => $"{{% set ns.{chance.Pick("p", "q", "r")} = {Expression()} %}}",
        () => "{% set a, b = b, a %}",
        () => $"{{% set {Name()}, {Name()} = {Expression()}, {Expression()} %}}",
        () => "{% include 'part' %}",
        () => $"{{% import 'lib' as {chance.Pick("a", "x", "lib")} %}}");

    private string Nested(int depth) => chance.Go(
        () => $"{{% if {Expression()} %}}{Body(depth)}{{% elif {Expression()} %}}{Body(depth)}{{% else %}}{Body(depth)}{{% endif %}}",
        () => $"{{% if {Expression()} %}}{Body(depth)}{{% endif %}}",
        () => Loop(depth),
        () => Loop(depth),
        () => $"{{% for x in tree recursive %}}{Print("x.v")}{Body(depth)}{Print("loop(x.k) if x.k")}{{% endfor %}}",
        () => $"{{% with {chance.Pick("", $"{Name()} = {Expression()}", "a = 1, b = a")} %}}{Body(depth)}{{% endwith %}}",
        () => $"{{% set {Name()} %}}{Body(depth)}{{% endset %}}",
        () => $"{{% block k{_blocks++}{chance.Pick("", " scoped")} %}}{Body(depth)}{{% endblock %}}",
        () => Macro(chance.Pick(Macros), depth),
        () => $"{{% call{chance.Pick("", "(a)", "(x, b=1)")} {chance.Pick([.. Macros, "lib.l0", "l1"])}({Arguments(1)}) %}}{Body(depth)}{{% endcall %}}",
        () => $"{{% autoescape {chance.Pick("true", "false")} %}}{Body(depth)}{{% endautoescape %}}");

    private string Loop(int depth)
    {
        (string target, string items) = chance.Below(7) switch
        {
            0 => ("a, b", "[(1, 2), (3, 4)]"),
            1 => ("x, (a, c)", "[(1, (2, 3)), (4, (5, 6))]"),
            _ => (chance.Pick([.. Names, "i"]), chance.Pick("[1, 2]", "[]", "items", "range(3)")),
        };
        string test = chance.OneIn(2) ? "" : " if " + Expression();
        return $"{{% for {target} in {items}{test} %}}{Body(depth)}{chance.Pick("", "{{ loop.index }}")}{{% else %}}{Body(depth)}{{% endfor %}}";
    }

    private string Macro(string name, int depth)
    {
        string[] parameters = chance.Pick<string[]>([], ["a"], ["a", "b=2"], ["n", "b=a"], ["a", "b=n", "c=x"], ["x", "a=x"], ["c", "caller=none"]);
        string more = chance.Some(0, 2, "", () => chance.Pick("{{ varargs }}", "{{ kwargs }}", "{{ caller(1) }}"));
        string told = string.Concat(parameters.Select(static parameter => Print(parameter.Split('=')[0])));
        return $"{{% macro {name}({string.Join(", ", parameters)}) %}}<{Body(depth + 1)}{more}{told}>{{% endmacro %}}";
    }
}
