using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation;

/// <summary>What compiled code may ask of its environment, beyond what values may.</summary>
internal interface ITemplateHost : IEnvironment
{
    /// <summary>The render that constants are computed in.</summary>
    IRuntimeServices Outside { get; }

    /// <summary>What every value goes through that templates of this name print, or null.</summary>
    Callable? FinalizeFor(string? name);

    /// <summary>The filters that there are, for suggestions.</summary>
    IEnumerable<string> FilterNames { get; }

    /// <summary>The tests that there are, for suggestions.</summary>
    IEnumerable<string> TestNames { get; }

    /// <summary>Whether the environment computes an operator in its own way, so that not even constants are computed beforehand.</summary>
    bool Intercepts(BinaryOperator op);

    /// <inheritdoc cref="Intercepts(BinaryOperator)"/>
    bool Intercepts(UnaryOperator op);

    /// <summary>Whether templates give values, so that nothing is escaped.</summary>
    bool GivesValues { get; }

    /// <summary>Whether templates of this name escape in another way than for HTML.</summary>
    bool HasMode(string? name);

    /// <summary>Whether templates of this name escape what they print.</summary>
    bool AutoEscapes(string? name);

    /// <summary>The template of a name, or the template that the value is.</summary>
    /// <param name="parent">The name of the template that asks.</param>
    /// <param name="template">The name.</param>
    CompiledTemplate Load(string? parent, Value template);

    /// <summary>The first template of several names, or what <see cref="Load"/> gives for one.</summary>
    CompiledTemplate Select(string? parent, Value templates);

    /// <summary>The same as <see cref="Load"/>, without holding up a thread.</summary>
    ValueTask<CompiledTemplate> LoadAsync(string? parent, Value template, CancellationToken cancellation);

    /// <summary>The same as <see cref="Select"/>, without holding up a thread.</summary>
    ValueTask<CompiledTemplate> SelectAsync(string? parent, Value templates, CancellationToken cancellation);
}
