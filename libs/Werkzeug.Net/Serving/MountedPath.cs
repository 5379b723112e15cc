using Microsoft.AspNetCore.Http;

namespace Werkzeug.Net.Serving;

/// <summary>Moves the path that an endpoint was found by from the request's path to its base, as <c>SCRIPT_NAME</c> wants it.</summary>
internal static class MountedPath
{
    /// <summary>The route value that has what lies below the mount.</summary>
    public const string RouteValue = "wsgi_path";

    /// <summary>Runs a delegate with the path below its mount, and puts the paths back.</summary>
    public static RequestDelegate Below(RequestDelegate next) => async context =>
    {
        (PathString pathBase, PathString path) = (context.Request.PathBase, context.Request.Path);
        string whole = path.Value ?? "";
        string rest = context.Request.RouteValues[RouteValue] as string ?? "";
        int cut = rest.Length > 0 || whole.EndsWith('/') ? whole.Length - rest.Length - 1 : whole.Length;
        context.Request.PathBase = pathBase + new PathString(whole[..cut]);
        context.Request.Path = new PathString(whole[cut..]);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            (context.Request.PathBase, context.Request.Path) = (pathBase, path);
        }
    };
}
