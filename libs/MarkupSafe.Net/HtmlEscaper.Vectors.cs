using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarkupSafe.Net;

// Counting and filling, sixteen characters at a time where the machine can. The plain loops below them do the same for the
// rest of the text and for other machines, and the tests hold both against a third.
public static partial class HtmlEscaper
{
    // An entity is written as eight characters, of which the next text overwrites what is too much.
    private const int EntityRoom = 8;
    private const int BlockSize = 16;
    private const int RoomForBlock = BlockSize + EntityRoom;

    // < and > differ in one bit, and so do " and &.
    private const ushort AngleBit = '<' ^ '>';
    private const ushort QuoteBit = '"' ^ '&';

    private static readonly char[] PaddedEntities = [.. "&amp;   &lt;    &gt;    &#34;   &#39;   "];

    // How many characters the text gains.
    private static int CountGrowth(ReadOnlySpan<char> text)
    {
        int growth = 0, at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref ushort start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            for (; at <= text.Length - BlockSize; at += BlockSize)
            {
                Vector256<ushort> block = Vector256.LoadUnsafe(ref start, (nuint)at);
                Vector256<ushort> angles = Angles(block);
                uint specials = Mask(angles | Quotes(block));
                if (specials != 0)
                    growth = checked(growth + BitOperations.PopCount(specials) * 2 - BitOperations.PopCount(Mask(angles)) / 2);
            }
        }

        for (; at < text.Length; at++)
            growth = checked(growth + Growth(text[at]));
        return growth;
    }

    // Writes the escaped text; the destination has exactly the room that it needs, or more.
    private static void Fill(ReadOnlySpan<char> text, Span<char> destination)
    {
        int read = 0, written = 0;
        if (Vector256.IsHardwareAccelerated && text.Length >= RoomForBlock)
            FillBlocks(text, destination, out read, out written);
        FillPlainly(text[read..], destination[written..]);
    }

    // As long as the text has a block and an entity's room more, the destination has them too.
    private static void FillBlocks(ReadOnlySpan<char> text, Span<char> destination, out int read, out int written)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(destination));
        ref ushort entities = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetArrayDataReference(PaddedEntities));
        nuint from = 0, to = 0, last = (nuint)(text.Length - RoomForBlock);
        while (from <= last)
        {
            Vector256<ushort> block = Vector256.LoadUnsafe(ref source, from);
            block.StoreUnsafe(ref target, to);
            uint specials = Mask(Angles(block) | Quotes(block));
            if (specials == 0)
            {
                from += BlockSize;
                to += BlockSize;
                continue;
            }

            nuint clean = (nuint)BitOperations.TrailingZeroCount(specials) / 2;
            (int index, int length) = Place((char)Unsafe.Add(ref source, from + clean));
            Vector128.LoadUnsafe(ref entities, (nuint)(index * EntityRoom)).StoreUnsafe(ref target, to + clean);
            from += clean + 1;
            to += clean + (nuint)length;
        }

        read = (int)from;
        written = (int)to;
    }

    private static void FillPlainly(ReadOnlySpan<char> text, Span<char> destination)
    {
        int written = 0;
        foreach (char letter in text)
        {
            if (Growth(letter) == 0)
            {
                destination[written++] = letter;
                continue;
            }

            string entity = Entity(letter);
            entity.CopyTo(destination[written..]);
            written += entity.Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Angles(Vector256<ushort> block) =>
        Vector256.Equals(block | Vector256.Create(AngleBit), Vector256.Create((ushort)'>'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Quotes(Vector256<ushort> block) =>
        Vector256.Equals(block & Vector256.Create(unchecked((ushort)~QuoteBit)), Vector256.Create((ushort)'"'))
        | Vector256.Equals(block, Vector256.Create((ushort)'\''));

    // Two bits a character.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mask(Vector256<ushort> block) => block.AsByte().ExtractMostSignificantBits();

    private static int Growth(char letter) => letter switch
    {
        '<' or '>' => 3,
        '&' or '"' or '\'' => 4,
        _ => 0,
    };

    // Where an entity stands among the padded ones, and its length.
    private static (int Index, int Length) Place(char special) => special switch
    {
        '&' => (0, 5),
        '<' => (1, 4),
        '>' => (2, 4),
        '"' => (3, 5),
        _ => (4, 5),
    };
}
