using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Analysis.Checking;

/// <summary>What a template itself asks about before it uses it: <c>x.y is defined</c>, <c>x.y|default(1)</c>. It knows that it may be missing.</summary>
internal static class Guards
{
    private const int LongestPath = 50;

    /// <summary>The guarded names and members, as they are written: <c>user.nick</c>.</summary>
    public static IReadOnlySet<string> Find(TemplateNode template)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (Node node in template.Descendants())
        {
            Expression? guarded = node switch
            {
                TestExpression { Name: "defined" or "undefined" } test => test.Target,
                FilterExpression { Name: "default" or "d" } filter => filter.Target,
                _ => null,
            };
            if (guarded is not null && PathOf(guarded) is { } path)
                paths.Add(path);
        }

        return paths;
    }

    /// <summary>A name with attributes after it, as it would be written; else <see langword="null"/>.</summary>
    public static string? PathOf(Expression expression)
    {
        List<string> parts = [];
        while (parts.Count < LongestPath)
        {
            switch (expression)
            {
                case NameExpression name:
                    parts.Add(name.Name);
                    parts.Reverse();
                    return string.Join('.', parts);
                case AttributeExpression attribute:
                    parts.Add(attribute.Name);
                    expression = attribute.Target;
                    break;
                case ItemExpression { Index: ConstantExpression { Value: string key } } item:
                    parts.Add(key);
                    expression = item.Target;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
