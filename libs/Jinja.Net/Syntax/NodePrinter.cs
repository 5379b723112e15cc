using System.Runtime.CompilerServices;
using System.Text;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Syntax;

/// <summary>
/// Writes a syntax tree as a template: reading that template gives the same tree. Comments, and how whitespace was trimmed, are not
/// part of a tree. Brackets stand where precedence asks for them.
/// </summary>
/// <remarks>
/// What only extensions make (calls of their methods, globals, safe text) has no way to be written; it is printed for people, as a call
/// whose name begins with <c>@</c>. <c>JinjaEnvironment.Print</c> prints with an environment's delimiters.
/// </remarks>
public sealed partial class NodePrinter
{
    /// <summary>What opens a tag.</summary>
    public string BlockStart { get; init; } = "{%";

    /// <summary>What closes a tag.</summary>
    public string BlockEnd { get; init; } = "%}";

    /// <summary>What opens a printed expression.</summary>
    public string VariableStart { get; init; } = "{{";

    /// <summary>What closes a printed expression.</summary>
    public string VariableEnd { get; init; } = "}}";

    /// <summary>What text must not look like besides: the starts of comments, line tags and line comments.</summary>
    public IReadOnlyList<string> OtherMarks { get; init; } = ["{#"];

    /// <summary>Whether whoever reads the template drops the line end after a tag, or the blanks before it.</summary>
    public bool IsTrimmed { get; init; }

    /// <summary>The line end to add where the text ends with one, because whoever reads the template drops the last; <see langword="null"/> if it is kept.</summary>
    public string? DroppedLineEnd { get; init; } = "\n";

    /// <summary>Writes a tree.</summary>
    /// <param name="node">A template, a statement or an expression.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack allows.</exception>
    public string Print(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        StringBuilder text = new();
        Writer writer = new(this, text);
        switch (node)
        {
            case TemplateNode template:
                writer.Body(template.Body);
                if (DroppedLineEnd is { } end && text.Length > 0 && text[^1] is '\n' or '\r')
                    text.Append(end);
                break;
            case Statement statement:
                writer.Write(statement);
                break;
            case Expression expression:
                writer.Write(expression, Level.Any);
                break;
            default:
                throw new ArgumentException($"A {node.Kind} cannot stand alone.", nameof(node));
        }

        return text.ToString();
    }

    // How tightly an expression binds: what binds looser than its place allows stands in brackets.
    private enum Level
    {
        Any,
        Conditional,
        Or,
        And,
        Not,
        Compare,
        Sum,
        Concat,
        Product,
        Power,
        Filter,
        Sign,
        Operand,
    }

    /// <summary>One printing.</summary>
    private sealed partial class Writer(NodePrinter style, StringBuilder text)
    {
        private Writer Add(string piece)
        {
            text.Append(piece);
            return this;
        }

        /// <summary>Statements one after the other.</summary>
        public void Body(IReadOnlyList<Statement> body)
        {
            foreach (Statement statement in body)
                Write(statement);
        }

        private void Join<T>(IReadOnlyList<T> items, Action<T> write)
        {
            for (int i = 0; i < items.Count; i++)
            {
                if (i > 0)
                    text.Append(", ");
                write(items[i]);
            }
        }

        private static void Guard() => RuntimeHelpers.EnsureSufficientExecutionStack();
    }
}
