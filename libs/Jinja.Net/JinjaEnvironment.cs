using Jinja.Net.Compilation;
using Jinja.Net.Parsing;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax;

namespace Jinja.Net;

/// <summary>
/// Reads templates and runs them: the language as it is set up, the filters, tests and globals that templates may use, and where
/// templates come from. Set it up once, then share it: it may be used by any number of threads.
/// </summary>
/// <remarks>Mirrors <c>jinja2.Environment</c>.</remarks>
public partial class JinjaEnvironment
{
    private readonly TemplateParser _parser;
    private readonly TagTable _tags = new();
    private readonly Extension[] _extensions;
    private readonly BudgetLimits _limits;

    /// <summary>Makes an environment.</summary>
    /// <param name="options">How it reads and runs templates; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The delimiters do not make sense.</exception>
    public JinjaEnvironment(JinjaOptions? options = null)
        : this(options ?? new JinjaOptions(), null)
    {
    }

    private protected JinjaEnvironment(JinjaOptions options, JinjaEnvironment? linked)
    {
        Options = options with { Syntax = options.Syntax.Checked() };
        Filters = linked?.Filters ?? new CallableTable(Builtins.BuiltinTables.Filters);
        Tests = linked?.Tests ?? new CallableTable(Builtins.BuiltinTables.Tests);
        Globals = linked?.Globals ?? new GlobalTable();
        Policies = linked?.Policies ?? new PolicyTable();
        Members = linked?.Members ?? new MemberTable(Options.Naming);
        _cache = new(Options.CacheSize);
        _finalize = Options.Finalize is { } finalize ? Invocation.FromDelegate("finalize", finalize) : null;
        _limits = (Options.Limits ?? StandardLimits).ToBudget() with { Seed = Options.Seed };
        _extensions = [.. Options.Extensions.OrderBy(static extension => extension.Priority)];
        _parser = new TemplateParser(Options.Syntax, _tags);
        foreach (Extension extension in _extensions)
        {
            extension.AddTags(_tags);
            if (linked is null || !linked._extensions.Contains(extension))
                extension.Bind(this);
        }
    }

    /// <summary>How the environment was set up.</summary>
    public JinjaOptions Options { get; }

    /// <summary>The filters by name. Any delegate is one: the value comes first, then the arguments.</summary>
    public IDictionary<string, Delegate> Filters { get; }

    /// <summary>The tests by name. Any delegate that gives a truth is one.</summary>
    public IDictionary<string, Delegate> Tests { get; }

    /// <summary>The variables that every template sees.</summary>
    public IDictionary<string, object?> Globals { get; }

    /// <summary>Settings of filters and extensions, such as <c>truncate.leeway</c>.</summary>
    public IDictionary<string, object?> Policies { get; }

    /// <summary>The extensions in the order in which they are asked.</summary>
    public IReadOnlyList<Extension> Extensions => _extensions;

    /// <summary>The limits that hold where the options name none.</summary>
    internal virtual RenderLimits StandardLimits => RenderLimits.Trusted;

    /// <summary>An environment with other options that shares filters, tests, globals and policies with this one.</summary>
    /// <param name="change">Changes the options of this environment.</param>
    /// <returns>The environment.</returns>
    public virtual JinjaEnvironment Overlay(Func<JinjaOptions, JinjaOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new JinjaEnvironment(change(Options), this);
    }

    /// <summary>Reads a template's text into its syntax tree.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The template's name, for errors.</param>
    /// <param name="fileName">The template's file, for errors.</param>
    /// <returns>The tree.</returns>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public TemplateNode Parse(string source, string? name = null, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        TemplateNode tree = _parser.Parse(ReadBy(source, name, fileName), name, fileName);
        foreach (Extension extension in _extensions)
            tree = extension.Transform(tree, name);
        return tree;
    }

    /// <summary>Reads a template's text into the pieces that it is written in: text, delimiters, names, operators, blanks and comments. Together they are the text, less what was trimmed.</summary>
    /// <param name="source">The text. Extensions do not change it: pass what <see cref="Preprocess"/> gives if they should.</param>
    /// <param name="name">The template's name, for errors.</param>
    /// <param name="fileName">The template's file, for errors.</param>
    /// <returns>The pieces in order.</returns>
    /// <exception cref="TemplateSyntaxException">A piece is none of the language, or brackets do not fit.</exception>
    /// <remarks>Mirrors <c>Environment.lex</c>, but reads the whole text at once.</remarks>
    /// <example><code>
    /// foreach ((int line, string type, string text) in env.Lex("Hello {{ name }}!"))
    ///     Console.WriteLine($"{line} {type} {text}");
    /// </code></example>
    public IReadOnlyList<TemplateToken> Lex(string source, string? name = null, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return _parser.Lex(source, name, fileName);
    }

    /// <summary>Writes a syntax tree as a template of this environment: <see cref="Parse"/> of it gives the same tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <returns>The template's text. Comments, and blanks that were trimmed, are not in the tree.</returns>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack allows.</exception>
    public string Print(TemplateNode tree) => new NodePrinter
    {
        BlockStart = Options.BlockStart, BlockEnd = Options.BlockEnd, VariableStart = Options.VariableStart, VariableEnd = Options.VariableEnd,
        OtherMarks = [.. new[] { Options.CommentStart, Options.LineStatementPrefix, Options.LineCommentPrefix }.OfType<string>()],
        IsTrimmed = Options.TrimBlocks || Options.LstripBlocks,
        DroppedLineEnd = Options.KeepTrailingNewline ? null : Options.NewlineSequence,
    }.Print(tree);

    /// <summary>What the extensions make of a template's text before it is read.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="fileName">The template's file.</param>
    /// <returns>The text to read.</returns>
    public string Preprocess(string source, string? name = null, string? fileName = null)
    {
        foreach (Extension extension in _extensions)
            source = extension.Preprocess(source, name, fileName);
        return source;
    }

    // What the parser reads in place of the source.
    private string ReadBy(string source, string? name, string? fileName) =>
        _extensions.Length == 0 ? source : FilteredSource.Of(Preprocess(source, name, fileName), name, fileName, _extensions, Options, _parser);

    /// <summary>Compiles an expression to something that can be evaluated.</summary>
    /// <param name="source">The expression, without delimiters.</param>
    /// <param name="undefinedToNone">Whether an undefined result is given as <see langword="null"/>.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="TemplateSyntaxException">The text is no expression.</exception>
    public TemplateExpression CompileExpression(string source, bool undefinedToNone = true)
    {
        ArgumentNullException.ThrowIfNull(source);
        Expression expression = _parser.ParseExpression(source);
        CodeUnit unit = new(null, null, source);
        return new TemplateExpression(this, ExpressionCode.Compile(expression, unit, this), undefinedToNone);
    }

    /// <summary>The variables that a template asks for and that are no globals of this environment.</summary>
    /// <param name="template">The template.</param>
    /// <returns>The names.</returns>
    /// <exception cref="TemplateAssertionException">The template breaks a rule of the language.</exception>
    /// <remarks>Mirrors <c>jinja2.meta.find_undeclared_variables</c>.</remarks>
    public IReadOnlySet<string> FindUndeclaredVariables(TemplateNode template)
    {
        ArgumentNullException.ThrowIfNull(template);
        HashSet<string> names = [.. TemplateCompiler.FindResolved(template, this)];
        names.ExceptWith(Globals.Keys);
        return names;
    }

    /// <summary>Compiles a template only to see whether it is valid.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The template's name, for errors.</param>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public void Validate(string source, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Compile(source, name, null);
    }

    internal CompiledTemplate Compile(string source, string? name, string? fileName)
    {
        TemplateNode tree = Parse(source, name, fileName);
        CodeUnit unit = new(name, fileName, PythonSpace.UnifyLineEnds(source));
        return TemplateCompiler.Compile(tree, unit, this);
    }
}
