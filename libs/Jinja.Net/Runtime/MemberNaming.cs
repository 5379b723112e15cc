using System.Reflection;
using System.Text.Json.Serialization;

namespace Jinja.Net.Runtime;

/// <summary>How the names of a template find the members of .NET objects.</summary>
public abstract class MemberNaming
{
    /// <summary>The exact name, else the same letters in snake_case or camelCase: <c>first_name</c> and <c>firstName</c> find <c>FirstName</c>.</summary>
    public static MemberNaming Default { get; } = new Relaxed();

    /// <summary>The exact name only.</summary>
    public static MemberNaming Exact { get; } = new ExactNames();

    /// <summary>The name that JSON uses: that of <see cref="JsonPropertyNameAttribute"/>, else the exact name.</summary>
    public static MemberNaming Json { get; } = new JsonNames();

    /// <summary>How well a member answers to a name: 0 is not at all; of several the highest wins.</summary>
    /// <param name="member">A public property, field or method.</param>
    /// <param name="name">The name that the template wrote.</param>
    /// <returns>The rank.</returns>
    public abstract int Rank(MemberInfo member, string name);

    /// <summary>Whether a member's names alone decide, so that it need not be looked at by reflection.</summary>
    internal virtual bool GoesByNames => false;

    /// <summary>How well a member with these names answers to a name.</summary>
    internal virtual int RankNames(string member, string? jsonName, string name) => 0;

    private sealed class ExactNames : MemberNaming
    {
        internal override bool GoesByNames => true;

        public override int Rank(MemberInfo member, string name) => RankNames(member.Name, null, name);

        internal override int RankNames(string member, string? jsonName, string name) => member == name ? 1 : 0;
    }

    private sealed class JsonNames : MemberNaming
    {
        internal override bool GoesByNames => true;

        public override int Rank(MemberInfo member, string name) => RankNames(member.Name, member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, name);

        internal override int RankNames(string member, string? jsonName, string name) => (string.IsNullOrEmpty(jsonName) ? member : jsonName) == name ? 1 : 0;
    }

    private sealed class Relaxed : MemberNaming
    {
        internal override bool GoesByNames => true;

        public override int Rank(MemberInfo member, string name) => RankNames(member.Name, null, name);

        internal override int RankNames(string member, string? jsonName, string name)
        {
            if (member == name) return 3;
            if (!SameLetters(member, name)) return 0;
            return char.IsUpper(member[0]) ? 2 : 1;
        }

        /// <summary>Letters compare without case; underscores of the template's name are between words.</summary>
        private static bool SameLetters(string member, string name)
        {
            int at = 0;
            foreach (char letter in name)
            {
                if (letter == '_' && at > 0 && (at >= member.Length || member[at] != '_')) continue;
                if (at >= member.Length || char.ToUpperInvariant(member[at]) != char.ToUpperInvariant(letter)) return false;
                at++;
            }

            return at == member.Length && !name.EndsWith('_');
        }
    }
}
