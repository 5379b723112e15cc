using System.Net;
using System.Text.Encodings.Web;
using BenchmarkDotNet.Attributes;
using MarkupSafe.Net;

namespace Benchmarks.MarkupSafe;

/// <summary>Escaping text to text, beside both encoders of the platform.</summary>
[MemoryDiagnoser]
public class EscapeBenchmarks
{
    private const int Kilo = 1024;
    private string _text = "";

    /// <summary>Which text is escaped.</summary>
    [Params("20 clean", "1K clean", "1K with 5% specials", "1K not ASCII")]
    public string Text { get; set; } = "";

    /// <summary>Makes the text.</summary>
    [GlobalSetup]
    public void Setup() => _text = Text switch
    {
        "20 clean" => "Hello, dear readers!",
        "1K clean" => new string('x', Kilo),
        "1K with 5% specials" => Repeat(static at => at % 20 == 7 ? "&<>\"'"[at / 20 % 5] : (char)('a' + at % 26)),
        _ => Repeat(static at => "привет, あいう мир"[at % 15]),
    };

    /// <summary>The platform's older encoder.</summary>
    [Benchmark(Baseline = true)]
    public string WebUtilityHtmlEncode() => WebUtility.HtmlEncode(_text)!;

    /// <summary>The platform's newer encoder.</summary>
    [Benchmark]
    public string HtmlEncoderDefault() => HtmlEncoder.Default.Encode(_text);

    /// <summary>Ours.</summary>
    [Benchmark]
    public string MarkupSafeNet() => HtmlEscaper.Escape(_text);

    private static string Repeat(Func<int, char> letter) => string.Concat(Enumerable.Range(0, Kilo).Select(letter));
}
