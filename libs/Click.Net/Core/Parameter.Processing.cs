using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Click.Net.Errors;
using Click.Net.Parsing;

namespace Click.Net;

public abstract partial class Parameter
{
    /// <summary>Finds, converts and checks the value, and puts it into the context, if it is the turn of the parameter.</summary>
    internal void ProcessIf(bool eager, Context context, ParserState parsed)
    {
        if (IsEager == eager && !TryInherit(context, parsed))
            Process(context, parsed);
    }

    /// <summary>Takes over the value that a context above has, where none is given here.</summary>
    private protected virtual bool TryInherit(Context context, ParserState parsed) => false;

    private void Process(Context context, ParserState parsed)
    {
        try
        {
            object? value = FindValue(context, parsed, out ParameterSource source);
            if (Deprecated.IsOn && value != Unset.Value && source is not (ParameterSource.Default or ParameterSource.DefaultMap))
                Deprecation.Warn(context, KindName, HumanReadableName, Deprecated);
            Keep(context, ConvertOrUnset(context, value), source);
        }
        catch (UsageException error)
        {
            Augment(error, context);
            throw;
        }
    }

    /// <summary>Converts a value and checks it: the type, that there is one, the callback.</summary>
    internal object? ProcessValue(Context context, object? value)
    {
        value = ConvertAll(context, value);
        if (IsMissing(value) && Required)
            throw new MissingParameterException(null, context, this);
        object? shaped = value == Unset.Value ? value : Shape(value);
        if (Callback is null)
            return shaped;
        return Callback(context, this, shaped == Unset.Value ? null : shaped);
    }

    /// <summary>The default, from the context's map or the parameter itself, as it was given.</summary>
    internal object? RawDefaultOf(Context context)
    {
        object? mapped = context.LookupDefault(Name);
        return mapped != Unset.Value ? mapped : OwnDefault();
    }

    /// <summary>The default, converted.</summary>
    internal object? DefaultValue(Context context)
    {
        object? value = ConvertAll(context, RawDefaultOf(context));
        return value == Unset.Value ? null : Shape(value);
    }

    /// <summary>The parameter's own default, as it was given.</summary>
    internal virtual object? OwnDefault() => DefaultFactory is { } make ? make() : RawDefault;

    /// <summary>Puts several values into the C# type of the parameter.</summary>
    private protected virtual object? Shape(object? value) => value;

    /// <summary>The value as it was given, and by whom: the command line, the environment, the map of defaults, the default.</summary>
    private protected virtual object? FindValue(Context context, ParserState parsed, out ParameterSource source)
    {
        source = ParameterSource.CommandLine;
        object? value = parsed.ValueOf(Key);
        if (value != Unset.Value)
            return value;
        source = ParameterSource.Environment;
        value = FromEnvironment(context);
        if (value is not null)
            return value;
        source = ParameterSource.DefaultMap;
        value = context.LookupDefault(Name);
        if (value != Unset.Value)
            return SplitMapped(value);
        source = ParameterSource.Default;
        return OwnDefault();
    }

    /// <summary>The text of the first environment variable that is set and not empty.</summary>
    private protected virtual string? ReadEnvironment(Context context)
    {
        if (EnvVar is null)
            return null;
        foreach (string name in EnvVar)
        {
            if (context.Console.GetEnvironmentVariable(name) is { Length: > 0 } text)
                return text;
        }

        return null;
    }

    private protected virtual object? FromEnvironment(Context context)
    {
        if (ReadEnvironment(context) is not { } text)
            return null;
        return Nargs == 1 && !Multiple ? text : SplitText(text);
    }

    /// <summary>The words of a text for a parameter that takes several; in groups where it takes several groups.</summary>
    private protected object? SplitText(string text)
    {
        IReadOnlyList<string> words = Type.SplitEnvironmentValue(text);
        if (!Multiple || Nargs == 1)
            return words.ToArray<object?>();
        return words.Chunk(Math.Max(Nargs, 1)).Where(group => group.Length == Nargs).Select(object? (group) => group.ToArray<object?>()).ToArray();
    }

    private object? SplitMapped(object? value) => value is string text && (Nargs != 1 || Multiple) ? SplitText(text) : value;

    private object? ConvertOrUnset(Context context, object? value)
    {
        try
        {
            return ProcessValue(context, value);
        }
        catch (Exception) when (context.ResilientParsing)
        {
            return Unset.Value;
        }
    }

    // Several parameters may share a name. A value that was given beats a default; a default that was set beats one that was not, and the last one counts.
    private protected void Keep(Context context, object? value, ParameterSource source)
    {
        ref ParameterValues.Entry entry = ref context.Values.EntryOf(Key);
        ParameterSource? before = entry.Source;
        bool replaces = before is null || source < before || (entry.HasValue && entry.Value == Unset.Value)
            || (source == before && source == ParameterSource.Default && (HasDefault || DefaultFactory is not null));
        if (replaces && (before is null || value != Unset.Value))
            entry.Source = source;
        if (!ExposeValue || (entry.HasValue && (!replaces || value == Unset.Value)))
            return;
        entry.Value = value;
        entry.HasValue = true;
    }

    private void Augment(UsageException error, Context context)
    {
        error.Context ??= context;
        if (error is BadParameterException { Parameter: null } bad)
            bad.Parameter = this;
    }

    private bool IsMissing(object? value) => value == Unset.Value || (value is object?[] { Length: 0 } && (Nargs != 1 || Multiple));

    private object? ConvertAll(Context context, object? value)
    {
        if (value is null || value == Unset.Value)
            return Multiple || Nargs == -1 ? Array.Empty<object?>() : value;
        if (!Multiple)
            return ConvertOne(context, value);
        object?[] items = ItemsOf(context, value);
        for (int i = 0; i < items.Length; i++)
            items[i] = ConvertOne(context, items[i]);
        return items;
    }

    private object? ConvertOne(Context context, object? value)
    {
        if (Nargs == 1 || Type.IsComposite)
            return Type.Convert(value, this, context);
        object?[] items = ItemsOf(context, value);
        if (Nargs != -1 && items.Length != Nargs)
            throw new BadParameterException(WrongCount(items.Length), context, this);
        for (int i = 0; i < items.Length; i++)
            items[i] = Type.Convert(items[i], this, context);
        return items;
    }

    private string WrongCount(int given) => string.Create(CultureInfo.InvariantCulture,
        $"Takes {Nargs} values but {given} {(given == 1 ? "was" : "were")} given.");

    // Always a new array, that takes values of any type.
    private object?[] ItemsOf(Context context, object? value)
    {
        if (value is not object?[] given)
            return ItemsOfOther(context, value);
        object?[] items = new object?[given.Length];
        Array.Copy(given, items, items.Length);
        return items;
    }

    // Apart, so that a program that starts does not load what this needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private object?[] ItemsOfOther(Context context, object? value) => value switch
    {
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(at => tuple[at])],
        IDictionary map => [.. map.Keys.Cast<object?>()],
        IEnumerable items and not string => [.. items.Cast<object?>()],
        _ => throw new BadParameterException("Value must be an iterable.", context, this),
    };
}
