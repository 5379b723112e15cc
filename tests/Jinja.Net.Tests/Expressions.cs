namespace Jinja.Net.Tests;

/// <summary>Short ways to evaluate and to render.</summary>
internal static class Expressions
{
    private static readonly JinjaEnvironment Environment = new();

    public static string Text(string expression, object? context = null) => Environment.FromString("{{ " + expression + " }}").Render(context);

    public static object? Value(string expression, object? context = null) => Environment.CompileExpression(expression).Evaluate(context);

    /// <summary>The class that Python gives the error of an expression.</summary>
    public static string Error(string expression, object? context = null) =>
        Assert.ThrowsExactly<OperationException>(() => Value(expression, context)).ErrorClass;
}
