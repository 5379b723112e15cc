using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Click.Net.Generators;

/// <summary>Writes the class of one function.</summary>
internal sealed class FunctionWriter(FunctionModel function, string name)
{
    private const string Result = "global::System.Threading.Tasks.ValueTask<object?>";
    private readonly StringBuilder _source = new();

    private IEnumerable<ParameterModel> OnCommandLine => function.Parameters.Where(static parameter => parameter.Kind is ParameterKind.Option or ParameterKind.Argument);

    // A parameter that can neither be read nor left out makes every command line one for the parameters.
    private bool HasReader => OnCommandLine.All(static parameter => parameter.Plain != PlainKind.None || parameter.Missing is not null)
        && OnCommandLine.SelectMany(static parameter => parameter.OnNames.Concat(parameter.OffNames)).GroupBy(static one => one).All(static one => one.Count() == 1);

    /// <summary>The source of the class.</summary>
    public string Write()
    {
        Line(1, "");
        Line(1, $"file sealed class {name} : global::Click.Net.BoundCommand");
        Line(1, "{");
        WriteConstructor();
        WriteDeclare();
        WriteCallWithValues();
        WriteCall();
        if (HasReader)
            WriteReader();
        Line(1, "}");
        return _source.ToString();
    }

    private void WriteConstructor()
    {
        if (function.DirectCall is null)
            Line(2, $"private readonly {function.DelegateType} _function;");
        if (function.DirectCall is null && function.IsOwnDelegateType)
            Line(2, "private static global::System.Tuple<global::System.Delegate, global::System.Delegate>? s_named;");
        Line(2, "");
        Line(2, $"public {name}(string name, global::System.Delegate callback) : base(name, callback)");
        Line(2, "{");
        if (function.DirectCall is null)
        {
            Line(3, function.IsOwnDelegateType
                ? $"_function = Named<{function.DelegateType}>(callback, ref s_named);"
                : $"_function = ({function.DelegateType})callback;");
        }

        foreach (string setting in function.Settings)
            Line(3, setting);
        Line(2, "}");
    }

    private void WriteDeclare()
    {
        Line(2, "");
        foreach (string dependency in function.Dependencies)
            Line(2, dependency);
        Line(2, "protected override void Declare(global::System.Collections.Generic.IList<global::Click.Net.Parameter> parameters)");
        Line(2, "{");
        foreach (ParameterModel parameter in OnCommandLine)
        {
            string kind = parameter.Kind == ParameterKind.Option ? "AddOption" : "AddArgument";
            string rest = parameter.Default is { } value ? $"defaultValue: {value}" : $"isOptional: {(parameter.IsOptional ? "true" : "false")}";
            Line(3, $"{kind}<{parameter.Type}>(parameters, {Literals.Of(parameter.Name)}, {parameter.Attribute}, {rest});");
        }

        Line(2, "}");
    }

    private void WriteCallWithValues()
    {
        IEnumerable<string> values = OnCommandLine.Select(static parameter => $"Value<{parameter.Type}>(context, {Literals.Of(parameter.ValueName)})!");
        Line(2, "");
        Line(2, $"protected override {Result} CallWithValuesAsync(global::Click.Net.Context context) => Call({string.Join(", ", values.Prepend("context"))});");
    }

    private void WriteCall()
    {
        IEnumerable<string> typed = OnCommandLine.Select(static parameter => $"{parameter.Type} @{parameter.Name}");
        string target = function.DirectCall ?? "_function";
        string call = $"{target}({string.Join(", ", function.Parameters.Select(Given))})";
        Line(2, "");
        Line(2, $"private {Result} Call({string.Join(", ", typed.Prepend("global::Click.Net.Context context__"))})");
        Line(2, "{");
        if (function.Returns == ReturnKind.Nothing)
            Line(3, $"{call};");
        Line(3, function.Returns switch
        {
            ReturnKind.Nothing => "return default;",
            ReturnKind.Value => $"return new {Result}((object?){call});",
            _ => $"return ResultOf({call});",
        });
        Line(2, "}");
    }

    private static string Given(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.Context => "context__",
        ParameterKind.CancellationToken => "context__.CancellationToken",
        ParameterKind.Surrounding when parameter.IsOptional =>
            $"Surrounding<{parameter.Type}>(context__, {Literals.Of(parameter.Name)}, {parameter.Default ?? "default"})!",
        ParameterKind.Surrounding => $"Surrounding<{parameter.Type}>(context__, {Literals.Of(parameter.Name)})",
        _ => $"@{parameter.Name}",
    };

    private void WriteReader()
    {
        Line(2, "");
        Line(2, "protected override global::Click.Net.BoundCall? Read(global::System.ReadOnlySpan<string> words)");
        Line(2, "{");
        Line(3, "Values values = new Values(this);");
        ParameterModel[] needed = [.. OnCommandLine.Where(static parameter => parameter.Missing is null)];
        foreach (ParameterModel parameter in needed)
            Line(3, $"bool has_{parameter.Name} = false;");
        bool hasArguments = OnCommandLine.Any(static parameter => parameter.Kind == ParameterKind.Argument);
        if (hasArguments)
            Line(3, "int place = 0;");
        Line(3, "for (int i = 0; i < words.Length; i++)");
        Line(3, "{");
        Line(4, "string word = words[i];");
        Line(4, "switch (word)");
        Line(4, "{");
        foreach (ParameterModel option in OnCommandLine.Where(static parameter => parameter.Kind == ParameterKind.Option && parameter.Plain != PlainKind.None))
            WriteOption(option);
        Line(5, "default:");
        WriteArguments(hasArguments);
        Line(4, "}");
        Line(3, "}");
        Line(3, "");
        Line(3, needed.Length == 0 ? "return values;" : $"return {string.Join(" && ", needed.Select(static parameter => $"has_{parameter.Name}"))} ? values : null;");
        Line(2, "}");
        WriteValues();
    }

    private void WriteOption(ParameterModel option)
    {
        foreach (string one in option.OnNames)
            Line(5, $"case {Literals.Of(one)}:");
        switch (option.Plain)
        {
            case PlainKind.Flag:
                Line(6, $"values.@{option.Name} = true;");
                break;
            case PlainKind.Count:
                Line(6, $"values.count_{option.Name}++;");
                Line(6, $"values.@{option.Name} = values.count_{option.Name};");
                break;
            default:
                Line(6, "if (++i == words.Length)");
                Line(7, "return null;");
                WriteStore(6, option, "words[i]");
                break;
        }

        WriteHas(6, option);
        Line(6, "break;");
        if (option.OffNames.Count == 0)
            return;
        foreach (string one in option.OffNames)
            Line(5, $"case {Literals.Of(one)}:");
        Line(6, $"values.@{option.Name} = false;");
        WriteHas(6, option);
        Line(6, "break;");
    }

    private void WriteStore(int depth, ParameterModel parameter, string word)
    {
        if (parameter.Plain == PlainKind.Text)
        {
            Line(depth, $"values.@{parameter.Name} = {word};");
            return;
        }

        Line(depth, $"if (!TryRead({word}, out values.@{parameter.Name}))");
        Line(depth + 1, "return null;");
    }

    private void WriteHas(int depth, ParameterModel parameter)
    {
        if (parameter.Missing is null)
            Line(depth, $"has_{parameter.Name} = true;");
    }

    // A word that is no option belongs to the next argument.
    private void WriteArguments(bool hasArguments)
    {
        if (!hasArguments)
        {
            Line(6, "return null;");
            return;
        }

        Line(6, "if (word.Length > 1 && word[0] == '-')");
        Line(7, "return null;");
        Line(6, "switch (place++)");
        Line(6, "{");
        ParameterModel[] arguments = [.. OnCommandLine.Where(static parameter => parameter.Kind == ParameterKind.Argument)];
        // An argument that takes all that is left divides the words in another way.
        int readable = arguments.All(static argument => argument.Plain is PlainKind.Text or PlainKind.Number) ? arguments.Length : 0;
        for (int i = 0; i < readable; i++)
        {
            Line(7, $"case {i}:");
            WriteStore(8, arguments[i], "word");
            WriteHas(8, arguments[i]);
            Line(8, "break;");
        }

        Line(7, "default:");
        Line(8, "return null;");
        Line(6, "}");
        Line(6, "");
        Line(6, "break;");
    }

    private void WriteValues()
    {
        Line(2, "");
        Line(2, $"private sealed class Values({name} command) : global::Click.Net.BoundCall");
        Line(2, "{");
        foreach (ParameterModel parameter in OnCommandLine)
        {
            Line(3, $"public {parameter.Type} @{parameter.Name} = {parameter.Missing ?? "default!"};");
            if (parameter.Plain == PlainKind.Count)
                Line(3, $"public int count_{parameter.Name};");
        }

        IEnumerable<string> fields = OnCommandLine.Select(static parameter => $"@{parameter.Name}");
        Line(3, "");
        Line(3, $"public override {Result} CallAsync(global::Click.Net.Context context) => command.Call({string.Join(", ", fields.Prepend("context"))});");
        Line(2, "}");
    }

    private void Line(int depth, string text) => _source.Append(text.Length == 0 ? "" : new string(' ', depth * 4)).Append(text).Append('\n');
}
