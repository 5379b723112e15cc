using Microsoft.CodeAnalysis.Scripting;
using Werkzeug.Net.Debugging;

namespace Werkzeug.Net.Scripting;

/// <summary>Evaluates C# in the running process: statements and expressions, with <c>await</c>, one input after the other.</summary>
/// <remarks>
/// The compiler is loaded with the first input, which takes a second or two. Code sees what the process references. It is not confined
/// in any way: whoever may type here owns the process.
/// </remarks>
/// <example><code>
/// await RunSimple.ServeAsync("127.0.0.1", 5000, app, new ServerOptions
/// {
///     UseDebugger = true,
///     Debugger = new DebuggerOptions { Evaluator = new CSharpEvaluator() },
/// });
/// </code></example>
public sealed class CSharpEvaluator : ICodeEvaluator
{
    private static readonly string[] UsualImports =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks"];

    private readonly Lazy<ScriptOptions> _options;

    /// <summary>Makes an evaluator.</summary>
    /// <param name="imports">The namespaces that code can use without naming them, beside the usual ones of <c>System</c>.</param>
    public CSharpEvaluator(params IEnumerable<string> imports)
    {
        string[] all = [.. UsualImports, .. imports];
        _options = new Lazy<ScriptOptions>(() => ScriptOptions.Default.WithImports(all).WithReferences(ProcessReferences.All()).WithAllowUnsafe(false));
    }

    /// <inheritdoc/>
    public ICodeSession Begin(IReadOnlyDictionary<string, object?> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new CSharpSession(_options, names);
    }
}
