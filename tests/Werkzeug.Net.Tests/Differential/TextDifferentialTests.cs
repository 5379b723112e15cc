using System.Text;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Tests.Fuzzing;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>What Werkzeug takes from Python's own library, and what it builds of it, on seeded texts.</summary>
[TestClass]
public sealed class TextDifferentialTests
{
    private const int Cases = 6_000;

    private static object?[][] Texts(int seed, string sprinkle, params string[] samples) =>
        [.. new TextSource(seed, samples, sprinkle).Take(Cases).Select(static text => new object?[] { text })];

    [TestMethod]
    public void International_hosts_are_written_alike() =>
        PythonOracle.AssertAgrees("idna_encode", Texts(11, ".-aZ\u00DF\u0130\u03C2\u1F80\u1FB3\u00AD\u200B\u2F38\u3002\uFF0Eé\u05D0\u0627\u00A0\u2460\uFB01\u0660",
            "example.com", "☃.net", "föö.com", "xn--n3h", "straße.de", "ΑΣΣ", "日本語。jp", "אבג", "bücher.example.", "ＥＸＡＭＰＬＥ", "עברית"), static call => Idna.ToAscii((string)call[0]!));

    [TestMethod]
    public void International_hosts_are_read_alike()
    {
        object?[][] ascii =
        [
            .. Texts(12, ".-ab0z9", "xn--n3h.net", "xn--f-1gaa.com", "xn--bcher-kva", "example", "xn--a", "xn--wgbl6a", "xn--strae-oqa").Where(static call => Ascii.IsValid((string)call[0]!)),
        ];

        PythonOracle.AssertAgrees("idna_decode", ascii, static call => Idna.ToUnicode((string)call[0]!));
    }

    [TestMethod]
    public void Urls_are_taken_apart_and_put_together_alike() =>
        // Python 3.11.4 strips control characters in front and wants a letter at a scheme's start; older ones do neither.
        PythonOracle.AssertAgrees("urlsplit", [.. Texts(13, ":/?#@[]%.é0 a", "http://user:pw@example.com:80/p/a?q=1#f", "//host/x", "mailto:a@b", "itms-services://?a=b", "https://[::1]:8080/", "/path;x?y", "http:p")
            .Where(static call => ((string)call[0]!).Length == 0 || char.IsAsciiLetter(((string)call[0]!)[0]) || ((string)call[0]!)[0] is '/' or '?' or '#')], static call =>
        {
            UrlParts parts = UrlParts.Split((string)call[0]!);
            return new object?[]
            {
                parts.Scheme, parts.Netloc, parts.Path, parts.Query, parts.Fragment, parts.Username, parts.Password, parts.Hostname, parts.Port, parts.Join(),
            };
        });

    [TestMethod]
    public void Percents_are_decoded_alike()
    {
        object?[][] calls = Texts(14, "%+é09aFf☃😀 ", "%C3%A9", "a%20b", "%E2%98%83", "%F0%9F%98%80", "%ff%fe", "%ED%A0%80", "100%", "%C3é%A9");

        PythonOracle.AssertAgrees("unquote", calls, static call => PercentEncoding.Unquote((string)call[0]!));
        PythonOracle.AssertAgrees("unquote_plus", calls, static call => PercentEncoding.UnquotePlus((string)call[0]!));
    }

    [TestMethod]
    public void Percents_are_encoded_alike()
    {
        object?[][] calls = [.. Texts(15, "%+é/?#[] \0\x7f☃😀~", "abc", "a/b c", "é", "%41").Select(static call => new[] { call[0], "/:@%" })];

        PythonOracle.AssertAgrees("quote", calls, static call => PercentEncoding.Quote((string)call[0]!, PercentEncoding.Safe("/:@%")));
    }

    [TestMethod]
    public void Sloppy_base64_is_read_alike() =>
        PythonOracle.AssertAgrees("b64", Texts(16, "=+/-_ \nAZaz09é", "dXNlcjpwYXNz", "YQ==", "YWI=", "YTp", "!!!", ""), static call =>
            LenientBase64.TryDecode((string)call[0]!, out byte[] bytes) ? Convert.ToBase64String(bytes) : throw new FormatException());

    [TestMethod]
    public void Names_of_files_are_made_safe_alike() =>
        PythonOracle.AssertAgrees("secure_filename", Texts(17, "/\\ ._-\t\x1c;é\u00BD\uFB01\u3000:*", "a.txt", "../../etc/passwd", "con.txt", "my file.tar.gz", "ümläut"), static call =>
            SecureFileName.From(PathRules.Posix, (string)call[0]!));

    [TestMethod]
    public void Paths_stay_inside_alike() =>
        // Since 3.2 an empty name adds nothing, where it added a slash before.
        PythonOracle.AssertAgrees("safe_join", [.. Texts(18, "/.\\:a ", "a/b", "../x", "/etc", "a/../..", "./a//b", "..").Where(static call => ((string)call[0]!).Length > 0)], static call =>
            SafePath.Join(PathRules.Posix, "/srv", (string)call[0]!));

    [TestMethod]
    public void The_hash_without_the_platforms_help_is_the_same()
    {
        Random random = new(19);
        byte[] Bytes(int length)
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            return bytes;
        }

        object?[][] calls = [.. Enumerable.Range(0, 600).Select(length => new object?[] { Convert.ToHexString(Bytes(length)) })];

        PythonOracle.AssertAgrees("sha3", calls, static call => Convert.ToHexStringLower(Sha3.HashManaged(Convert.FromHexString((string)call[0]!))));
    }

    [TestMethod]
    public void Keys_are_derived_alike()
    {
        object?[][] calls =
        [
            .. from n in new[] { 2, 16, 256, 1024 } from r in new[] { 1, 3, 8 } from p in new[] { 1, 2 } select new object?[] { "pässword", "salt", n, r, p },
        ];
        object?[][] rounds = [.. from digest in new[] { "md5", "sha1", "sha256", "sha384", "sha512" } from n in new[] { 1, 2, 50 } select new object?[] { digest, "pässword", "salt", n }];

        PythonOracle.AssertAgrees("scrypt", calls, static call =>
            PasswordMethod.Parse($"scrypt:{call[2]}:{call[3]}:{call[4]}").Hash((string)call[0]!, (string)call[1]!));
        PythonOracle.AssertAgrees("pbkdf2", rounds, static call =>
            PasswordMethod.Parse($"pbkdf2:{call[0]}:{call[3]}").Hash((string)call[1]!, (string)call[2]!));
    }
}
