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

    /// <summary>Changes a template's syntax tree after it was read, in place of a filter for its tokens.</summary>
    /// <param name="template">The tree; a <see cref="Syntax.NodeTransformer"/> makes a changed copy.</param>
    /// <param name="name">The template's name, if it has one.</param>
    /// <returns>The tree to compile.</returns>
    /// <remarks>Takes the place of <c>jinja2.ext.Extension.filter_stream</c>.</remarks>
    public virtual Syntax.TemplateNode Transform(Syntax.TemplateNode template, string? name) => template;
}
