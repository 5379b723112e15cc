namespace Jinja.Net.Tests.Differential;

/// <summary>Writes random templates from a grammar: the same ones for the same seed.</summary>
internal sealed class TemplateGenerator(int seed)
{
    private static readonly string[] Names = ["a", "b", "x", "lst", "d", "n", "s"];
    private readonly Random _random = new(seed);

    public string Next() => Statements(0);

    private string Statements(int depth) => string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Statement(depth)));

    private string Statement(int depth)
    {
        if (depth > 3 || _random.Next(10) < 4)
            return _random.Next(4) == 0 ? Pick("text", "\n", "<b>", ". ") : "{{ " + Expression(0) + " }}";
        string body = Statements(depth + 1);
        return _random.Next(9) switch
        {
            0 => "{% set " + Name() + " = " + Expression(0) + " %}",
            1 => "{% for " + Name() + " in " + Pick("lst", "[1, 2]", "[]", "d", Name()) + Pick("", " if " + Expression(1)) + " %}" + body + Pick("", "{% else %}" + Statements(depth + 1)) + "{% endfor %}",
            2 => "{% for i in lst %}{{ loop." + Pick("index", "first", "last", "length", "revindex0", "previtem", "depth") + " }}" + body + "{% endfor %}",
            3 => "{% if " + Expression(0) + " %}" + body + Pick("", "{% elif " + Expression(0) + " %}" + Statements(depth + 1)) + Pick("", "{% else %}" + Statements(depth + 1)) + "{% endif %}",
            4 => "{% macro m(" + Pick("", "a", "a, b=2", "a=x") + ") %}" + body + "{% endmacro %}{{ m(" + Pick("", "1", "1, 2", "a=3") + ") }}",
            5 => "{% with " + Name() + " = " + Expression(0) + " %}" + body + "{% endwith %}",
            6 => "{% filter " + Pick("upper", "trim", "lower") + " %}" + body + "{% endfilter %}",
            7 => "{% set " + Name() + " %}" + body + "{% endset %}",
            _ => "{% set ns = namespace(v=1) %}{% for i in lst %}{% set ns.v = ns.v * i + n %}{% endfor %}{{ ns.v }}",
        };
    }

    private string Expression(int depth)
    {
        if (depth > 2 || _random.Next(3) == 0)
            return Pick(Name(), Name(), "'t'", "2", "1.5", "none", "true", "d.k", "[1, 'a']");
        string left = Expression(depth + 1);
        string right = Expression(depth + 1);
        return _random.Next(14) switch
        {
            0 => $"{left} + {right}",
            1 => $"{left} ~ {right}",
            2 => $"({left} if {right} else {Expression(depth + 1)})",
            3 => $"{left}|default('D')",
            4 => $"{left} is defined",
            5 => $"({left}, {right})",
            6 => $"{left} == {right}",
            7 => $"{left}|string|upper",
            8 => $"{left}|length",
            9 => $"not {left}",
            10 => $"({left} and {right} or {left})",
            11 => $"{left} * {right}",
            12 => $"{left} in {right}",
            _ => $"{left} < {right}",
        };
    }

    private string Name() => Names[_random.Next(Names.Length)];

    private string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];
}
