using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Jinja.Net.Generator;

/// <summary>A marked type that no code can be written for.</summary>
internal sealed class Problem : IEquatable<Problem>
{
    private static readonly DiagnosticDescriptor Rule = new(
        "JINJA001", "This type cannot be a model", "[JinjaModel] has no effect on {0}: {1}", "Jinja", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private readonly string _type;
    private readonly string _reason;
    private readonly string _path;
    private readonly TextSpan _span;
    private readonly LinePositionSpan _lines;
    private readonly bool _hasPlace;

    public Problem(string type, string reason, Location? place) =>
        (_type, _reason, _hasPlace, _path, _span, _lines) = (type, reason, place is not null, place?.SourceTree?.FilePath ?? "", place?.SourceSpan ?? default, place?.GetLineSpan().Span ?? default);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, _hasPlace ? Location.Create(_path, _span, _lines) : Location.None, _type, _reason);

    public bool Equals(Problem? other) => other is not null && (_type, _reason, _path, _span) == (other._type, other._reason, other._path, other._span);

    public override bool Equals(object? obj) => Equals(obj as Problem);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_type);
}
