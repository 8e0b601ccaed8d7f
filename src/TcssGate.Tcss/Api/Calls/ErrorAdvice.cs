namespace TcssGate.Tcss.Api.Calls;

/// <summary>How to mend what the service reports.</summary>
internal static class ErrorAdvice
{
    private const string Keys = "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or the credentials file";

    private static readonly TimeSpan Explaining = TimeSpan.FromSeconds(290);

    public static string For(TcssFailure failure, string action, string code, TimeSpan? ahead) => failure switch
    {
        TcssFailure.RefusedKeys => ForKeys(code, ahead),
        TcssFailure.NotPermitted => $"give the owner of the keys the CAM permission tcss:{action}",
        TcssFailure.WrongRequest => "check --region and --endpoint; if they are right, this is a fault of tcss-gate: report it with this message",
        TcssFailure.NotFound => "check the image's name, and that TCSS knows its registry",
        TcssFailure.AlreadyScanning => "wait for the running scan, or give the image a licence in the TCSS console",
        TcssFailure.LicencesUsedUp => "free or buy licences in the TCSS console",
        TcssFailure.RateLimited => "other clients of this account may use up its 20 requests a second; try again later, or with a lower --parallelism",
        _ => "try again later; if it stays, ask Tencent Cloud's support with the request's number",
    };

    private static string ForKeys(string code, TimeSpan? ahead) => code switch
    {
        "AuthFailure.SignatureExpire" => $"the service accepts requests within 5 minutes of its clock; {ClockError(ahead)}",
        "AuthFailure.SignatureFailure" => $"check that the secret key belongs to the secret id ({Keys}), without anything missing or added",
        "AuthFailure.SecretIdNotFound" or "AuthFailure.InvalidSecretId" =>
            $"check the secret id ({Keys}), and in the console that the key is neither disabled nor deleted",
        "AuthFailure.TokenFailure" => "temporary keys expire, and need their own token (TENCENTCLOUD_SESSION_TOKEN): get new ones, and set all three",
        "AuthFailure.MFAFailure" => "their owner has to confirm calls by a second factor; use keys that need none",
        _ => $"check the keys ({Keys})",
    };

    // A header within 5 minutes of our clock contradicts the service, which refused the time of the request. Seconds are lost on the way.
    private static string ClockError(TimeSpan? ahead) => ahead switch
    {
        null => "this computer's clock or the service's is wrong; check this computer's clock",
        { } span when span.Duration() < Explaining =>
            "the service's clock differs from this computer's by more than that, but the Date header of its response does not show it, "
            + "so a gateway or a proxy may have set that header; check this computer's clock against a time server",
        { } span => $"this computer's clock is {ClockDifference.Describe(span)} {(span > TimeSpan.Zero ? "behind" : "ahead of")} the service's; set it right",
    };
}
