using Jinja.Net.Parsing;

namespace Jinja.Net;

/// <summary>Something that an environment's language can do beyond Jinja's own: tags, and a word in each template's text.</summary>
/// <remarks>Mirrors <c>jinja2.ext.Extension</c>.</remarks>
public abstract partial class Extension
{
    /// <summary>When the extension is asked, of several: the lowest first.</summary>
    /// <value>The default is 100.</value>
    public virtual int Priority => 100;

    /// <summary>Adds tags to an environment.</summary>
    /// <param name="tags">The environment's tags.</param>
    public virtual void AddTags(TagTable tags)
    {
    }

    /// <summary>Registers what the extension needs: globals, filters, policies.</summary>
    /// <param name="environment">The environment, ready but for this.</param>
    public virtual void Bind(JinjaEnvironment environment)
    {
    }

    /// <summary>Changes a template's text before it is read.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The template's name, if it has one.</param>
    /// <param name="fileName">The template's file, if it has one.</param>
    /// <returns>The text to read.</returns>
    public virtual string Preprocess(string source, string? name, string? fileName) => source;

    /// <summary>Changes the pieces that a template's text is made of, after <see cref="Preprocess"/> and before they are read.</summary>
    /// <param name="stream">The pieces, as <see cref="JinjaEnvironment.Lex"/> gives them.</param>
    /// <param name="name">The template's name, if it has one.</param>
    /// <param name="fileName">The template's file, if it has one.</param>
    /// <returns>The pieces to read. What counts of each is its text; a line beyond that of the pieces before makes line ends in between, which should stand where blanks do not matter.</returns>
    /// <remarks>Mirrors <c>jinja2.ext.Extension.filter_stream</c>, whose tokens have neither blanks nor comments.</remarks>
    public virtual IEnumerable<Parsing.Lexing.TemplateToken> FilterStream(IEnumerable<Parsing.Lexing.TemplateToken> stream, string? name, string? fileName) => stream;

    /// <summary>Changes a template's syntax tree after it was read.</summary>
    /// <param name="template">The tree; a <see cref="Syntax.NodeTransformer"/> makes a changed copy.</param>
    /// <param name="name">The template's name, if it has one.</param>
    /// <returns>The tree to compile.</returns>
    /// <remarks>Stands, with <see cref="JinjaEnvironment.Parse"/>, for a code generator of one's own.</remarks>
    public virtual Syntax.TemplateNode Transform(Syntax.TemplateNode template, string? name) => template;
}
