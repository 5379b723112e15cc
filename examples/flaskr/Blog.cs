using Flask.Net;
using Microsoft.Data.Sqlite;
using Werkzeug.Net;

namespace Flaskr;

/// <summary>An entry of the blog, and who wrote it.</summary>
public sealed record Post(long Id, string Title, string Body, DateTime Created, long AuthorId, string Username)
{
    /// <summary>Reads a row of the query.</summary>
    public static Post Of(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetDateTime(3), row.GetInt64(4), row.GetString(5));
}

/// <summary>Reading, writing, changing and deleting posts.</summary>
public static class Blog
{
    private const string Posts = "SELECT p.id, title, body, created, author_id, username FROM post p JOIN user u ON p.author_id = u.id";

    /// <summary>Makes the blueprint.</summary>
    public static Blueprint MakeBlueprint()
    {
        Blueprint blog = new("blog");
        blog.Get("/", Index, endpoint: "index");
        blog.Get("/create", [LoginRequired] () => Templates.Render("blog/create.html"), endpoint: "create");
        blog.Post("/create", Create, endpoint: "create_post");
        blog.Get("/<int:id>/update", [LoginRequired] (long id) => Templates.Render("blog/update.html", new { post = OwnPost(id) }), endpoint: "update");
        blog.Post("/<int:id>/update", Update, endpoint: "update_post");
        blog.Post("/<int:id>/delete", Delete, endpoint: "delete");
        return blog;
    }

    /// <summary>All posts, the newest first.</summary>
    public static string Index() => Templates.Render("blog/index.html", new { posts = Database.All($"{Posts} ORDER BY created DESC, p.id DESC", Post.Of) });

    [LoginRequired]
    private static object Create(FlaskRequest request)
    {
        (string title, string body) = (request.Form["title"].Trim(), request.Form["body"]);
        if (!IsTitle(title))
            return Templates.Render("blog/create.html", new { title, body });
        Database.Execute(
            "INSERT INTO post (title, body, author_id) VALUES ($title, $body, $author)",
            ("$title", title), ("$body", body), ("$author", ((User)Current.G["user"]!).Id)); // the decorator has seen to it
        return Redirect.To(Current.App.UrlFor("blog.index"));
    }

    [LoginRequired]
    private static object Update(long id, FlaskRequest request)
    {
        Post post = OwnPost(id);
        (string title, string body) = (request.Form["title"].Trim(), request.Form["body"]);
        if (!IsTitle(title))
            return Templates.Render("blog/update.html", new { post = post with { Title = title, Body = body } });
        Database.Execute("UPDATE post SET title = $title, body = $body WHERE id = $id", ("$title", title), ("$body", body), ("$id", id));
        return Redirect.To(Current.App.UrlFor("blog.index"));
    }

    [LoginRequired]
    private static Response Delete(long id)
    {
        Database.Execute("DELETE FROM post WHERE id = $id", ("$id", OwnPost(id).Id));
        return Redirect.To(Current.App.UrlFor("blog.index"));
    }

    private static Post OwnPost(long id)
    {
        Post post = Database.First($"{Posts} WHERE p.id = $id", Post.Of, ("$id", id)) ?? throw Abort.With(404, $"Post id {id} doesn't exist.");
        return post.AuthorId == (Current.G["user"] as User)?.Id ? post : throw Abort.With(403, "This post is somebody else's.");
    }

    private static bool IsTitle(string title)
    {
        if (title.Length > 0)
            return true;
        Flashing.Flash("Title is required.", "error");
        return false;
    }
}
