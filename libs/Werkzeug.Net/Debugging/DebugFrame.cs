using System.Diagnostics;
using System.Reflection;

namespace Werkzeug.Net.Debugging;

/// <summary>One call on the way to an exception: what was called, and the lines of its source around the place.</summary>
/// <param name="Method">The method, with its type and the types of its parameters.</param>
/// <param name="File">The source file; null where the symbols do not tell.</param>
/// <param name="Line">The line in it, counted from 1; 0 where the symbols do not tell.</param>
/// <param name="IsFramework">Whether the call lies in .NET, ASP.NET Core or these libraries: seldom what a developer looks for.</param>
/// <param name="Source">The lines around the place; empty where the file is not here.</param>
internal sealed record DebugFrame(string Method, string? File, int Line, bool IsFramework, IReadOnlyList<SourceLine> Source)
{
    private const int LinesAround = 4;
    private const long LongestFile = 2 * 1024 * 1024;

    private static readonly string[] Frameworks = ["System", "Microsoft", "Werkzeug.Net", "Flask.Net", "Jinja.Net", "Click.Net", "MarkupSafe.Net", "ItsDangerous.Net"];

    /// <summary>Reads a frame of a stack trace and, where it lies on this machine, its source.</summary>
    public static DebugFrame From(StackFrame frame)
    {
        MethodBase? method = frame.GetMethod();
        string? file = frame.GetFileName();
        int line = frame.GetFileLineNumber();
        return new DebugFrame(NameOf(method), file, line, IsOfFramework(method), SourceAround(file, line));
    }

    private static string NameOf(MethodBase? method)
    {
        if (method is null)
            return "(unknown)";
        string parameters = string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name));
        return $"{method.DeclaringType?.FullName?.Replace('+', '.') ?? "(global)"}.{method.Name}({parameters})";
    }

    private static bool IsOfFramework(MethodBase? method)
    {
        string assembly = method?.DeclaringType?.Assembly.GetName().Name ?? "System";
        return Frameworks.Any(name => assembly == name || assembly.StartsWith(name + ".", StringComparison.Ordinal) && !assembly.EndsWith(".Tests", StringComparison.Ordinal));
    }

    private static SourceLine[] SourceAround(string? file, int line)
    {
        if (file is null || line <= 0 || new FileInfo(file) is not { Exists: true, Length: <= LongestFile })
            return [];
        try
        {
            int first = Math.Max(1, line - LinesAround);
            return [.. System.IO.File.ReadLines(file).Skip(first - 1).Take(line + LinesAround - first + 1)
                .Select((text, at) => new SourceLine(first + at, text, first + at == line))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

/// <summary>A line of source.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsCurrent">Whether it is the line of the call.</param>
internal sealed record SourceLine(int Number, string Text, bool IsCurrent);
