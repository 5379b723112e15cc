using Jinja.Net.Analysis;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>What a compilation needs only while it goes on. A thread keeps one for its next; after an error it is dropped.</summary>
internal sealed class CompileScratch
{
    private const int MostArguments = 8;

    [ThreadStatic]
    private static CompileScratch? _spare;

    private readonly Value[] _arguments = new Value[MostArguments];

    /// <summary>The nodes of the bodies that are being compiled, the inner ones last.</summary>
    public List<RenderNode> Nodes { get; } = [];

    public SymbolVisitor Symbols { get; } = new();

    public ScopePool Scopes { get; } = new();

    public PendingText Text { get; } = new();

    /// <summary>Room for a few arguments, until the next call.</summary>
    public Span<Value> Arguments(int count) => count <= MostArguments ? _arguments.AsSpan(0, count) : new Value[count];

    public static CompileScratch Rent()
    {
        CompileScratch scratch = _spare ?? new CompileScratch();
        _spare = null;
        return scratch;
    }

    public static void Return(CompileScratch scratch)
    {
        scratch.Scopes.Reset();
        scratch.Symbols.Begin(null!);
        Array.Clear(scratch._arguments);
        _spare = scratch;
    }
}
