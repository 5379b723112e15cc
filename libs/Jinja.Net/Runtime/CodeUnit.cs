using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>One compiled template as running code sees it: who it is, and which names it asks its context for.</summary>
/// <param name="name">The template's name.</param>
/// <param name="fileName">The template's file.</param>
/// <param name="source">The template's text, for excerpts in errors.</param>
internal sealed class CodeUnit(string? name, string? fileName, string source)
{
    private const int MostWithoutIndex = 8;
    private string[] _names = [];

    // Made when there are too many names to look at each.
    private Dictionary<string, int>? _indexes;

    public string? Name => name;

    public string? FileName => fileName;

    public string Source => source;

    public int NameCount { get; private set; }

    public string NameAt(int index) => _names[index];

    /// <summary>The place of a name in the caches of contexts.</summary>
    public int IndexOf(string variable)
    {
        int index = _indexes is null ? Array.IndexOf(_names, variable, 0, NameCount) : _indexes.GetValueOrDefault(variable, -1);
        if (index >= 0)
            return index;
        if (NameCount == _names.Length)
            Array.Resize(ref _names, Math.Max(2, NameCount * 2));
        _names[NameCount] = variable;
        if (NameCount == MostWithoutIndex)
        {
            _indexes = new(StringComparer.Ordinal);
            for (int i = 0; i < NameCount; i++)
                _indexes[_names[i]] = i;
        }

        _indexes?.Add(variable, NameCount);
        return NameCount++;
    }
}

/// <summary>Code that runs with locals of its own.</summary>
internal abstract class FunctionCode(CodeUnit unit)
{
    public CodeUnit Unit => unit;

    /// <summary>What errors call it; <see langword="null"/> for a template's top.</summary>
    public virtual string? Label => null;

    /// <summary>How many slots its locals take.</summary>
    public int SlotCount { get; set; }

    /// <summary>Whether functions inside of it use its locals, so that they live on the heap.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>Runs it in a frame that was entered for it.</summary>
    public abstract Flow Run(Frame frame);
}

/// <summary>A block of a template.</summary>
internal abstract class BlockCode(CodeUnit unit, string name, bool isRequired) : FunctionCode(unit)
{
    public string Name => name;

    public bool IsRequired => isRequired;

    public override string Label => $"block '{name}'";
}

/// <summary>The blocks of a template and its parents by name, those of the youngest child first.</summary>
internal sealed class BlockTable
{
    private Dictionary<string, List<BlockCode>>? _blocks;

    public void Add(IReadOnlyList<BlockCode> blocks)
    {
        if (blocks.Count == 0)
            return;
        _blocks ??= new(StringComparer.Ordinal);
        foreach (BlockCode block in blocks)
        {
            if (!_blocks.TryGetValue(block.Name, out List<BlockCode>? chain))
                _blocks[block.Name] = chain = [];
            chain.Add(block);
        }
    }

    public IReadOnlyList<BlockCode>? Find(string name) => _blocks?.GetValueOrDefault(name);
}

/// <summary>The locals of a function that functions inside of it use.</summary>
/// <param name="slots">The locals.</param>
/// <param name="parent">Those of the function that it was written in.</param>
internal sealed class Activation(Value[] slots, Activation? parent)
{
    public Value[] Slots => slots;

    public Activation? Parent => parent;
}
