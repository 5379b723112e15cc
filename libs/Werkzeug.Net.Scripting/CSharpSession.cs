using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Werkzeug.Net.Debugging;

namespace Werkzeug.Net.Scripting;

/// <summary>One session: the state after each input is where the next one begins.</summary>
internal sealed class CSharpSession(Lazy<ScriptOptions> options, IReadOnlyDictionary<string, object?> names) : ICodeSession
{
    private const int LongestValue = 20_000;

    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    private readonly ConsoleGlobals _globals = new(names, value => Format(value, MemberDisplayFormat.SeparateLines));
    private ScriptState<object>? _state;

    public async ValueTask<CodeResult> EvaluateAsync(string code, CancellationToken cancel = default)
    {
        if (!SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(code, Script, cancellationToken: cancel)))
            return new CodeResult("", CodeOutcome.Incomplete);
        try
        {
            ScriptState<object> before = _state ?? await BeginAsync(cancel).ConfigureAwait(false);
            _state = await before.ContinueWithAsync(code, catchException: static _ => true, cancellationToken: cancel).ConfigureAwait(false);
            return Result(_state);
        }
        catch (CompilationErrorException error)
        {
            return new CodeResult(string.Join('\n', error.Diagnostics), CodeOutcome.Failed);
        }
    }

    private Task<ScriptState<object>> BeginAsync(CancellationToken cancel) => CSharpScript.RunAsync<object>(
        NamePrelude.For(names), options.Value, _globals, cancellationToken: cancel)!; // the prelude has a state, whatever its value

    private CodeResult Result(ScriptState<object> state)
    {
        string printed = _globals.TakeOutput();
        if (state.Exception is { } thrown)
            return new CodeResult(printed + CSharpObjectFormatter.Instance.FormatException(thrown), CodeOutcome.Failed);
        return new CodeResult(state.ReturnValue is null ? printed.TrimEnd('\n') : printed + Format(state.ReturnValue, MemberDisplayFormat.SingleLine));
    }

    private static string Format(object? value, MemberDisplayFormat members) => CSharpObjectFormatter.Instance.FormatObject(
        value, new PrintOptions { MemberDisplayFormat = members, MaximumOutputLength = LongestValue });
}
