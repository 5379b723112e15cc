using System.Diagnostics;
using System.Reflection;

namespace Werkzeug.Net.Debugging;

/// <summary>One call on the way to an exception: what was called, and the lines of its source around the place.</summary>
/// <param name="Method">The method, with its type and the types of its parameters; or the template.</param>
/// <param name="File">The source file; null where the symbols do not tell.</param>
/// <param name="Line">The line in it, counted from 1; 0 where the symbols do not tell.</param>
/// <param name="IsFramework">Whether the call lies in .NET, ASP.NET Core or these libraries: seldom what a developer looks for.</param>
/// <param name="Source">The lines around the place; empty where the file is not here.</param>
internal sealed record DebugFrame(string Method, string? File, int Line, bool IsFramework, IReadOnlyList<SourceLine> Source)
{
    private static readonly string[] Frameworks = ["System", "Microsoft", "Werkzeug.Net", "Flask.Net", "Jinja.Net", "Click.Net", "MarkupSafe.Net", "ItsDangerous.Net"];

    /// <summary>Reads a frame of a stack trace and, where it lies on this machine, its source.</summary>
    public static DebugFrame From(StackFrame frame)
    {
        MethodBase? method = frame.GetMethod();
        string? file = frame.GetFileName();
        int line = frame.GetFileLineNumber();
        return new DebugFrame(NameOf(method), file, line, IsOfFramework(method), SourceLine.Around(file, line));
    }

    /// <summary>Takes a place that no stack trace knows.</summary>
    public static DebugFrame From(SourcePlace place) => new(place.Name, place.File, place.Line, IsFramework: false,
        place.Source is null ? SourceLine.Around(place.File, place.Line) : SourceLine.Around(place.Source.Split('\n'), place.Line));

    private static string NameOf(MethodBase? method)
    {
        if (method is null)
            return "(unknown)";
        string type = method.DeclaringType?.FullName ?? "(global)";
        string name = method.Name == "MoveNext" && Written(type) is { } state ? state : Written(method.Name) ?? method.Name;
        string parameters = string.Join(", ", method.GetParameters().Select(static parameter => parameter.ParameterType.Name));
        return $"{WithoutMadeTypes(type)}.{name}({parameters})";
    }

    // The compiler names what it makes after the method that was written: <Name>d__3 (async), <Name>b__1_0 (lambda), <Outer>g__Name|2_0 (local function).
    private static string? Written(string name)
    {
        int open = name.LastIndexOf('<');
        int close = open < 0 ? -1 : name.IndexOf('>', open);
        if (close <= open + 1 || close + 1 >= name.Length)
            return null;
        string outer = name[(open + 1)..close];
        return name[close + 1] switch
        {
            'b' => outer + " (lambda)",
            'g' when name.IndexOf('|', close) is > 0 and var end => $"{outer}, {name[(close + 4)..end]}",
            _ => outer,
        };
    }

    private static string WithoutMadeTypes(string type) => string.Join('.', type.Split('+').TakeWhile(static part => !part.StartsWith('<')));

    private static bool IsOfFramework(MethodBase? method)
    {
        string assembly = method?.DeclaringType?.Assembly.GetName().Name ?? "System";
        return Frameworks.Any(name => assembly == name || assembly.StartsWith(name + ".", StringComparison.Ordinal) && !assembly.EndsWith(".Tests", StringComparison.Ordinal));
    }
}
