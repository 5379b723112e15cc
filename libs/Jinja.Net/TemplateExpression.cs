using System.Runtime.CompilerServices;
using Jinja.Net.Compilation;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>An expression that is ready to be evaluated. It may be used by any number of threads.</summary>
/// <remarks>Mirrors <c>jinja2.environment.TemplateExpression</c>.</remarks>
public sealed class TemplateExpression
{
    private readonly JinjaEnvironment _environment;
    private readonly ExpressionCode _code;
    private readonly bool _undefinedToNone;

    internal TemplateExpression(JinjaEnvironment environment, ExpressionCode code, bool undefinedToNone)
    {
        _environment = environment;
        _code = code;
        _undefinedToNone = undefinedToNone;
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="values">The variables by name.</param>
    /// <returns>The value as a .NET object.</returns>
    /// <exception cref="TemplateException">The expression fails.</exception>
    [OverloadResolutionPriority(1)]
    public object? Evaluate(params ReadOnlySpan<(string Name, object? Value)> values) => Run(Models.Of(values));

    /// <summary>Evaluates the expression.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <returns>The value as a .NET object.</returns>
    /// <exception cref="TemplateException">The expression fails.</exception>
    public object? Evaluate(object? context) => Run(Models.Of(context, _environment.Members));

    private object? Run(VariableSource variables)
    {
        VariableSource globals = (VariableSource)_environment.Globals;
        VariableSource all = ReferenceEquals(variables, NoVariables.Instance) ? globals : new LayeredSource(variables, globals);
        RenderContext context = new(all, new BlockTable(), new EvalContext(_environment.Options.AutoEscape.IsEnabledFor(null)), null);
        Frame frame = new(_environment, _environment.NewBudget(), _environment.NewOutput()) { RenderContext = context, Unit = _code.Unit, Names = context.CacheFor(_code.Unit) };
        try
        {
            Value value = _code.Eval(frame, context);
            return value.IsUndefined && _undefinedToNone ? null : value.ToObject();
        }
        catch (TemplateException error) when (ErrorLocator.Locate(error, frame))
        {
            throw;
        }
    }
}
