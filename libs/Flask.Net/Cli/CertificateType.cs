using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Types;
using Werkzeug.Net.Serving;

namespace Flask.Net.Cli;

/// <summary>What <c>--cert</c> takes: a certificate's file in PEM, or <c>adhoc</c> for one that is made on the spot.</summary>
/// <remarks>Mirrors <c>flask.cli.CertParamType</c>.</remarks>
internal sealed class CertificateType : ParamType
{
    private const string Adhoc = "adhoc";

    private readonly PathType _file = new() { Exists = true, DirOkay = false };

    public override string Name => "path";

    /// <summary>The certificate that the two options name; null for none.</summary>
    /// <exception cref="BadParameterException">The files hold no certificate with its key.</exception>
    public static X509Certificate2? Open(string? certificate, string? key)
    {
        try
        {
            return certificate switch
            {
                null => null,
                Adhoc => AdhocCertificate.Create(),
                _ => X509Certificate2.CreateFromPemFile(certificate, key),
            };
        }
        catch (CryptographicException error)
        {
            throw new BadParameterException($"The files hold no certificate with its key: {error.Message}", parameterHint: "'--cert'");
        }
    }

    /// <summary>The key and the certificate belong together: <c>--key</c> is looked at after <c>--cert</c>, which is eager.</summary>
    public static object? CheckKey(Context context, Parameter parameter, object? value)
    {
        string? certificate = context.Params.TryGetValue("cert", out object? given) ? given as string : null;
        string? problem = (certificate, value) switch
        {
            (Adhoc, not null) => "When \"--cert\" is \"adhoc\", \"--key\" is not used.",
            (null, not null) => "\"--cert\" must also be specified.",
            (not null and not Adhoc, null) => "Required when using \"--cert\".",
            _ => null,
        };
        return problem is null ? value : throw new BadParameterException(problem, context, parameter);
    }

    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context) =>
        value is Adhoc ? value : _file.Convert(value, parameter, context);
}
