using System.Text;

namespace Jinja.Net.Tests.Differential;

/// <summary>Writes random expressions: mostly such that make sense, some that do not.</summary>
internal sealed class ExpressionGenerator(Chance chance)
{
    private const int MaxDepth = 4;

    /// <summary>An expression of any kind.</summary>
    public string Any(int depth = 0) => Of(chance.Pick(Sort.Number, Sort.Text, Sort.List, Sort.Dict, Sort.Truth, Sort.Any), depth);

    /// <summary>An expression that is meant to give this.</summary>
    public string Of(Sort sort, int depth = 0)
    {
        if (chance.OneIn(12))
            sort = chance.Pick(Sort.Number, Sort.Text, Sort.List, Sort.Dict, Sort.Truth, Sort.Any);
        if (depth >= MaxDepth || chance.OneIn(3))
            return Leaf(sort);
        if (sort is Sort.Text or Sort.Any && chance.OneIn(12))
            return Formatted();
        return chance.Below(10) switch
        {
            0 or 1 or 2 => Filtered(sort, depth),
            3 or 4 => Method(sort, depth),
            5 => Conditional(sort, depth),
            _ => Operator(sort, depth),
        };
    }

    /// <summary>A filter with arguments, without the value.</summary>
    public string Filter(Sort from, int depth)
    {
        (Sort From, string Call, Sort To)[] fitting = [.. Vocabulary.Filters.Where(filter => filter.From == from || filter.From == Sort.Any)];
        return Fill(fitting[chance.Below(fitting.Length)].Call, depth);
    }

    /// <summary>A test with arguments, after <c>is</c>.</summary>
    public string Test(int depth) => (chance.OneIn(4) ? "not " : "") + Fill(Vocabulary.Tests[chance.Below(Vocabulary.Tests.Count)], depth);

    /// <summary>A value put into a text by a format made of any flags.</summary>
    public string Formatted() => chance.Go(
        () => $"'{{:{Specification()}}}'.format({Operand(chance.Pick(Sort.Number, Sort.Text, Sort.Any), 2)})",
        () => $"'{{0!{chance.Pick("r", "s", "a")}:{Specification()}}}'.format({Any(3)})",
        () => $"'%{chance.Some(0, 2, "", () => chance.Pick("-", "+", " ", "0", "#"))}{chance.Pick("", "5", "12", "*")}{chance.Pick("", ".0", ".3", ".10", ".")}{chance.Pick("d", "i", "s", "r", "a", "x", "X", "o", "e", "E", "f", "F", "g", "G", "c", "%", "u", "z")}' % {Operand(chance.Pick(Sort.Number, Sort.Text, Sort.Any), 2)}",
        () => $"{Operand(Sort.Text, 2)}.{chance.Pick("center", "ljust", "rjust")}({chance.Pick("0", "7", "30", "-1", "n", "2.5", "'x'")}{chance.Pick("", ", '*'", ", 'ab'", ", ''", ", 1")})",
        () => $"{Operand(Sort.Text, 2)}.{chance.Pick("split", "rsplit")}({chance.Pick("", "none", "' '", "'l'", "''", "1")}{chance.Pick("", ", 1", ", -1", ", maxsplit=2", ", none", ", 'x'")})",
        () => $"{Operand(Sort.Text, 2)}.{chance.Pick("find", "rfind", "index", "rindex", "count", "startswith", "endswith")}({chance.Pick("'l'", "''", "'Hello'", "1", "('a', 'H')", "none")}{chance.Pick("", ", 1", ", -3", ", 2, -1", ", none, 4", ", 'x'", ", 100")})",
        () => $"{Operand(Sort.Text, 2)}.{chance.Pick("strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "partition", "rpartition", "zfill", "expandtabs", "encode", "splitlines", "join", "replace", "translate")}({chance.Pick("", "none", "'H'", "' d'", "''", "5", "true", "words", "{72: none, 101: 'E'}", "'l', 'L'", "'l', 'L', 1", "'', '-'", "'utf-16'")})");

    private string Specification() =>
        chance.Pick("", "", "<", ">", "^", "=", "*<", "x^", "0=", "{<") + chance.Pick("", "", "+", "-", " ") + chance.Pick("", "", "#", "z") + chance.Pick("", "", "0") + chance.Pick("", "", "8", "20", "1")
        + chance.Pick("", "", ",", "_") + chance.Pick("", "", ".2", ".0", ".10", ".") + chance.Pick("", "d", "s", "f", "e", "g", "%", "x", "b", "o", "c", "n", "X", "E", "G", "F", "k");

    private string Leaf(Sort sort)
    {
        if (chance.OneIn(8))
            return Vocabulary.Particular[chance.Below(Vocabulary.Particular.Count)];
        string[] words = chance.OneIn(2) ? Vocabulary.Variables[sort] : Vocabulary.Literals[sort];
        return words[chance.Below(words.Length)];
    }

    private string Filtered(Sort sort, int depth)
    {
        (Sort From, string Call, Sort To)[] fitting = [.. Vocabulary.Filters.Where(filter => filter.To == sort || sort is Sort.Any or Sort.Truth or Sort.Dict)];
        (Sort from, string call, _) = fitting[chance.Below(fitting.Length)];
        return Operand(from, depth) + "|" + Fill(call, depth);
    }

    private string Method(Sort sort, int depth)
    {
        (Sort From, string Call, Sort To)[] fitting = [.. Vocabulary.Methods.Where(method => method.To == sort || sort == Sort.Any)];
        (Sort from, string call, _) = fitting[chance.Below(fitting.Length)];
        return Operand(from, depth) + "." + Fill(call, depth);
    }

    private string Conditional(Sort sort, int depth) =>
        $"({Of(sort, depth + 1)} if {Of(Sort.Truth, depth + 1)}{(chance.OneIn(4) ? "" : " else " + Of(sort, depth + 1))})";

    private string Operator(Sort sort, int depth) => sort switch
    {
        Sort.Number => chance.Go(
            () => $"{Of(Sort.Number, depth + 1)} {chance.Pick("+", "-", "*", "/", "//", "%", "+", "-")} {Of(Sort.Number, depth + 1)}",
            () => $"-{Operand(Sort.Number, depth)}",
            () => $"{Operand(Sort.Number, depth)} ** {chance.Pick("2", "3", "-1", "0.5", "0")}"),
        Sort.Text => chance.Go(
            () => $"{Of(Sort.Text, depth + 1)} ~ {Any(depth + 1)}",
            () => $"{Operand(Sort.Text, depth)} + {Of(Sort.Text, depth + 1)}",
            () => Operand(Sort.Text, depth) + Subscript(depth),
            () => $"{Operand(Sort.Text, depth)} * {chance.Pick("0", "2", "3", "-1")}",
            () => $"{Operand(Sort.Text, depth)} % {Operand(Sort.Any, depth)}"),
        Sort.List => chance.Go(
            () => $"[{chance.Some(0, 3, ", ", () => Any(depth + 1))}]",
            () => $"({Any(depth + 1)}, {Any(depth + 1)})",
            () => $"{Operand(Sort.List, depth)} + {Of(Sort.List, depth + 1)}",
            () => Operand(Sort.List, depth) + Subscript(depth)),
        Sort.Dict => "{" + chance.Some(0, 3, ", ", () => $"{Of(Sort.Text, depth + 2)}: {Any(depth + 1)}") + "}",
        Sort.Truth => Truth(depth),
        _ => chance.Go(
            () => Operand(Sort.List, depth) + $"[{Of(Sort.Number, depth + 1)}]",
            () => Operand(Sort.Dict, depth) + $"[{Of(Sort.Text, depth + 1)}]",
            () => Operand(Sort.Any, depth) + "." + chance.Pick("name", "a", "x", "0", "items", "age", "c"),
            () => $"{Operand(Sort.Any, depth)} {chance.Pick("+", "*", "-", "%", "//", "~", "/")} {Operand(Sort.Any, depth)}"),
    };

    private string Truth(int depth) => chance.Below(6) switch
    {
        0 => $"{Any(depth + 1)} {chance.Pick("==", "!=")} {Any(depth + 1)}",
        1 => $"{Of(Sort.Number, depth + 1)} {chance.Pick("<", ">", "<=", ">=", "== 1 <")} {Of(Sort.Number, depth + 1)}",
        2 => $"{Any(depth + 1)} {chance.Pick("in", "not in")} {Operand(chance.Pick(Sort.List, Sort.Text, Sort.Dict), depth)}",
        3 => $"{Operand(Sort.Any, depth)} is {Test(depth + 1)}",
        4 => $"not {Of(Sort.Truth, depth + 1)}",
        _ => $"{Of(Sort.Truth, depth + 1)} {chance.Pick("and", "or")} {Any(depth + 1)}",
    };

    private string Subscript(int depth) => chance.Below(5) switch
    {
        0 => $"[{Of(Sort.Number, depth + 2)}]",
        1 => "[1:]",
        2 => "[::-1]",
        3 => $"[{chance.Pick("", "1", "-2", "n")}:{chance.Pick("", "3", "-1")}:{chance.Pick("", "2", "-1")}]",
        _ => $"[:{Of(Sort.Number, depth + 2)}]",
    };

    // With brackets mostly; without them precedence decides what is meant.
    private string Operand(Sort sort, int depth)
    {
        string written = Of(sort, depth + 1);
        return chance.OneIn(6) || IsPlain(written) ? written : $"({written})";
    }

    private static bool IsPlain(string written) => written.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.' or '\'') && !char.IsAsciiDigit(written[0]);

    private string Fill(string call, int depth)
    {
        StringBuilder filled = new();
        foreach (char c in call)
            filled.Append(c switch
            {
                '#' => chance.OneIn(2) ? chance.Pick("0", "1", "2", "5", "20", "-1", "2.5") : Of(Sort.Number, depth + 2),
                '$' => chance.OneIn(2) ? Of(Sort.Text, depth + 2) : chance.Pick("'a'", "'l'", "' '", "'o W'", "'x'", "''", "'name'"),
                '@' => Of(Sort.Any, depth + 2),
                '~' => Of(Sort.List, depth + 2),
                '?' => chance.Pick("true", "false"),
                _ => c.ToString(),
            });
        return filled.ToString();
    }
}
