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

    /// <summary>Evaluates the expression; what is a task in it is awaited.</summary>
    /// <param name="context">The variables: a dictionary, an object with members, or JSON. <see langword="null"/> is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The value as a .NET object.</returns>
    /// <exception cref="TemplateException">The expression fails.</exception>
    public async ValueTask<object?> EvaluateAsync(object? context = null, CancellationToken cancellation = default)
    {
        Frame frame = NewFrame(Models.Of(context, _environment.Members), canWait: true, cancellation);
        return Result(await Driver.EndAsync(frame, Start(frame)).ConfigureAwait(false));
    }

    private object? Run(VariableSource variables) => Result(Start(NewFrame(variables, canWait: false)));

    private Frame NewFrame(VariableSource variables, bool canWait, CancellationToken cancellation = default)
    {
        VariableSource globals = (VariableSource)_environment.Globals;
        VariableSource all = ReferenceEquals(variables, NoVariables.Instance) ? globals : new LayeredSource(variables, globals);
        RenderContext context = new(all, new BlockTable(), new EvalContext(_environment.Options.AutoEscape.IsEnabledFor(null)), null);
        return new(_environment, _environment.NewBudget(cancellation), _environment.NewOutput())
        {
            CanWait = canWait,
            RenderContext = context,
            Unit = _code.Unit,
            Names = context.CacheFor(_code.Unit),
        };
    }

    private Value Start(Frame frame)
    {
        try
        {
            return _code.Eval(frame, frame.RenderContext);
        }
        catch (Exception error) when (ErrorLocator.Locate(error, frame))
        {
            throw;
        }
    }

    private object? Result(Value value) => value.IsUndefined && _undefinedToNone ? null : value.ToObject();
}
