using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>What the debugger shows of a request: tables of names and values, without secrets and without reading its body.</summary>
internal sealed record RequestFacts(string Title, IReadOnlyList<(string Name, IReadOnlyList<KeyValuePair<string, string>> Rows)> Tables)
{
    private const int LongestValue = 400;

    /// <summary>Reads a request. One that cannot be read shows what can.</summary>
    public static RequestFacts From(WsgiEnviron environ)
    {
        Request request = new(environ, populateRequest: false, shallow: true);
        return new RequestFacts($"{environ.Method} {environ.ScriptName}{environ.Path}",
        [
            ("Query", Rows(() => request.Args.Pairs)),
            ("Headers", Rows(() => request.Headers)),
            ("Cookies", Rows(() => request.Cookies.Pairs).ConvertAll(static row => KeyValuePair.Create(row.Key, "********"))),
            ("Environment", Rows(() => environ.Where(static item => item.Value is string && !IsHeader(item.Key))
                .Select(static item => KeyValuePair.Create(item.Key, (string)item.Value!)))),
        ]);
    }

    private static bool IsHeader(string key) => key.StartsWith("HTTP_", StringComparison.Ordinal) || key is "QUERY_STRING" or "RAW_URI" or "REQUEST_URI";

    private static List<KeyValuePair<string, string>> Rows(Func<IEnumerable<KeyValuePair<string, string>>> read)
    {
        try
        {
            return [.. read().Select(static item => KeyValuePair.Create(item.Key, Redaction.Value(item.Key, Cut(item.Value))))];
        }
        catch (HttpException)
        {
            return [];
        }
    }

    private static string Cut(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + " …";
}
