using System.Text;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Globals;

/// <summary>The global <c>lipsum</c>: paragraphs of text without sense.</summary>
internal static class LoremIpsum
{
    private static readonly string[] Words =
    [
        "lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "elit", "sed", "eiusmod", "tempor", "incididunt", "labore", "dolore", "magna",
        "aliqua", "enim", "minim", "veniam", "quis", "nostrud", "exercitation", "ullamco", "laboris", "nisi", "aliquip", "commodo", "consequat", "duis", "aute",
        "irure", "reprehenderit", "voluptate", "velit", "esse", "cillum", "fugiat", "nulla", "pariatur", "excepteur", "sint", "occaecat", "cupidatat", "proident",
        "sunt", "culpa", "officia", "deserunt", "mollit", "anim", "laborum",
    ];

    public static Value Make(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        int count = Numbers.Index(a[0]), least = Numbers.Index(a[2]), most = Numbers.Index(a[3]);
        bool html = Truth.IsTrue(a[1]);
        if (most <= least && count > 0) throw PythonErrors.Value("empty range for randrange()");
        Random random = services.Budget.Random ?? services.Environment.Random;
        List<string> paragraphs = [];
        long length = 0;
        for (int i = 0; i < count; i++)
        {
            services.Budget.Charge(most);
            services.Budget.CheckText(length + (most * 12L));
            string paragraph = Paragraph(random, random.Next(least, most));
            length += paragraph.Length;
            paragraphs.Add(html ? $"<p>{paragraph}</p>" : paragraph);
        }

        return Value.Text(string.Join(html ? "\n" : "\n\n", paragraphs), html);
    }

    private static string Paragraph(Random random, int words)
    {
        StringBuilder text = new();
        bool capital = true;
        int untilComma = random.Next(3, 8), untilStop = random.Next(10, 20);
        string last = "";
        for (int i = 0; i < words; i++)
        {
            string word = Pick(random, last);
            last = word;
            text.Append(i > 0 ? " " : "").Append(capital ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            capital = --untilStop == 0;
            bool comma = --untilComma == 0;
            if (capital) (untilStop, untilComma) = (random.Next(10, 20), random.Next(3, 8));
            else if (comma) untilComma = random.Next(3, 8);
            if (i < words - 1) text.Append(capital ? "." : comma ? "," : "");
        }

        return text.Append('.').ToString();
    }

    private static string Pick(Random random, string last)
    {
        string word = Words[random.Next(Words.Length)];
        while (word == last) word = Words[random.Next(Words.Length)];
        return word;
    }
}
