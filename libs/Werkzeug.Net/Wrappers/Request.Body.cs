using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

public partial class Request
{
    private FormData? _form;
    private Stream? _stream;
    private byte[]? _data;
    private JsonNode? _json;
    private bool _hasJson;

    /// <summary>The longest body to accept, in bytes; null accepts every length that the server does.</summary>
    public virtual long? MaxContentLength { get; set; }

    /// <summary>How many bytes a form's texts may have together; null for any number. Files do not count.</summary>
    public virtual long? MaxFormMemorySize { get; set; } = FormLimits.UsualMemorySize;

    /// <summary>How many parts a multipart form may have; null for any number.</summary>
    public virtual int? MaxFormParts { get; set; } = FormLimits.UsualParts;

    /// <summary>How many bytes each file of a form may have; null for any number.</summary>
    public virtual long? MaxFileSize { get; set; }

    /// <summary>How many bytes the files of a form may have together, in memory and on disk; null for any number.</summary>
    public virtual long? MaxFilesSize { get; set; }

    /// <summary>Looks at each file of a form before anybody sees it; null takes all files. One that waits needs <see cref="LoadFormAsync"/>.</summary>
    public virtual FileScan? FileScan { get; set; }

    /// <summary>Whether the body says that it is a form.</summary>
    public virtual bool WantFormDataParsed => !string.IsNullOrEmpty(ContentType);

    /// <summary>The body, limited to its length. It can be read once; after <see cref="Form"/> or <see cref="Data"/> it is empty.</summary>
    public Stream Stream => _stream ??= OpenBody();

    /// <summary>The texts of the form. Empty where the body is no form.</summary>
    /// <exception cref="RequestEntityTooLargeException">The form breaks a limit.</exception>
    /// <remarks>Reads the body and waits for it; <see cref="LoadFormAsync"/> waits without blocking.</remarks>
    public ImmutableMultiDict<string> Form => LoadForm().Form;

    /// <summary>The files of the form. Empty where the body is no multipart form.</summary>
    /// <exception cref="RequestEntityTooLargeException">The form breaks a limit.</exception>
    /// <remarks>Reads the body and waits for it; <see cref="LoadFormAsync"/> waits without blocking.</remarks>
    public virtual ImmutableMultiDict<FileStorage> Files => LoadForm().Files;

    /// <summary>The bytes of the body, where it is no form; a form leaves nothing.</summary>
    /// <remarks>Reads the body and waits for it; <see cref="GetDataAsync"/> waits without blocking.</remarks>
    public byte[] Data => GetData(parseFormData: true);

    /// <summary>The JSON of the body.</summary>
    /// <exception cref="UnsupportedMediaTypeException">The body does not say that it is JSON.</exception>
    /// <exception cref="BadRequestException">The body is no JSON.</exception>
    public JsonNode? Json => GetJson();

    /// <summary>Reads the form, without blocking a thread. Afterwards <see cref="Form"/> and <see cref="Files"/> are at hand.</summary>
    /// <param name="cancel">Stops reading.</param>
    public async ValueTask LoadFormAsync(CancellationToken cancel = default)
    {
        if (_form is null)
            Keep(await MakeFormDataParser().ParseAsync(BodyForParsing(), MimeType, ContentLength, MimeTypeParameters, cancel).ConfigureAwait(false));
    }

    /// <summary>Reads the body into memory.</summary>
    /// <param name="cache">Whether it is kept for the next call.</param>
    /// <param name="parseFormData">Whether a form is read first, which leaves nothing.</param>
    /// <exception cref="RequestEntityTooLargeException">The body is longer than allowed.</exception>
    public byte[] GetData(bool cache = true, bool parseFormData = false)
    {
        if (_data is not null)
            return _data;
        if (parseFormData)
            LoadForm();
        using MemoryStream all = new();
        Stream.CopyTo(all);
        byte[] data = all.ToArray();
        _data = cache ? data : null;
        return data;
    }

    /// <summary>Reads the body into memory, without blocking a thread.</summary>
    /// <param name="cache">Whether it is kept for the next call.</param>
    /// <param name="parseFormData">Whether a form is read first, which leaves nothing.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="RequestEntityTooLargeException">The body is longer than allowed.</exception>
    public async ValueTask<byte[]> GetDataAsync(bool cache = true, bool parseFormData = false, CancellationToken cancel = default)
    {
        if (_data is not null)
            return _data;
        if (parseFormData)
            await LoadFormAsync(cancel).ConfigureAwait(false);
        using MemoryStream all = new();
        await Stream.CopyToAsync(all, cancel).ConfigureAwait(false);
        byte[] data = all.ToArray();
        _data = cache ? data : null;
        return data;
    }

    /// <summary>The body as text (UTF-8; what is not becomes U+FFFD).</summary>
    /// <param name="cache">Whether it is kept for the next call.</param>
    /// <param name="parseFormData">Whether a form is read first, which leaves nothing.</param>
    public string GetText(bool cache = true, bool parseFormData = false) => Encoding.UTF8.GetString(GetData(cache, parseFormData));

    /// <summary>Reads the body as JSON.</summary>
    /// <param name="force">Whether the body's media type does not matter.</param>
    /// <param name="silent">Whether what is no JSON reads as null instead of being an error.</param>
    /// <param name="cache">Whether the result is kept for the next call.</param>
    /// <exception cref="UnsupportedMediaTypeException">The body does not say that it is JSON.</exception>
    /// <exception cref="BadRequestException">The body is no JSON.</exception>
    public JsonNode? GetJson(bool force = false, bool silent = false, bool cache = true) =>
        _hasJson && cache ? _json : ReadJson(force, silent, cache, IsJson || force ? GetData(cache) : []);

    /// <summary>Reads the body as JSON, without blocking a thread.</summary>
    /// <param name="force">Whether the body's media type does not matter.</param>
    /// <param name="silent">Whether what is no JSON reads as null instead of being an error.</param>
    /// <param name="cache">Whether the result is kept for the next call.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="UnsupportedMediaTypeException">The body does not say that it is JSON.</exception>
    /// <exception cref="BadRequestException">The body is no JSON.</exception>
    public async ValueTask<JsonNode?> GetJsonAsync(bool force = false, bool silent = false, bool cache = true, CancellationToken cancel = default)
    {
        if (_hasJson && cache)
            return _json;
        byte[] data = IsJson || force ? await GetDataAsync(cache, cancel: cancel).ConfigureAwait(false) : [];
        return ReadJson(force, silent, cache, data);
    }

    /// <summary>Reads the body as JSON into a type.</summary>
    /// <param name="force">Whether the body's media type does not matter.</param>
    /// <exception cref="UnsupportedMediaTypeException">The body does not say that it is JSON.</exception>
    /// <exception cref="BadRequestException">The body is no JSON, or none of this type.</exception>
    public T GetJson<T>(bool force = false)
    {
        JsonNode? json = GetJson(force);
        try
        {
            return json.Deserialize<T>(JsonBody.Options)!;
        }
        catch (JsonException error)
        {
            OnJsonLoadingFailed(error);
            throw;
        }
    }

    /// <summary>Closes the files of the form.</summary>
    public void Close()
    {
        foreach (KeyValuePair<string, FileStorage> file in _form?.Files.Pairs ?? [])
            file.Value.Dispose();
    }

    /// <summary>Called when JSON is asked for and cannot be read. What it returns is taken for the JSON.</summary>
    /// <param name="error">What is wrong with the body; null where it does not say that it is JSON.</param>
    /// <exception cref="HttpException">Usually: 400, or 415 without <paramref name="error"/>.</exception>
    protected virtual JsonNode? OnJsonLoadingFailed(Exception? error) => throw (error is null
        ? new UnsupportedMediaTypeException(
            "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.")
        : new BadRequestException($"Failed to decode JSON object: {error.Message}"));

    /// <summary>Makes what reads forms, with the limits of this request.</summary>
    protected virtual FormDataParser MakeFormDataParser() => new(new FormLimits
    {
        MaxContentLength = MaxContentLength,
        MaxFormMemorySize = MaxFormMemorySize,
        MaxFormParts = MaxFormParts,
        MaxFileSize = MaxFileSize,
        MaxFilesSize = MaxFilesSize,
    }, scan: FileScan);

    private Stream OpenBody()
    {
        if (IsShallow)
            throw new InvalidOperationException("This request was created with 'shallow=True', reading from the input stream is disabled.");
        return InputStream.Of(Environ, MaxContentLength);
    }

    private Stream BodyForParsing() => _data is not null ? new MemoryStream(_data, writable: false) : Stream;

    private FormData LoadForm() =>
        _form ?? Keep(WantFormDataParsed
            ? MakeFormDataParser().Parse(BodyForParsing(), MimeType, ContentLength, MimeTypeParameters)
            : FormData.None(Stream));

    private FormData Keep(FormData form)
    {
        _form = form;
        _stream = form.Rest;
        return form;
    }

    private JsonNode? ReadJson(bool force, bool silent, bool cache, byte[] data)
    {
        if (!force && !IsJson)
            return silent ? null : OnJsonLoadingFailed(null);
        JsonNode? json;
        try
        {
            json = JsonBody.Parse(data);
        }
        catch (FormatException error)
        {
            if (silent)
                json = null;
            else
                return OnJsonLoadingFailed(error);
        }

        if (cache)
            (_json, _hasJson) = (json, true);
        return json;
    }
}
