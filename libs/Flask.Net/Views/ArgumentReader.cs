namespace Flask.Net;

/// <summary>Reads the value of one parameter of a view from the request.</summary>
internal delegate ValueTask<object?> ArgumentReader(FlaskContext context);
