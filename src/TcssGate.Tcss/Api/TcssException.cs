namespace TcssGate.Tcss.Api;

/// <summary>Why a call to TCSS gave no answer that can be used.</summary>
public enum TcssFailure
{
    /// <summary>The keys or the clock were refused (<c>AuthFailure.*</c>), or at the proxy its password or the whole connection. Never retried.</summary>
    RefusedKeys,

    /// <summary>The keys may not call the action (<c>UnauthorizedOperation</c>). Never retried.</summary>
    NotPermitted,

    /// <summary>The request is wrong (<c>InvalidParameter.*</c>, <c>MissingParameter</c>, <c>InvalidAction</c>, …). Never retried.</summary>
    WrongRequest,

    /// <summary>There is no such image (<c>ResourceNotFound</c>, <c>InvalidParameterValue.DataNotFound</c>). Never retried.</summary>
    NotFound,

    /// <summary>
    /// <c>FailedOperation.ErrAlreadyScanning</c>, which means one of two things: a scan of the image runs already, or the image has no scan licence.
    /// Only <c>IsAuthorized</c> tells which. Never retried.
    /// </summary>
    AlreadyScanning,

    /// <summary>There are no scan licences left (<c>FailedOperation.AuthorizedNotEnough</c>). Never retried.</summary>
    LicencesUsedUp,

    /// <summary>The service could not do it (<c>FailedOperation</c>, or a code that nobody published), after the retries that are worth it.</summary>
    Failed,

    /// <summary>Too many requests (<c>RequestLimitExceeded</c>), although the client slowed down and retried.</summary>
    RateLimited,

    /// <summary>
    /// No answer that counts: no network, a gateway's error page, a cut or endless answer, trouble inside the service; after the retries that are
    /// worth it.
    /// </summary>
    Unavailable,
}

/// <summary>A call to TCSS that gave no answer that can be used.</summary>
/// <remarks>
/// The message names the action, says what the service said, and how to mend it. It holds no secret; text from the service in it is short and
/// has no control characters. A call that starts something may have been accepted although it ends in <see cref="TcssFailure.Unavailable"/>:
/// only its answer may have been lost.
/// </remarks>
public sealed class TcssException : Exception
{
    /// <summary>A failure.</summary>
    internal TcssException(TcssFailure failure, string action, string message, Exception? cause = null)
        : base(message, cause)
    {
        this.Failure = failure;
        this.Action = action;
    }

    /// <summary>Which of the known failures it is.</summary>
    public TcssFailure Failure { get; }

    /// <summary>The action that was called, as in <c>DescribeAssetImageRegistryList</c>.</summary>
    public string Action { get; }

    /// <summary>The service's code, as in <c>FailedOperation.ErrAlreadyScanning</c>; empty when the answer had none.</summary>
    public string Code { get; internal init; } = "";

    /// <summary>The service's number of the request, which its support asks for; empty when the answer had none.</summary>
    public string RequestId { get; internal init; } = "";

    /// <summary>Whether the next try may go better; refused keys and wrong requests stay so.</summary>
    internal bool MayPass => this.Failure is TcssFailure.Unavailable or TcssFailure.RateLimited or TcssFailure.Failed;

    /// <summary>Whether the same request may well succeed a moment later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether there was no connection to anyone: no such host, or nobody there.</summary>
    internal bool IsWithoutConnection { get; init; }
}
