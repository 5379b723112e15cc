using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Sends files: those of a static folder by themselves, others from within a view.</summary>
/// <remarks>Mirrors <c>flask.send_file</c> and <c>flask.send_from_directory</c>; the configuration gives the age and <c>X-Sendfile</c>.</remarks>
public static class StaticFiles
{
    /// <summary>Sends a file that the program names.</summary>
    /// <param name="path">The path, below the application's root where it is relative. Never one that a client gave.</param>
    /// <param name="options">How to send it.</param>
    public static Response Send(string path, SendFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SendFile.FromPath(path, Current.Request.Environ, WithSettings(options));
    }

    /// <summary>Sends the bytes of a stream, from where it stands. It is disposed afterwards.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="options">How to send it: a type or a name to guess it from is needed.</param>
    public static Response Send(Stream stream, SendFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SendFile.FromStream(stream, Current.Request.Environ, WithSettings(options));
    }

    /// <summary>Sends a file below a folder. The path may come from a client: what leads out of the folder is not found.</summary>
    /// <param name="directory">The folder, below the application's root where it is relative.</param>
    /// <param name="path">The path below it, with <c>/</c>.</param>
    /// <param name="options">How to send it.</param>
    /// <exception cref="NotFoundException">There is no such file below the folder.</exception>
    public static Response FromDirectory(string directory, string path, SendFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(path);
        return SendFile.FromDirectory(directory, path, Current.Request.Environ, WithSettings(options));
    }

    internal static RegisteredView ViewOf(Scaffold scaffold) => new(
        scaffold, context => new(scaffold.SendStaticFile((string)context.Request.ViewArguments["filename"]!))); // the rule has it

    private static SendFileOptions WithSettings(SendFileOptions? options)
    {
        FlaskApp app = Current.App;
        options ??= new SendFileOptions();
        return options with
        {
            UseXSendfile = options.UseXSendfile || app.Settings.UseXSendFile,
            MaxAgeOf = options.MaxAge is null && options.MaxAgeOf is null ? app.GetSendFileMaxAge : options.MaxAgeOf,
            RootPath = options.RootPath ?? app.RootPath,
            ResponseFactory = options.ResponseFactory ?? ((body, type, headers) => app.NewResponse(body, null, headers, type)),
            Time = app.Clock,
        };
    }
}
