namespace TcssGate.Core.Evaluation;

/// <summary>Why nothing can be said of an image.</summary>
public enum UndecidedCode
{
    /// <summary>TCSS does not list it, not even after a sync.</summary>
    ImageNotFound,

    /// <summary>Several registries hold it, and the reference does not say which is meant.</summary>
    ImageAmbiguous,

    /// <summary>TCSS lists the tag, but not with the digest asked for.</summary>
    DigestNotFound,

    /// <summary>The registries could not be synced, so the tag may have moved unseen.</summary>
    SyncFailed,

    /// <summary>The tag moved while the gate was at work.</summary>
    ImageChanged,

    /// <summary>The image has no scan licence.</summary>
    NotLicensed,

    /// <summary>The scan could not be started.</summary>
    ScanNotStarted,

    /// <summary>The scan ended without a result.</summary>
    ScanFailed,

    /// <summary>The scan ended, but not every required type was looked for.</summary>
    ScanIncomplete,

    /// <summary>There was no complete, new result in time.</summary>
    TimedOut,

    /// <summary>TCSS failed to say anything of the image.</summary>
    LookFailed,
}

/// <summary>Why nothing can be said of an image, and how to mend it.</summary>
/// <param name="Code">Which of the known reasons it is.</param>
/// <param name="Text">What is so, in the user's words; may quote the service, so who prints it escapes it.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record UndecidedReason(UndecidedCode Code, string Text, string Mend)
{
    /// <summary>The name in reports: <c>image-not-found</c> and its kin.</summary>
    public string Name => this.Code switch
    {
        UndecidedCode.ImageNotFound => "image-not-found",
        UndecidedCode.ImageAmbiguous => "image-ambiguous",
        UndecidedCode.DigestNotFound => "digest-not-found",
        UndecidedCode.SyncFailed => "sync-failed",
        UndecidedCode.ImageChanged => "image-changed",
        UndecidedCode.NotLicensed => "not-licensed",
        UndecidedCode.ScanNotStarted => "scan-not-started",
        UndecidedCode.ScanFailed => "scan-failed",
        UndecidedCode.ScanIncomplete => "scan-incomplete",
        UndecidedCode.TimedOut => "timed-out",
        UndecidedCode.LookFailed => "look-failed",
        _ => throw new InvalidOperationException($"no name for {this.Code}"),
    };
}
