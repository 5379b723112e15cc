namespace Werkzeug.Net;

/// <summary>The numbers that choose blocks in the first half of the first pass, where the password must not: RFC 9106 section 3.4.1.2.</summary>
internal sealed class Argon2Addresses(Argon2 settings, int pass, int slice, int lane, int blocks)
{
    private const int TypeId = 2;
    private readonly ulong[] _zero = new ulong[Argon2Block.Words];
    private readonly ulong[] _input = [(ulong)pass, (ulong)lane, (ulong)slice, (ulong)blocks, (ulong)settings.Passes, TypeId, .. new ulong[Argon2Block.Words - 6]];
    private readonly ulong[] _numbers = new ulong[Argon2Block.Words];
    private readonly ulong[] _once = new ulong[Argon2Block.Words];
    private int _known;

    /// <summary>The number of a block of the segment; they are asked for in order.</summary>
    public ulong Next(int within)
    {
        if (within >= _known)
            Renew(within);
        return _numbers[within % Argon2Block.Words];
    }

    private void Renew(int within)
    {
        _input[6] = (ulong)((within / Argon2Block.Words) + 1);
        Argon2Block.Mix(_zero, _input, _numbers, isOver: false);
        _numbers.CopyTo(_once, 0);
        Argon2Block.Mix(_zero, _once, _numbers, isOver: false);
        _known = ((within / Argon2Block.Words) + 1) * Argon2Block.Words;
    }
}
