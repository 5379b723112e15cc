using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Werkzeug.Net.Serving;

/// <summary>Certificates made on the spot, for development: nobody has signed them, so browsers warn.</summary>
/// <remarks>Mirrors <c>ssl_context="adhoc"</c> and <c>werkzeug.serving.make_ssl_devcert</c>.</remarks>
public static class AdhocCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes a certificate with a new key, for a year.</summary>
    /// <param name="host">The name that it is for; loopback and all names below it are added.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    public static X509Certificate2 Create(string host = "localhost", TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(new X500DistinguishedName("CN=" + X500Text(host)), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(Names(host));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        DateTimeOffset now = (time ?? TimeProvider.System).GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));

        // Windows' TLS wants a key that was loaded, not one that was made.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Makes a certificate and writes it to <c>path.crt</c> and its key to <c>path.key</c>, for a server that keeps it.</summary>
    /// <param name="path">Folder and name, without extension.</param>
    /// <param name="host">The name that it is for.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <returns>The two files.</returns>
    public static (string CertificateFile, string KeyFile) Write(string path, string host = "localhost", TimeProvider? time = null)
    {
        using X509Certificate2 certificate = Create(host, time);
        using ECDsa key = certificate.GetECDsaPrivateKey()!; // Create gives it one
        (string certificateFile, string keyFile) = (path + ".crt", path + ".key");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        using (FileStream file = new(keyFile, Private()))
        using (StreamWriter writer = new(file))
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }

    private static FileStreamOptions Private()
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static X509Extension Names(string host)
    {
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        names.AddDnsName("localhost");
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else if (host is not "localhost" and not "*")
        {
            names.AddDnsName(host);
            names.AddDnsName("*." + host);
        }

        return names.Build();
    }

    private static string X500Text(string host) => "\"" + host.Replace("\"", "", StringComparison.Ordinal) + "\"";
}
