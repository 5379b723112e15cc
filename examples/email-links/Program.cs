using EmailLinks;

// email-links                                    shows what links do
// email-links make MAIL FINGERPRINT KEY...       prints a link; keys from the oldest to the newest
// email-links read LINK KEY...                   reads one back
return args switch
{
    ["make", var mail, var fingerprint, .. { Length: > 0 } keys] => Print(new PasswordResetLinks(keys).Make(mail, fingerprint)),
    ["read", var link, .. { Length: > 0 } keys] => Print(new PasswordResetLinks(keys).Read(link).Text),
    [] => Show(),
    _ => Print("usage: email-links [make MAIL FINGERPRINT KEY... | read LINK KEY...]", 2),
};

static int Show()
{
    MovableClock clock = new();
    using PasswordResetLinks links = new("a secret that is long and random", clock);
    string link = links.Make("ann@example.org", "b1946ac9");
    Print($"in the mail:         {link}");
    Print($"opened in time:      {links.Read(link).Text}");

    string forged = link.Replace("/reset/", "/reset/x", StringComparison.Ordinal);
    Print($"tampered with:       {links.Read(forged).Text}");

    // The new key goes to the end: it signs from now on, and links under the old one still open.
    using PasswordResetLinks rotated = new(["a secret that is long and random", "its successor"], clock);
    Print($"after a new key:     {rotated.Read(link).Text}");
    using PasswordResetLinks retired = new("its successor", clock);
    Print($"the old key retired: {retired.Read(link).Text}");

    clock.Move(TimeSpan.FromHours(2));
    Print($"two hours later:     {links.Read(link).Text}");
    return 0;
}

static int Print(string line, int exitCode = 0)
{
    Console.WriteLine(line);
    return exitCode;
}

internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Move(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
