namespace Jinja.Net.Runtime;

/// <summary>What a delegate's first parameter asks to be passed before the arguments of the template.</summary>
/// <remarks>Stands for <c>pass_context</c>, <c>pass_eval_context</c> and <c>pass_environment</c>: the type of the parameter says which.</remarks>
internal enum PassedArgument
{
    None,

    /// <summary>The parameter's type is that of <see cref="IRuntimeServices.Context"/>.</summary>
    Context,

    /// <summary>The parameter is an <see cref="Runtime.EvalContext"/>.</summary>
    EvalContext,

    /// <summary>The parameter is an environment.</summary>
    Environment,

    /// <summary>The parameter is a <see cref="System.Threading.CancellationToken"/>.</summary>
    Cancellation,
}
