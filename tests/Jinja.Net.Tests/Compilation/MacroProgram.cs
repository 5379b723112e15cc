using System.Globalization;
using System.Text;

namespace Jinja.Net.Tests.Compilation;

/// <summary>A program by chance of macros that call each other in every way: near and from a library, as statements, in arguments, kept in variables.</summary>
internal sealed class MacroProgram
{
    private const int Macros = 5;
    private readonly Random _chance;

    public MacroProgram(int seed)
    {
        _chance = new Random(seed);
        Library = Write("{% set base = 100 %}", isLibrary: true);
        Page = Write("{% import 'library' as lib %}{% from 'library' import f1 as g %}{% set base = v %}", isLibrary: false);
    }

    /// <summary>The template <c>library</c>.</summary>
    public string Library { get; }

    /// <summary>The template that is rendered, with the function <c>echo</c> and the variable <c>v</c>.</summary>
    public string Page { get; }

    private string Write(string head, bool isLibrary)
    {
        StringBuilder text = new(head);
        text.Append("{% macro w(x) %}({{ caller(x) }}{{ x }}){% endmacro %}{% macro wn(x) %}{{ caller(echo(x)) }}{% endmacro %}");
        for (int i = 0; i < Macros; i++)
            WriteMacro(text, i, isLibrary);
        if (!isLibrary)
            for (int i = 0; i < 4; i++)
                text.Append(CultureInfo.InvariantCulture, $"{{% set base = base + 1 %}}{{% for k in [7, 8] %}}{{{{ {Call(4, 3, "base", isLibrary)} }}}}{{{{ k }}}};{{% endfor %}}{{{{ base }}}}\n");
        return text.ToString();
    }

    private void WriteMacro(StringBuilder text, int number, bool isLibrary)
    {
        string last = _chance.Next(3) switch { 0 => "b", 1 => "a", _ => "echo(base)" };
        text.Append(CultureInfo.InvariantCulture, $"{{% macro f{number}(n, a, b='d', c={last}) %}}<{number}");
        int locals = _chance.Next(4) == 0 ? 25 : _chance.Next(3);
        for (int i = 0; i < locals; i++)
            text.Append(CultureInfo.InvariantCulture, $"{{% set l{i} = {Atom(i)} %}}");
        for (int i = 0, count = _chance.Next(1, 6); i < count; i++)
            WriteStatement(text, number, locals, isLibrary);
        text.Append(CultureInfo.InvariantCulture, $"{{{{ a }}}},{{{{ b }}}},{{{{ c }}}}{(locals > 0 ? $",{{{{ l{locals - 1} }}}}" : "")}>{{% endmacro %}}");
    }

    private void WriteStatement(StringBuilder text, int number, int locals, bool isLibrary)
    {
        string atom = Atom(locals), call = Call(number, -1, atom, isLibrary);
        text.Append(_chance.Next(7) switch
        {
            0 => $"{{{{ echo({atom}) }}}}",
            1 => $"{{% if n > 0 %}}{{{{ {call} }}}}{{% endif %}}{{{{ n }}}}",
            2 => $"{{% if n > 0 %}}{{% set kept = {call} %}}{{% endif %}}{{{{ kept }}}}",
            3 => $"{{% for i in [1, 2] if i != n %}}{{{{ loop.index }}}}{{{{ echo(i) }}}}{{{{ a }}}}{{% endfor %}}",
            4 => $"{{% if n > 0 %}}{{% set k %}}[{{{{ {call} }}}}]{{% endset %}}{{{{ k|length }}}}{{{{ b }}}}{{% endif %}}",
            5 => $"{{% if n > 0 %}}{{% call(x) wrap({atom}) %}}{{{{ x }}}}{{{{ a }}}}{{{{ {call} }}}}{{% endcall %}}{{% endif %}}".Replace("wrap", _chance.Next(2) == 0 ? "w" : "wn", StringComparison.Ordinal),
            _ => $"{{{{ {atom} }}}}{{{{ base }}}}",
        });
    }

    // Calls go round: what is called gets one less to go on with.
    private string Call(int number, int fuel, string atom, bool isLibrary)
    {
        string less = fuel < 0 ? "n - 1" : fuel.ToString(CultureInfo.InvariantCulture);
        string name = (isLibrary ? 0 : _chance.Next(5)) switch { 1 => "lib.f" + _chance.Next(Macros), 2 => "g", _ => "f" + _chance.Next(Macros) };
        string first = _chance.Next(3) == 0 && fuel < 0 ? $"f{number}(0, {atom}, 'in')" : atom;
        return _chance.Next(5) switch
        {
            0 => $"{name}({less}, {first}, echo('e'))",
            1 => $"{name}({less}, {first}, c=echo('k'))",
            2 => $"{name}({less}, {first}, f0(0, echo('q')), 1)",
            _ => $"{name}({less}, {first})",
        };
    }

    private string Atom(int locals) => _chance.Next(locals > 0 ? 6 : 4) switch
    {
        0 => "a",
        1 => "v",
        2 => "echo(n)",
        3 => _chance.Next(100).ToString(CultureInfo.InvariantCulture),
        _ => "l" + _chance.Next(locals),
    };
}
