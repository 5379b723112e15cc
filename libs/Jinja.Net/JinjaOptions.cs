using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Runtime;

namespace Jinja.Net;

/// <summary>How an environment reads and runs templates. Read once, when the environment is made.</summary>
/// <remarks>Mirrors the arguments of <c>jinja2.Environment</c>.</remarks>
public sealed record JinjaOptions
{
    /// <summary>How templates are written: delimiters, prefixes and whitespace.</summary>
    public SyntaxOptions Syntax { get; init; } = new();

    /// <summary>What opens a tag.</summary>
    /// <value>The default is <c>{%</c>.</value>
    public string BlockStart
    {
        get => Syntax.BlockStart;
        init => Syntax = Syntax with { BlockStart = value };
    }

    /// <summary>What closes a tag.</summary>
    /// <value>The default is <c>%}</c>.</value>
    public string BlockEnd
    {
        get => Syntax.BlockEnd;
        init => Syntax = Syntax with { BlockEnd = value };
    }

    /// <summary>What opens a printed expression.</summary>
    /// <value>The default is <c>{{</c>.</value>
    public string VariableStart
    {
        get => Syntax.VariableStart;
        init => Syntax = Syntax with { VariableStart = value };
    }

    /// <summary>What closes a printed expression.</summary>
    /// <value>The default is <c>}}</c>.</value>
    public string VariableEnd
    {
        get => Syntax.VariableEnd;
        init => Syntax = Syntax with { VariableEnd = value };
    }

    /// <summary>What opens a comment.</summary>
    /// <value>The default is <c>{#</c>.</value>
    public string CommentStart
    {
        get => Syntax.CommentStart;
        init => Syntax = Syntax with { CommentStart = value };
    }

    /// <summary>What closes a comment.</summary>
    /// <value>The default is <c>#}</c>.</value>
    public string CommentEnd
    {
        get => Syntax.CommentEnd;
        init => Syntax = Syntax with { CommentEnd = value };
    }

    /// <summary>What makes a whole line a tag; <see langword="null"/> for nothing.</summary>
    public string? LineStatementPrefix
    {
        get => Syntax.LineStatementPrefix;
        init => Syntax = Syntax with { LineStatementPrefix = value };
    }

    /// <summary>What makes the rest of a line a comment; <see langword="null"/> for nothing.</summary>
    public string? LineCommentPrefix
    {
        get => Syntax.LineCommentPrefix;
        init => Syntax = Syntax with { LineCommentPrefix = value };
    }

    /// <summary>Whether the line end after a tag is dropped.</summary>
    public bool TrimBlocks
    {
        get => Syntax.TrimBlocks;
        init => Syntax = Syntax with { TrimBlocks = value };
    }

    /// <summary>Whether blanks before a tag are dropped up to the start of its line.</summary>
    public bool LstripBlocks
    {
        get => Syntax.LstripBlocks;
        init => Syntax = Syntax with { LstripBlocks = value };
    }

    /// <summary>What line ends are written as.</summary>
    /// <value>The default is <c>\n</c>.</value>
    public string NewlineSequence
    {
        get => Syntax.NewlineSequence;
        init => Syntax = Syntax with { NewlineSequence = value };
    }

    /// <summary>Whether the line end at the very end of a template is kept.</summary>
    public bool KeepTrailingNewline
    {
        get => Syntax.KeepTrailingNewline;
        init => Syntax = Syntax with { KeepTrailingNewline = value };
    }

    /// <summary>Where templates come from; <see langword="null"/> for strings only.</summary>
    public TemplateLoader? Loader { get; init; }

    /// <summary>Which templates escape what they print.</summary>
    /// <value>The default is <see cref="AutoEscape.Off"/>.</value>
    public AutoEscape AutoEscape { get; init; } = AutoEscape.Off;

    /// <summary>What names that do not exist are.</summary>
    /// <value>The default is <see cref="UndefinedKind.Default"/>.</value>
    public UndefinedKind Undefined { get; init; } = UndefinedKind.Default;

    /// <summary>Is asked for each variable that a template takes from its context or the globals, before they are; <see langword="null"/> for nobody.</summary>
    /// <remarks>Stands for a <c>context_class</c> that overrides <c>resolve_or_missing</c>.</remarks>
    /// <example><code>Resolve = (RenderContext context, string name, out object? value) => !context.TryGet(name, out value) &amp;&amp; settings.TryGetValue(name, out value)</code></example>
    public VariableResolver? Resolve { get; init; }

    /// <summary>What every printed value goes through first; <see langword="null"/> for nothing. Any delegate that takes the value.</summary>
    public Delegate? Finalize { get; init; }

    /// <summary>Extensions of the language.</summary>
    public IList<Extension> Extensions { get; init; } = [];

    /// <summary>How much one render may use.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="RenderLimits.Trusted"/>, or in a sandbox <see cref="RenderLimits.Untrusted"/>.</value>
    public RenderLimits? Limits { get; init; }

    /// <summary>How the names of templates find the members of .NET objects.</summary>
    public MemberNaming Naming { get; init; } = MemberNaming.Default;

    /// <summary>How many compiled templates are kept.</summary>
    /// <value>The default is 400; 0 keeps none, -1 keeps all.</value>
    public int CacheSize { get; init; } = 400;

    /// <summary>Whether a template is loaded anew once its source has changed.</summary>
    public bool AutoReload { get; init; } = true;

    /// <summary>Where time comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where chance comes from, for <c>random</c> and <c>lipsum</c>.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Where the chance of each render begins, so that it is the same in every render; <see langword="null"/> takes <see cref="Random"/>.</summary>
    public int? Seed { get; init; }

    /// <summary>These options for renders that come out the same every time, for tests and caches: the clock stands still, chance is not true.</summary>
    /// <param name="now">What the time is.</param>
    /// <param name="seed">Where the chance of each render begins.</param>
    /// <returns>The options.</returns>
    public JinjaOptions Deterministic(DateTimeOffset now, int seed = 0) => this with { Clock = new StoppedClock(now), Seed = seed };
}

/// <summary>A clock that stands still. Time limits still pass.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = now.Offset == TimeSpan.Zero ? TimeZoneInfo.Utc : TimeZoneInfo.CreateCustomTimeZone("fixed", now.Offset, "fixed", "fixed");

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
