namespace Werkzeug.Net;

/// <summary>A response that is ready to be sent. An <see cref="HttpException"/> may carry one instead of describing itself.</summary>
public interface IHttpAnswer
{
    /// <summary>The status code of the response, as 302.</summary>
    int StatusCode { get; }
}
