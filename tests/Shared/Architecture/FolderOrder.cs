namespace Pallets.Tests.Architecture;

/// <summary>The folders of a library from low to high: a folder may use those before it, never those after it.</summary>
/// <param name="lowToHigh">Folder names relative to the library; <c>""</c> is the root. A folder covers those below it that are not listed themselves.</param>
internal sealed class FolderOrder(params string[] lowToHigh)
{
    private readonly HashSet<(string From, string To)> _allowed = [];

    /// <summary>Names a ring: these folders may use one another.</summary>
    public FolderOrder WithRing(params string[] folders)
    {
        foreach (string from in folders)
        {
            foreach (string to in folders)
                _allowed.Add((from, to));
        }

        return this;
    }

    /// <summary>Whether a type of one folder may use a type of another.</summary>
    public bool Allows(string from, string to)
    {
        string low = Listed(to), high = Listed(from);
        return low == high || _allowed.Contains((high, low)) || Array.IndexOf(lowToHigh, low) < Array.IndexOf(lowToHigh, high);
    }

    /// <summary>Whether the folder, or one above it, has a place in the order.</summary>
    public bool Knows(string folder) => Array.IndexOf(lowToHigh, Listed(folder)) >= 0;

    private string Listed(string folder)
    {
        while (folder.Length > 0 && Array.IndexOf(lowToHigh, folder) < 0)
        {
            int slash = folder.LastIndexOf('/');
            if (slash < 0)
                return folder;
            folder = folder[..slash];
        }

        return folder;
    }
}
