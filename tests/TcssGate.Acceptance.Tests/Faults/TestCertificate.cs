using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>A certificate of a host that does not exist, which only who is told so trusts (<c>SSL_CERT_FILE</c>).</summary>
internal static class TestCertificate
{
    /// <summary>No name server knows a name that ends so.</summary>
    public const string Host = "tcss.tencentcloudapi.invalid";

    /// <summary>Makes a certificate, and writes what has to be trusted into a file.</summary>
    public static X509Certificate2 Create(string trustFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(trustFile, made.ExportCertificatePem());
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
