using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Click.Net;

/// <summary>A command whose function is declared and called by generated code, without reflection.</summary>
/// <remarks>
/// For the package's source generator. A plain command line, options with their values and nothing that asks for more, is read by <see cref="Read"/>;
/// whatever it does not understand is left to the parameters, which are made only then.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BoundCommand : Command
{
    private const string Kept = "Generated code names what is reached by reflection: constructors of tuples and lists, Parse methods. "
        + "An annotation would keep all methods of arrays and enums, some of which NativeAOT warns of.";

    // The compiler's class for lambdas that hold nothing.
    private const string NothingHeld = "<>c";

    private readonly Delegate _function;

    /// <summary>Makes the command of a function.</summary>
    protected BoundCommand(string name, Delegate function) : base(name)
    {
        _function = function;
        Callback = function;
    }

    /// <summary>Adds the parameters of the function.</summary>
    protected abstract void Declare(IList<Parameter> parameters);

    /// <summary>Calls the function with the values of a context.</summary>
    protected abstract ValueTask<object?> CallWithValuesAsync(Context context);

    /// <summary>Reads a plain command line; <see langword="null"/> leaves it to the parameters.</summary>
    protected virtual BoundCall? Read(ReadOnlySpan<string> words) => null;

    internal override void Parse(Context context, IReadOnlyList<string> args)
    {
        if (IsPlain(context, args) && args is string[] words && Read(words) is { } call)
            context.Defer(call, words);
        else
            base.Parse(context, args);
    }

    internal override Delegate? ReflectedCallback => ReferenceEquals(Callback, _function) ? null : base.ReflectedCallback;

    internal override ValueTask<object?> CallAsync(Context context)
    {
        if (!ReferenceEquals(Callback, _function))
            return base.CallAsync(context);
        return context.TakeDeferred() is { } call ? call.CallAsync(context) : CallWithValuesAsync(context);
    }

    private protected override void DeclareParams(IList<Parameter> parameters) => Declare(parameters);

    // Parameters that someone looked at may have been changed.
    private bool IsPlain(Context context, IReadOnlyList<string> args) =>
        !HasDeclaredParams && !HasConstraints && context.HasPlainSettings && !HasInheritedOptions(context) && !(NoArgsIsHelp && args.Count == 0);

    /// <summary>Adds an option.</summary>
    /// <param name="parameters">Where to.</param>
    /// <param name="name">The name of the function's parameter.</param>
    /// <param name="attribute">What is said about it.</param>
    /// <param name="isOptional">Whether it needs no value.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = Kept)]
    protected static void AddOption<T>(
        IList<Parameter> parameters, string name, OptionAttribute attribute, bool isOptional)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Add(ParameterBuilder.Fill(new Option<T>(ParameterBuilder.OptionNames(attribute, name)), attribute, isOptional, null));
    }

    /// <summary>Adds an option that has a default.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = Kept)]
    protected static void AddOption<T>(
        IList<Parameter> parameters, string name, OptionAttribute attribute, T defaultValue)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Add(ParameterBuilder.Fill(new Option<T>(ParameterBuilder.OptionNames(attribute, name)), attribute, true, defaultValue));
    }

    /// <summary>Adds an argument.</summary>
    /// <param name="parameters">Where to.</param>
    /// <param name="name">The name of the function's parameter.</param>
    /// <param name="attribute">What is said about it.</param>
    /// <param name="isOptional">Whether it needs no value.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = Kept)]
    protected static void AddArgument<T>(
        IList<Parameter> parameters, string name, ArgumentAttribute attribute, bool isOptional)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Add(ParameterBuilder.Fill(new Argument<T>(ParameterBuilder.ArgumentName(name)), attribute, isOptional, null));
    }

    /// <summary>Adds an argument that has a default.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = Kept)]
    protected static void AddArgument<T>(
        IList<Parameter> parameters, string name, ArgumentAttribute attribute, T defaultValue)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Add(ParameterBuilder.Fill(new Argument<T>(ParameterBuilder.ArgumentName(name)), attribute, true, defaultValue));
    }

    /// <summary>The value of a parameter.</summary>
    /// <param name="context">The running command.</param>
    /// <param name="name">The name of the function's parameter, as the values have it.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = Kept)]
    protected static T? Value<T>(Context context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Values.TryGetValue(name, out object? value) && ValueShape.To<T>(value) is { } shaped ? (T)shaped : default;
    }

    /// <summary>What the function wants beside values: an object of the contexts, the console, a service; or a value of that name which was added later.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    protected static T Surrounding<T>(Context context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return TryFindSurrounding(context, name, out T? found) ? found : throw CallbackBinder.Unknown(context, name, typeof(T));
    }

    /// <summary>The same for a parameter that has a default.</summary>
    protected static T? Surrounding<T>(Context context, string name, T? otherwise)
    {
        ArgumentNullException.ThrowIfNull(context);
        return TryFindSurrounding(context, name, out T? found) ? found : otherwise;
    }

    /// <summary>A function whose delegate has a type without a name, because it has defaults, as a delegate of a type that has one.</summary>
    /// <param name="callback">The function.</param>
    /// <param name="named">What came of the last one; a function that holds nothing is the same object each time.</param>
    protected static T Named<T>(Delegate callback, ref Tuple<Delegate, Delegate>? named) where T : Delegate
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (named is { } known && ReferenceEquals(known.Item1, callback))
            return (T)known.Item2;
        T function = callback.Method.CreateDelegate<T>(callback.Target);
        if (callback.Target is null || callback.Target.GetType().Name == NothingHeld)
            named = Tuple.Create<Delegate, Delegate>(callback, function);
        return function;
    }

    /// <summary>Reads a number that is written as numbers mostly are.</summary>
    /// <returns>Whether it is; otherwise the parameter's type has to look at it.</returns>
    protected static bool TryRead(string word, out int number) => int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <inheritdoc cref="TryRead(string, out int)" />
    protected static bool TryRead(string word, out long number) => long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <inheritdoc cref="TryRead(string, out int)" />
    protected static bool TryRead(string word, out double number) => double.TryParse(
        word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);

    /// <summary>What a function that returns a task gives in the end.</summary>
    protected static async ValueTask<object?> ResultOf<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return await task.ConfigureAwait(false);
    }

    /// <summary>What a function that returns a task gives in the end.</summary>
    protected static async ValueTask<object?> ResultOf<T>(ValueTask<T> task) => await task.ConfigureAwait(false);

    /// <summary>Waits for a function that gives nothing.</summary>
    protected static async ValueTask<object?> ResultOf(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        await task.ConfigureAwait(false);
        return null;
    }

    /// <summary>Waits for a function that gives nothing.</summary>
    protected static async ValueTask<object?> ResultOf(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    /// <summary>What a function returned that may be a task.</summary>
    protected static ValueTask<object?> ResultOf(object? result) => CallbackBinder.Unwrap(result);

    [UnconditionalSuppressMessage("Trimming", "IL2091", Justification = Kept)]
    private static bool TryFindSurrounding<T>(
        Context context, string name, [NotNullWhen(true)] out T? found)
    {
        object? value = context.HasDeferred || !CallbackBinder.TryFindValue(context, CallbackBinder.Plain(name), out object? named)
            ? CallbackBinder.FromSurroundings(context, typeof(T))
            : ValueShape.To<T>(named);
        found = value is T typed ? typed : default;
        return found is not null;
    }
}
