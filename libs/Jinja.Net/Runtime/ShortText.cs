using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Jinja.Net.Runtime;

/// <summary>
/// Copies texts of up to 32 characters, as nearly all pieces of a page are: there the call of the general copy, and setting up a search
/// for what must be escaped, take longer than the work. Ends overlap, so that nothing beyond the text is read or written.
/// </summary>
internal static class ShortText
{
    public const int Longest = 32;

    private const int Lanes = 8;

    /// <summary>Copies a text.</summary>
    /// <param name="text">The text, no longer than <see cref="Longest"/>.</param>
    /// <param name="room">Where it goes; at least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ReadOnlySpan<char> text, Span<char> room)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(room));
        if (text.Length < Lanes)
        {
            CopyFew(ref from, ref to, text.Length);
            return;
        }

        nuint last = (nuint)(text.Length - Lanes);
        Vector128<ushort> begin = Vector128.LoadUnsafe(ref from), end = Vector128.LoadUnsafe(ref from, last);
        if (text.Length > Lanes * 2)
        {
            Vector128.LoadUnsafe(ref from, Lanes).StoreUnsafe(ref to, Lanes);
            Vector128.LoadUnsafe(ref from, last - Lanes).StoreUnsafe(ref to, last - Lanes);
        }

        begin.StoreUnsafe(ref to);
        end.StoreUnsafe(ref to, last);
    }

    /// <summary>Copies a text if it has nothing that HTML wants escaped.</summary>
    /// <param name="text">The text, no longer than <see cref="Longest"/>.</param>
    /// <param name="room">Where it goes; at least as long. If the text must be escaped, it is left with anything.</param>
    /// <returns>Whether the copy is what is to be printed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCopyClean(ReadOnlySpan<char> text, Span<char> room)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(room));
        if (text.Length < Lanes)
            return TryCopyFewClean(ref from, ref to, text.Length);
        nuint last = (nuint)(text.Length - Lanes);
        Vector128<ushort> begin = Vector128.LoadUnsafe(ref from), end = Vector128.LoadUnsafe(ref from, last);
        Vector128<ushort> special = Special(begin) | Special(end);
        if (text.Length > Lanes * 2)
        {
            Vector128<ushort> second = Vector128.LoadUnsafe(ref from, Lanes), third = Vector128.LoadUnsafe(ref from, last - Lanes);
            special |= Special(second) | Special(third);
            second.StoreUnsafe(ref to, Lanes);
            third.StoreUnsafe(ref to, last - Lanes);
        }

        begin.StoreUnsafe(ref to);
        end.StoreUnsafe(ref to, last);
        return special == Vector128<ushort>.Zero;
    }

    // "&" and "'" differ in their lowest bit, "<" and ">" in the one above it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Special(Vector128<ushort> characters) =>
        Vector128.Equals(characters | Vector128.Create((ushort)1), Vector128.Create((ushort)'\''))
        | Vector128.Equals(characters | Vector128.Create((ushort)2), Vector128.Create((ushort)'>'))
        | Vector128.Equals(characters, Vector128.Create((ushort)'"'));

    private const ulong SpecialBits = (1UL << '&') | (1UL << '<') | (1UL << '>') | (1UL << '"') | (1UL << '\'');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCopyFewClean(ref ushort from, ref ushort to, int length)
    {
        for (int i = 0; i < length; i++)
        {
            ushort character = Unsafe.Add(ref from, i);
            if (character < 64 && ((SpecialBits >> character) & 1) != 0)
                return false;
            Unsafe.Add(ref to, i) = character;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFew(ref ushort from, ref ushort to, int length)
    {
        if (length >= 4)
        {
            ulong begin = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref from));
            ulong end = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, length - 4)));
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref to), begin);
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref to, length - 4)), end);
            return;
        }

        for (int i = 0; i < length; i++)
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
    }
}
