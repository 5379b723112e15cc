namespace Werkzeug.Net.Tests.Security;

[TestClass]
public sealed class SafePathTests
{
    [TestMethod]
    [DataRow("a/b.txt", "/srv/a/b.txt")]
    [DataRow("a//b/./c", "/srv/a/b/c")]
    [DataRow("a/../b", "/srv/b")]
    [DataRow("a/", "/srv/a")]
    [DataRow("", "/srv")]
    [DataRow("console.txt", "/srv/console.txt")]
    [DataRow("com10", "/srv/com10")]
    [DataRow("nullable/x", "/srv/nullable/x")]
    public void Ordinary_names_stay_inside(string name, string expected)
    {
        Assert.AreEqual(expected, SafePath.Join("/srv", name));
    }

    [TestMethod]
    [DataRow("..")]
    [DataRow("../x")]
    [DataRow("a/../../x")]
    [DataRow("/etc/passwd")]
    [DataRow("//server/share/x")]
    [DataRow("//?/C:/x")]
    [DataRow("\\\\server\\share")]
    [DataRow("..\\secret")]
    [DataRow("a\\..\\..\\b")]
    [DataRow("c:/windows/win.ini")]
    [DataRow("c:relative")]
    [DataRow("file.txt::$DATA")]
    [DataRow("a\0b")]
    public void Nothing_leaves_the_directory(string name)
    {
        Assert.IsNull(SafePath.Join("/srv", name));
        Assert.IsNull(SafePath.Join("/srv", "ok", name));
    }

    [TestMethod]
    [DataRow("CON")]
    [DataRow("nul")]
    [DataRow("AUX.txt")]
    [DataRow("CON.txt.html")]
    [DataRow("CON ")]
    [DataRow("con .txt")]
    [DataRow("COM1")]
    [DataRow("LPT\u00B9")]
    [DataRow("CONIN$")]
    [DataRow("conout$")]
    [DataRow("a/NUL/b")]
    [DataRow("a/prn")]
    [DataRow("a/. ./b")]
    [DataRow("...")]
    public void Devices_of_windows_are_refused_on_every_system(string name)
    {
        Assert.IsNull(SafePath.Join("/srv", name));
    }

    [TestMethod]
    public void Posix_rules_must_be_asked_for()
    {
        Assert.AreEqual("/srv/CON", SafePath.Join(PathRules.Posix, "/srv", "CON"));
        Assert.AreEqual("./c:test.txt", SafePath.Join(PathRules.Posix, "", "c:test.txt"));
        Assert.IsNull(SafePath.Join(PathRules.Posix, "/srv", "../x"));
    }

    [TestMethod]
    [DataRow("../../../etc/passwd", "etc_passwd")]
    [DataRow("My cool movie.mov", "My_cool_movie.mov")]
    [DataRow("i contain cool \u00fcml\u00e4uts.txt", "i_contain_cool_umlauts.txt")]
    [DataRow("a\\b\\c.txt", "a_b_c.txt")]
    [DataRow("con.txt", "_con.txt")]
    [DataRow("COM\u00B9", "_COM1")]
    [DataRow("...", "")]
    [DataRow("☃", "")]
    [DataRow(null, "")]
    public void Names_of_files_are_made_safe(string? name, string expected)
    {
        Assert.AreEqual(expected, SecureFileName.From(name));
    }
}
