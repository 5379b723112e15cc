namespace ItsDangerous.Net;

/// <summary>
/// The signers that a serializer asks about a token, one after the other; each is made when it is first asked, so that a
/// fallback costs nothing, and can fail nothing, as long as the first one accepts.
/// </summary>
internal sealed class SignerList(int count, Func<int, Signer> make) : IDisposable
{
    private readonly Signer?[] _signers = new Signer?[count];

    /// <summary>How many there are.</summary>
    public int Count => _signers.Length;

    /// <summary>One of them; the first is the one that signs.</summary>
    public Signer this[int index] => _signers[index] ?? Make(index);

    /// <summary>Disposes of those that were made.</summary>
    public void Dispose()
    {
        foreach (Signer? signer in _signers)
            signer?.Dispose();
    }

    private Signer Make(int index)
    {
        Signer made = make(index);
        Signer? first = Interlocked.CompareExchange(ref _signers[index], made, null);
        if (first is null)
            return made;
        made.Dispose();
        return first;
    }
}
