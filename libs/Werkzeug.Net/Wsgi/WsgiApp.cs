namespace Werkzeug.Net.Wsgi;

/// <summary>A WSGI 1.0 application: takes the environment of one request, calls <paramref name="startResponse"/> once, and returns the body.</summary>
/// <param name="environ">The request, with PEP 3333's keys. The application may change it.</param>
/// <param name="startResponse">Called with status and headers before the first non-empty block of the body is produced.</param>
/// <remarks>Mirrors the application callable of PEP 3333.</remarks>
public delegate ValueTask<WsgiBody> WsgiApp(WsgiEnviron environ, StartResponse startResponse);
