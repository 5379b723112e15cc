using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Forms;

/// <summary>What was read from a form.</summary>
/// <param name="Rest">What is left of the body: nothing after a form, all of it where the body is no form.</param>
/// <param name="Form">The texts.</param>
/// <param name="Files">The files. Whoever takes them closes them.</param>
public sealed record FormData(Stream Rest, ImmutableMultiDict<string> Form, ImmutableMultiDict<FileStorage> Files)
{
    /// <summary>A body that is no form.</summary>
    public static FormData None(Stream rest) => new(rest, ImmutableMultiDict.Empty<string>(), ImmutableMultiDict.Empty<FileStorage>());
}
