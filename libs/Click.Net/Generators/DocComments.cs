using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Click.Net.Generators;

/// <summary>
/// Help texts out of a function's XML documentation. The text is read as it is written before the function: the compiler keeps it apart only
/// when it writes a documentation file, and never for local functions.
/// </summary>
internal sealed class DocComments
{
    private const string LineStart = "///";
    private readonly XElement? _root;

    private DocComments(XElement? root) => _root = root;

    /// <summary>The documentation of a function; empty where there is none, or where it is not well-formed.</summary>
    public static DocComments Of(IMethodSymbol function)
    {
        SyntaxNode? node = function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (node is null)
            return new DocComments(null);
        IEnumerable<string> lines = node.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(static line => line.Trim())
            .Where(static line => line.StartsWith(LineStart, StringComparison.Ordinal))
            .Select(static line => line.Substring(LineStart.Length));
        try
        {
            return new DocComments(XElement.Parse($"<doc>{string.Join("\n", lines)}</doc>"));
        }
        catch (XmlException)
        {
            return new DocComments(null);
        }
    }

    /// <summary>The text about the function: its summary, then its remarks; null for none.</summary>
    public string? Summary
    {
        get
        {
            string[] parts = [.. new[] { "summary", "remarks" }.Select(name => Text(_root?.Element(name))).OfType<string>()];
            return parts.Length == 0 ? null : string.Join("\n\n", parts);
        }
    }

    /// <summary>The text about a parameter; null for none.</summary>
    public string? Parameter(string name) =>
        Text(_root?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name));

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        StringBuilder text = new();
        Append(text, element);
        string[] paragraphs = [.. text.ToString().Split('\u2029').Select(Fold).Where(static paragraph => paragraph.Length > 0)];
        return paragraphs.Length == 0 ? null : string.Join("\n\n", paragraphs);
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
                text.Append(plain.Value);
            else if (node is XElement child)
                AppendChild(text, child);
        }
    }

    private static void AppendChild(StringBuilder text, XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "para" or "item" or "description":
                text.Append('\u2029');
                Append(text, child);
                text.Append('\u2029');
                break;
            case "paramref":
                text.Append(Names.Kebab((string?)child.Attribute("name") ?? "").Replace('-', '_').ToUpperInvariant());
                break;
            case "see" or "seealso" when child.IsEmpty:
                text.Append((string?)child.Attribute("langword") ?? (string?)child.Attribute("href") ?? LastPart((string?)child.Attribute("cref") ?? ""));
                break;
            default:
                Append(text, child);
                break;
        }
    }

    private static string LastPart(string reference) => reference.Split(':', '.').Last();

    // The lines of a paragraph are joined; help breaks them again.
    private static string Fold(string paragraph) =>
        string.Join(" ", paragraph.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
