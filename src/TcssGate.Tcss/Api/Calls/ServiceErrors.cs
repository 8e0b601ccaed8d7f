namespace TcssGate.Tcss.Api.Calls;

/// <summary>What the service said, fit for a message: cleaned, cut and without secrets.</summary>
internal sealed record Said(string Code, string Message, string RequestId)
{
    public override string ToString() =>
        (this.Code.Length == 0 ? "an error without a code" : this.Code)
        + (this.Message.Length == 0 ? "" : $", \"{this.Message}\"")
        + (this.RequestId.Length == 0 ? "" : $" (request {this.RequestId})");
}

/// <summary>The failures that the service reports, by its codes.</summary>
internal static class ServiceErrors
{
    /// <summary>What a code means to us.</summary>
    public static TcssFailure Classify(string code) => code switch
    {
        "FailedOperation.ErrAlreadyScanning" => TcssFailure.AlreadyScanning,
        "FailedOperation.AuthorizedNotEnough" => TcssFailure.LicencesUsedUp,
        "InvalidParameterValue.DataNotFound" => TcssFailure.NotFound,
        // The query took too long and goes on behind the scenes: not our mistake, whatever family it is filed under.
        "InvalidParameter.RequestTimeout" => TcssFailure.Unavailable,
        // Rights, though filed under keys.
        "AuthFailure.UnauthorizedOperation" => TcssFailure.NotPermitted,
        _ => Family(code) switch
        {
            "AuthFailure" => TcssFailure.RefusedKeys,
            "UnauthorizedOperation" => TcssFailure.NotPermitted,
            "RequestLimitExceeded" => TcssFailure.RateLimited,
            "InternalError" => TcssFailure.Unavailable,
            "ResourceNotFound" => TcssFailure.NotFound,
            "InvalidParameter" or "InvalidParameterValue" or "MissingParameter" or "UnknownParameter" or "InvalidAction" or "InvalidRequest"
                or "NoSuchVersion" or "NoSuchProduct" or "UnsupportedRegion" or "UnsupportedOperation" or "UnsupportedProtocol"
                or "RequestSizeLimitExceeded" => TcssFailure.WrongRequest,
            _ => TcssFailure.Failed,
        },
    };

    /// <summary>The failure that an answer reports.</summary>
    /// <param name="call">The call.</param>
    /// <param name="said">What the service said.</param>
    /// <param name="ahead">How far the server's clock is ahead of ours; <see langword="null"/> when unknown.</param>
    public static TcssException Failure(CallState call, Said said, TimeSpan? ahead)
    {
        var failure = Classify(said.Code);
        var advice = ErrorAdvice.For(failure, call.Action, said.Code, ahead);
        return new TcssException(failure, call.Action, $"{call.Action}: {What(failure)}{TransportFailures.Tries(call)}: {said}; {advice}")
        {
            Code = said.Code,
            RequestId = said.RequestId,
            IsTransient = IsTransient(failure, said.Code),
        };
    }

    // A code that nobody published is not retried: nobody knows what each try leaves behind.
    private static bool IsTransient(TcssFailure failure, string code) =>
        failure is TcssFailure.RateLimited or TcssFailure.Unavailable || (failure == TcssFailure.Failed && Family(code) == "FailedOperation");

    private static string What(TcssFailure failure) => failure switch
    {
        TcssFailure.RefusedKeys => "the keys were refused",
        TcssFailure.NotPermitted => "the keys may not do this",
        TcssFailure.WrongRequest => "the service calls the request wrong",
        TcssFailure.NotFound => "there is no such image",
        TcssFailure.AlreadyScanning => "the image is being scanned already, or has no scan licence",
        TcssFailure.LicencesUsedUp => "there are no scan licences left",
        TcssFailure.RateLimited => "too many requests",
        TcssFailure.Unavailable => "the service is in trouble",
        _ => "the service could not do it",
    };

    private static string Family(string code) => code.Split('.', 2)[0];
}
