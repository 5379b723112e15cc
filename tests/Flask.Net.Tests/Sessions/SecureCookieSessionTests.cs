using Flask.Net.Sessions;

namespace Flask.Net.Tests.Sessions;

[TestClass]
public class SecureCookieSessionTests
{
    [TestMethod]
    public void A_new_session_was_neither_looked_at_nor_changed()
    {
        SecureCookieSession session = new();

        Assert.IsFalse(session.Accessed);
        Assert.IsFalse(session.Modified);
        Assert.IsFalse(session.IsNew);
    }

    [TestMethod]
    public void Every_look_is_noticed()
    {
        Action<SecureCookieSession>[] looks =
        [
            static session => _ = session["a"], static session => _ = session.Count, static session => _ = session.Keys, static session => _ = session.Values,
            static session => session.ContainsKey("a"), static session => session.TryGetValue("a", out _), static session => session.Get<int>("a"),
            static session => session.GetEnumerator().Dispose(), static session => _ = session.Permanent, static session => session.Pop("missing"),
            static session => session.Remove("missing"), static session => session.SetDefault("a"),
            static session => ((ICollection<KeyValuePair<string, object?>>)session).Contains(new("a", 1L)),
            static session => ((ICollection<KeyValuePair<string, object?>>)session).CopyTo(new KeyValuePair<string, object?>[1], 0),
        ];
        foreach (Action<SecureCookieSession> look in looks)
        {
            SecureCookieSession session = new([new("a", 1L)]);

            look(session);

            Assert.IsTrue(session.Accessed);
            Assert.IsFalse(session.Modified);
        }
    }

    [TestMethod]
    public void Every_change_is_noticed()
    {
        Action<SecureCookieSession>[] changes =
        [
            static session => session["b"] = 1, static session => session.Add("b", 1), static session => session.Remove("a"), static session => session.Pop("a"),
            static session => session.Clear(), static session => session.SetDefault("b", 1), static session => session.Update([new("b", 1)]),
            static session => session.Permanent = true, static session => ((ICollection<KeyValuePair<string, object?>>)session).Remove(new("a", 1L)),
        ];
        foreach (Action<SecureCookieSession> change in changes)
        {
            SecureCookieSession session = new([new("a", 1L)]);

            change(session);

            Assert.IsTrue(session.Modified);
            Assert.IsTrue(session.Accessed);
        }
    }

    [TestMethod]
    public void A_missing_key_is_nothing()
    {
        SecureCookieSession session = new([new("n", 5L), new("f", 1.5), new("s", "text")]);

        Assert.IsNull(session["missing"]);
        Assert.AreEqual(0, session.Get<int>("missing"));
        Assert.AreEqual(5, session.Get<int>("n"));
        Assert.AreEqual(5, session.Get<long?>("n"));
        Assert.AreEqual(1.5f, session.Get<float>("f"));
        Assert.AreEqual("text", session.Get<string>("s"));
        Assert.ThrowsExactly<InvalidCastException>(() => session.Get<int>("s"));
    }

    [TestMethod]
    public void A_null_session_is_empty_and_says_why_it_keeps_nothing()
    {
        NullSession session = new();

        Assert.AreEqual(0, session.Count);
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => session["a"] = 1);
        StringAssert.StartsWith(error.Message, "The session is unavailable because no secret key was set.", StringComparison.Ordinal);
        Assert.IsFalse(session.Modified);
    }

    [TestMethod]
    [DataRow(1L, true)]
    [DataRow("x", true)]
    [DataRow(0L, false)]
    [DataRow("", false)]
    [DataRow(null, false)]
    public void A_session_is_permanent_where_its_mark_is_true_in_python(object? mark, bool isPermanent)
    {
        Assert.AreEqual(isPermanent, new SecureCookieSession { ["_permanent"] = mark }.Permanent);
    }
}
