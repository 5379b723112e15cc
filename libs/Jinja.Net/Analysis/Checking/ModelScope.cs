namespace Jinja.Net.Analysis.Checking;

/// <summary>The names that a place of a template has given to values.</summary>
/// <param name="parent">The names around it; <see langword="null"/> at a template's top.</param>
/// <param name="seesModel">Whether names that are not found here are looked for in the model; imported templates do not see it.</param>
internal sealed class ModelScope(ModelScope? parent, bool seesModel = true)
{
    private readonly Dictionary<string, ModelType> _names = new(StringComparer.Ordinal);

    /// <summary>Whether names that are not found here are looked for in the model.</summary>
    public bool SeesModel => parent?.SeesModel ?? seesModel;

    /// <summary>Whether names may be there that nothing here shows.</summary>
    public bool IsOpen
    {
        get => field || parent?.IsOpen == true;
        set;
    }

    /// <summary>The names that can be seen from here.</summary>
    public IEnumerable<string> Names => parent is null ? _names.Keys : _names.Keys.Concat(parent.Names);

    /// <summary>What a name stands for, or <see langword="null"/>.</summary>
    public ModelType? Find(string name) => _names.TryGetValue(name, out ModelType? type) ? type : parent?.Find(name);

    /// <summary>Gives a name to a value that may also keep what it was.</summary>
    public void Set(string name, ModelType type, ModelType? before) => _names[name] = _names.TryGetValue(name, out ModelType? own) ? own.Or(type) : before is null ? type : before.Or(type);

    /// <summary>Gives a name to a value, whatever the name was before.</summary>
    public void Declare(string name, ModelType type) => _names[name] = type;
}
