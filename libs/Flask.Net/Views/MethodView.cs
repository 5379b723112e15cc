namespace Flask.Net;

/// <summary>A view whose public methods answer the HTTP methods of their names: <c>Get</c>, <c>Post</c>, <c>Put</c>, <c>Delete</c> ...</summary>
/// <remarks>
/// Mirrors <c>flask.views.MethodView</c>. The methods take what they ask for as any view does, and may be asynchronous (<c>PostAsync</c> is
/// found too). <c>HEAD</c> is answered by <c>Get</c> where there is no <c>Head</c>.
/// </remarks>
/// <example><code>
/// sealed class Counter : MethodView
/// {
///     public object Get() => new { count = Current.Session.Get&lt;int>("count") };
///     public object Post() { Current.Session["count"] = Current.Session.Get&lt;int>("count") + 1; return Redirect.To("/counter"); }
/// }
/// app.AddUrlRule&lt;Counter>("/counter");
/// </code></example>
public abstract class MethodView : View
{
}
