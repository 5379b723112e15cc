using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Syntax;

/// <summary>Names whose mere mention changes how a template is compiled. A template that mentions none is spared the search for them.</summary>
[Flags]
internal enum SpecialNames
{
    None = 0,
    Loop = 1,
    Self = 2,
    Super = 4,
    Caller = 8,
    Kwargs = 16,
    Varargs = 32,

    /// <summary>The word of blocks that see the variables around them.</summary>
    Scoped = 64,

    /// <summary>All of them: nothing is known.</summary>
    All = 127,
}

/// <summary>Finds special names by their text.</summary>
internal static class Special
{
    public static SpecialNames Of(string name) => name.Length is < 4 or > 7 ? SpecialNames.None : name switch
    {
        "loop" => SpecialNames.Loop,
        "self" => SpecialNames.Self,
        "super" => SpecialNames.Super,
        "caller" => SpecialNames.Caller,
        "kwargs" => SpecialNames.Kwargs,
        "varargs" => SpecialNames.Varargs,
        "scoped" => SpecialNames.Scoped,
        _ => SpecialNames.None,
    };

    /// <summary>The special names in a tree.</summary>
    public static SpecialNames In(IReadOnlyList<Statement> body)
    {
        SpecialNames found = SpecialNames.None;
        foreach (Node node in new TemplateNode(body).Descendants())
            found |= node switch
            {
                NameExpression name => Of(name.Name),
                MacroStatement macro => Of(macro.Name),
                BlockStatement { IsScoped: true } => SpecialNames.Scoped,
                _ => SpecialNames.None,
            };
        return found;
    }
}
