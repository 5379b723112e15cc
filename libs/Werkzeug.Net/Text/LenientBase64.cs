using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>Base64 as Python's <c>base64.b64decode</c> reads it: other characters are skipped, and the first full padding ends the data.</summary>
public static class LenientBase64
{
    /// <summary>Decodes a text, or says that its padding is wrong or it is no ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">What it stands for; empty where it cannot be decoded.</param>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<byte> decoded = new(text.Length * 3 / 4);
        if (!Ascii.IsValid(text))
            return Finish(decoded, ok: false, out bytes);
        int have = 0, buffer = 0, pads = 0;
        foreach (char letter in text)
        {
            if (letter == '=' && have >= 2 && have + ++pads >= 4)
                return Finish(decoded, ok: true, out bytes);
            int value = ValueOf(letter);
            if (value < 0)
                continue;
            pads = 0;
            buffer = (buffer << 6) | value;
            have = (have + 1) % 4;
            if (have != 1)
                decoded.Add((byte)(buffer >> (have == 0 ? 0 : 8 - (have * 2))));
        }

        return Finish(decoded, have == 0, out bytes);
    }

    private static bool Finish(List<byte> decoded, bool ok, out byte[] bytes)
    {
        bytes = ok ? [.. decoded] : [];
        return ok;
    }

    private static int ValueOf(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => letter - 'A',
        >= 'a' and <= 'z' => letter - 'a' + 26,
        >= '0' and <= '9' => letter - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
