using TcssGate.Core.Evaluation;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Planning;

/// <summary>What to do after a look at a scan that is waited for.</summary>
public abstract record WaitStep
{
    private WaitStep()
    {
    }

    /// <summary>The result is complete and new.</summary>
    public sealed record Done : WaitStep;

    /// <summary>The scan ended, but some required types are not known; what the others found still counts.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Gaps">What is missing, each for one type.</param>
    public sealed record DoneInPart(UndecidedReason Reason, IReadOnlyList<ScanGap> Gaps) : WaitStep;

    /// <summary>There will be no result.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record GiveUp(UndecidedReason Reason) : WaitStep;

    /// <summary>A joined scan ended without having been seen to look for every required type: only a scan of our own proves that.</summary>
    public sealed record StartOwn : WaitStep;

    /// <summary>Look again after a while.</summary>
    /// <param name="Delay">How long to wait.</param>
    public sealed record LookAgain(TimeSpan Delay) : WaitStep;
}
