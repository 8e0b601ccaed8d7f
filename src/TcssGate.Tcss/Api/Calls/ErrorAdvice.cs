namespace TcssGate.Tcss.Api.Calls;

/// <summary>How to mend what the service reports.</summary>
internal static class ErrorAdvice
{
    private const string Keys = "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or the credentials file";

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
        "AuthFailure.SignatureExpire" => $"{ClockError(ahead)}; set it right (the service allows 5 minutes)",
        "AuthFailure.SignatureFailure" => $"check that the secret key belongs to the secret id ({Keys}), without anything missing or added",
        "AuthFailure.SecretIdNotFound" or "AuthFailure.InvalidSecretId" =>
            $"check the secret id ({Keys}), and in the console that the key is neither disabled nor deleted",
        "AuthFailure.TokenFailure" => "temporary keys end, and need their own TENCENTCLOUD_SESSION_TOKEN: get new ones, and set all three",
        "AuthFailure.MFAFailure" => "their owner has to confirm calls by a second factor; use keys that need none",
        _ => $"check the keys ({Keys})",
    };

    private static string ClockError(TimeSpan? ahead) => ahead switch
    {
        null => "this computer's clock is wrong",
        { } span when span > TimeSpan.Zero => $"this computer's clock is {Length(span)} behind the service's",
        { } span => $"this computer's clock is {Length(span)} ahead of the service's",
    };

    private static string Length(TimeSpan span)
    {
        span = span.Duration();
        return span.TotalDays >= 1 ? $"{span.Days} d {span.Hours} h"
            : span.TotalHours >= 1 ? $"{span.Hours} h {span.Minutes} min"
            : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s"
            : $"{span.Seconds} s";
    }
}
