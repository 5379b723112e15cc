using System.Globalization;

namespace Werkzeug.Net.Routing;

/// <summary>Hosts as they stand in URLs.</summary>
internal static class HostText
{
    private const int LongestLabel = 63;

    /// <summary>The host in ASCII (RFC 3490).</summary>
    /// <exception cref="BadHostException">A label is empty or too long, or has no ASCII form.</exception>
    public static string ToAscii(string host)
    {
        string[] labels = host.Split('.');
        for (int at = 0; at < labels.Length; at++)
        {
            labels[at] = LabelToAscii(labels[at]);
            bool isEnd = at == labels.Length - 1;
            if (labels[at].Length > LongestLabel || (labels[at].Length == 0 && (!isEnd || at == 0) && host.Length > 0))
                throw new BadHostException();
        }

        return string.Join('.', labels);
    }

    private static string LabelToAscii(string label)
    {
        if (System.Text.Ascii.IsValid(label))
            return label;
        try
        {
            return new IdnMapping { AllowUnassigned = true }.GetAscii(label);
        }
        catch (ArgumentException)
        {
            throw new BadHostException();
        }
    }
}
